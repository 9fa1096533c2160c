package tests.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.base.text.Secrets;
import lockstep.commands.report.RunReport;
import lockstep.commands.report.Theme;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.RunListener;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.http.RequestHeader;
import lockstep.gates.revision.RevisionSource;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.GateRunRequest;
import lockstep.gates.run.GateRunner;
import lockstep.gates.suite.NeedingGate;
import lockstep.gates.suite.Suite;
import lockstep.record.evidence.GateRunJson;
import lockstep.record.evidence.JUnitReport;
import lockstep.settings.gates.Beside;
import lockstep.settings.gates.GateFile;
import lockstep.suites.chat.ServiceContract;
import lockstep.suites.chat.SuiteCatalog;
import lockstep.suites.chat.SuiteParameters;
import lockstep.suites.declared.DeclaredSuites;
import tests.gates.http.LoopbackServer;

/**
 * The production smoke and the staging gate, run against one server, and what must hold whatever it does: both end, no
 * exception escapes, nothing is promoted, nothing is said that a terminal would obey or that is secret.
 */
record HostileRun(GateRun smoke, GateRun staging, GateRun declared) {

    static final String TOKEN = "tok-7f3a/+9~Zq%s3cr3t";
    private static final Duration GUARD = Duration.ofSeconds(120);
    private static final SuiteCatalog SUITES = new SuiteCatalog(ServiceContract.defaults());

    /**
     * How the runs are made.
     *
     * @param call the limit of each call
     * @param run the deadline of each run
     */
    record Terms(Duration call, Duration run, int burst, Optional<Path> caFile) {

        /** For servers that are done at once: no limit is near. */
        static Terms patient() {
            return new Terms(Duration.ofSeconds(8), Duration.ofSeconds(15), 10, Optional.empty());
        }

        /** For servers that never end by themselves. */
        static Terms impatient() {
            return new Terms(Duration.ofMillis(200), Duration.ofSeconds(15), 10, Optional.empty());
        }

        Terms trusting(Path caFile) {
            return new Terms(call, run, burst, Optional.of(caFile));
        }

        Terms within(Duration run) {
            return new Terms(call, run, burst, caFile);
        }

        Terms withBurst(int burst) {
            return new Terms(call, run, burst, caFile);
        }
    }

    /** Gates as a team could declare them, with all that they can look at, take and keep. */
    private static final String DECLARED = """
            gates:
              up:
                get: /health
                expect: {json: {/a: {matches: '^(x+)+$'}, /b: {less: 3}}, headers: {x-a: {matches: '(.*a){12}b'}}, bytes: {less: 9}}
                capture: {id: /id, tag: {header: etag}, token: {header: x-request-id}}
                keep: [/a, /id, /action, /rendered_text, location, etag, retry-after, content-type]
              next: {get: "/next/{{id}}", headers: {x-tag: "{{tag}}", x-token: "{{token}}"}, expect: 200}
              body: {get: /b, expect: {schema: any.json, within: 10s}, keep: [/rendered_text, x-build-sha]}
              each: {for_each: {n: [1, 2, 3]}, get: "/each/{{n}}", expect: {status: 200, json: {"": {type: array}}}}
              job: {get: /job, poll: {every: 50ms, for: 100ms}, expect: {json: {/state: done}}, keep: /state}
              chat: {post: /api/chat, json: {user_text: hi}, expect: {status: 200, json: {/rendered_text: {type: string, matches: '^never$'}}}}
              burst: {after: all, post: /api/chat, burst: {count: 5, answers: {200: 1, 429: 1}, order: [200, 429], recovers: 200}}
            """;

    private static Suite declaredSuite() {
        Beside beside = new Beside() {
            @Override
            public List<String> names(String folder) {
                return List.of();
            }

            @Override
            public Optional<byte[]> read(String path, int cap) {
                return Optional.of("{\"properties\": {\"a\": {\"pattern\": \"^(.*a){12}b$\"}}}".getBytes(StandardCharsets.UTF_8));
            }
        };
        return new DeclaredSuites(GateFile.readOne(DECLARED, "tests", beside), Map.of())
                .promotionGate(Environment.STAGING);
    }

    static HostileRun against(LoopbackServer server) {
        return against(server, Terms.patient());
    }

    /** The handler is the whole process's: a thread of another test, at the same time, is not ours. */
    private static boolean isOfTheProduct(Throwable escaped) {
        return Stream.of(escaped.getStackTrace()).noneMatch(frame -> frame.getClassName().startsWith("tests."));
    }

