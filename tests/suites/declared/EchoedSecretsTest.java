package tests.suites.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.suites.declared.EchoingService.reply;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.text.Secrets;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.RunListener;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.GateRunRequest;
import lockstep.gates.run.GateRunner;
import lockstep.record.evidence.GateRunJson;
import lockstep.record.evidence.JUnitReport;
import lockstep.settings.gates.Beside;
import lockstep.settings.gates.GateFile;
import lockstep.suites.declared.DeclaredSuites;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tests.demo.service.ManualClock;

/** A service that repeats a long secret: no part of it is in the evidence, the report or the live view. */
class EchoedSecretsTest {

    private static final String SECRET = IntStream.range(0, 50).mapToObj(i -> "%04x".formatted(i * 1_237))
            .collect(Collectors.joining());
    private static final int TELLING = 12;

    private final ManualClock clock = new ManualClock();
    private final List<String> live = new CopyOnWriteArrayList<>();

    private GateRun run(String yaml) {
        String body = "{\"echo\": \"" + SECRET + "\", \"short\": \"" + SECRET.substring(0, 200) + "\", \"said\": \"it was "
                + SECRET + "\", \"n\": 1}";
        try (EchoingService service = new EchoingService(sent -> reply(
                sent.line().contains("/moved") ? 302 : 200, body, "X-Echo", SECRET, "Location", "/a/" + SECRET))) {
            GateRunRequest order = new GateRunRequest(
                    new DeclaredSuites(GateFile.readOne(yaml, "x", Beside.nothing()), Map.of("TOKEN", SECRET))
                            .promotionGate(Environment.STAGING),
                    Environment.STAGING, service.target(), Optional.empty(), Optional.empty(), new Operator("tester"),
                    HttpSettings.defaults(), Duration.ofMinutes(5));
            return new GateRunner(clock, clock::pass, new Secrets()).run(order, new RunListener() {
                @Override
                public void note(GateName gate, String words) {
                    live.add(words);
                }
            });
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            PASS | get: /a, expect: {json: {/echo: {exists: true}, /said: {type: string}}, headers: {x-echo: {exists: true}}}
            FAIL | get: /a, expect: {json: {/echo: lost, /said: lost, /short: {type: integer}}}
            FAIL | get: /a, expect: {json: {/n: 1}, headers: {x-echo: {matches: '^nothing$'}}}
            FAIL | get: /a, expect: {json: {/echo: lost}}, poll: {every: 1s, for: 3s}
            FAIL | get: /moved, expect: 200
            """)
    void no_part_of_it_is_told(Verdict verdict, String gate) {
        GateRun run = run("gates: {g: {" + gate + ", query: {token: \"{{env:TOKEN}}\"}, keep: [/echo, /said, /short, "
                + "x-echo]}}");
        assertThat(run.verdict()).as(GateRunJson.write(run)).isEqualTo(verdict);
        String all = GateRunJson.write(run) + JUnitReport.write(List.of(run)) + String.join("\n", live);
        assertThat(IntStream.rangeClosed(0, SECRET.length() - TELLING)
                .mapToObj(at -> SECRET.substring(at, at + TELLING)).filter(all::contains)).as(all).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"30", "59", "61"})
    void nor_where_a_shorter_one_stands_at_the_end_of_what_is_told(int length) {
        String kept = "keep: [/a, /b, /c, /d, /e, /f]";
        String part = SECRET.substring(0, length);
        String fields = "\"a\": \"%1$s\", \"b\": \"%1$s\", \"c\": \"%1$s\", \"d\": \"%1$s\", \"e\": \"%1$s\"".formatted(part);
        String wanted = "{/a: {type: string}, /b: {type: string}, /c: {type: string}, /d: {type: string}, /e: %s}";
        for (String last : List.of("{type: string}", "lost")) {
            try (EchoingService service = new EchoingService(sent -> reply(200, "{" + fields + "}"))) {
                GateRunRequest order = new GateRunRequest(
                        new DeclaredSuites(GateFile.readOne("gates: {g: {get: /a, query: {token: \"{{env:TOKEN}}\"}, "
                                + "expect: {json: " + wanted.formatted(last) + "}, " + kept + "}}", "x",
                                Beside.nothing()), Map.of("TOKEN", part)).promotionGate(Environment.STAGING),
                        Environment.STAGING, service.target(), Optional.empty(), Optional.empty(),
                        new Operator("tester"), HttpSettings.defaults(), Duration.ofMinutes(5));
                String all = GateRunJson.write(new GateRunner(clock, clock::pass, new Secrets())
                        .run(order, RunListener.silent()));
                assertThat(all).doesNotContain(part.substring(0, TELLING));
            }
        }
    }
}