    static HostileRun against(LoopbackServer server, Terms terms) {
        Suite staging = asking(
                SUITES.promotionGate(Environment.STAGING, new SuiteParameters(terms.burst(), terms.burst(), false, false, true)));
        List<Throwable> uncaught = new CopyOnWriteArrayList<>();
        Thread.setDefaultUncaughtExceptionHandler((thread, escaped) -> {
            if (isOfTheProduct(escaped)) {
                uncaught.add(escaped);
            }
        });
        HostileRun run = assertTimeoutPreemptively(GUARD, () -> {
            CompletableFuture<GateRun> smoke =
                    CompletableFuture.supplyAsync(() -> run(server, terms, asking(SUITES.smoke(Environment.STAGING)), Environment.PRODUCTION));
            CompletableFuture<GateRun> declared =
                    CompletableFuture.supplyAsync(() -> run(server, terms, asking(declaredSuite()), Environment.STAGING));
            GateRun gate = run(server, terms, staging, Environment.STAGING);
            return new HostileRun(smoke.join(), gate, declared.join());
        });
        assertThat(uncaught).as("a stack trace on the terminal").isEmpty();
        run.promotesNothing();
        run.saysNothingHarmful();
        return run;
    }

    /** Each gate meets the hostile server, whatever became of the others. */
    private static Suite asking(Suite suite) {
        return new Suite(
                suite.name(),
                suite.gates().stream().map(gate -> gate instanceof NeedingGate needing ? needing.gate() : gate).toList(),
                suite.skipped()).of(suite.profile());
    }

    private static GateRun run(LoopbackServer server, Terms terms, Suite suite, Environment mode) {
        HttpSettings http = HttpSettings.defaults()
                .withTimes(terms.call(), terms.call(), terms.call())
                .withHeaders(List.of(new RequestHeader("Authorization", "Bearer " + TOKEN)))
                .withCaFile(terms.caFile());
        GateRunRequest order = new GateRunRequest(
                suite, mode, server.target(), Optional.of(new Sha("a".repeat(40))),
                Optional.of(new RevisionSource.Header("/health", "X-Build-Sha")), new Operator("tests"), http,
                terms.run());
        return new GateRunner(InstantSource.system(), time -> {}, new Secrets()).run(order, RunListener.silent());
    }

    private void promotesNothing() {
        assertThat(smoke.verdict()).isIn(Verdict.FAIL, Verdict.INCONCLUSIVE);
        assertThat(staging.verdict()).isIn(Verdict.FAIL, Verdict.INCONCLUSIVE);
        assertThat(declared.verdict()).isIn(Verdict.FAIL, Verdict.INCONCLUSIVE);
    }

    private void saysNothingHarmful() {
        Secrets secrets = new Secrets(List.of(TOKEN));
        for (String words : words()) {
            assertThat(Sanitiser.line(words)).as("already sanitised").isEqualTo(words);
            assertThat(words).hasSizeLessThan(500);
        }
        for (String line : written()) {
            assertThat(Sanitiser.line(line)).as("already sanitised").isEqualTo(line);
            assertThat(secrets.areIn(line)).as("has a secret: %s", line).isFalse();
            assertThat(line).as("has half a secret").doesNotContain(TOKEN.substring(0, 8));
        }
    }

    /** The lines of all that is shown or stored: terminal, JSON, JUnit. */
    private List<String> written() {
        return Stream.of(smoke, staging, declared)
                .flatMap(run -> Stream.of(
                        new RunReport(new Theme(false, true)).lines(run).stream(), GateRunJson.write(run).lines(),
                        JUnitReport.write(List.of(run)).lines()))
                .flatMap(lines -> lines)
                .toList();
    }

    /** All that the runs say, of their own words and of the server's. */
    private List<String> words() {
        List<String> words = new ArrayList<>();
        for (GateRun run : List.of(smoke, staging, declared)) {
            run.revision().observed().ifPresent(words::add);
            for (GateResult gate : run.gates()) {
                words.add(gate.reason());
                gate.observed().ifPresent(seen -> {
                    words.addAll(seen.headers().values());
                    seen.fields().values().forEach(value -> words.add(String.valueOf(value)));
                    seen.trouble().ifPresent(words::add);
                });
            }
        }
        return words;
    }

    String reasonOf(String gate) {
        return staging.gate(new GateName(gate)).orElseThrow().reason();
    }

    GateResult gate(String name) {
        return staging.gate(new GateName(name)).orElseThrow();
    }
}
