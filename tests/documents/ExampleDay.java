package tests.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.demo.service.DemoService;
import lockstep.demo.service.DemoSettings;
import tests.commands.cli.Doors;
import tests.commands.cli.Doors.Outcome;
import tests.house.Program;
import tests.record.signature.Keys;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/**
 * The world that the examples speak of: a service with a pipeline, v1.2.2 in production, v1.2.3 tested, v1.2.4 in a
 * hurry; people who may approve; the files that CI left. Its lockouts are short, its people have made up their minds.
 */
final class ExampleDay implements AutoCloseable {

    /** Where a name on the command line is no approval. */
    private static final String APPROVED_ROLLBACK = "  rollback: {approvals: {role: RELEASE_APPROVER, count: 1}}\n";

    private static final String PIPELINE = """
            notify: [{url: "%4$s/health"}]
            pipeline:
              roles: {RELEASE_APPROVER: [anna@example.org, omar@example.org, olga@example.org]}
              hotfix: {approvals: {role: RELEASE_APPROVER, count: 1}, skips: [staging]}
            %5$s\
              production: {requires: [{approvals: {role: RELEASE_APPROVER, count: 1}}]}
              canary:
                requires: [{approvals: {role: RELEASE_APPROVER, count: 1}}]
                base: "%1$s"
                revision: {command: [cat, "%2$s"]}
                deploy: {command: [cp, "%2$s", "%3$s/deployed"], wait: 5s}
                traffic: {set: [sh, "-c", "echo {weight} > %3$s/weight"], read: [cat, "%3$s/weight"],
                          abort: [sh, "-c", "echo 0 > %3$s/weight"], settle: 1s}
                steps: [10%%]
                duration: 1s
                deadline: 5s
                warmup: 100ms
                min_requests: 1
                metrics: {source: command, command: [cat, "%3$s/counts.json"], interval: 200ms}
                gates: {error_rate: {increase: 1pp, breach: rollback}}
              kill_switches:
                - flag: new-ranking
                  owner: olga@example.org
                  off: [curl, -fsS, -X, POST, "%4$s/features/suggestions/off"]
                  on: [curl, -fsS, -X, POST, "%4$s/features/suggestions/on"]
                  shows: {path: /suggestions, off: "404", on: "200"}
            """;

    private static final String SETS = """
            sets:
              platform: [{name: orders, folder: .}, {name: payments, folder: '%s'}]
            """;

    private final ReleaseDay day = new ReleaseDay();
    private final DemoService staging;
    private final Path programs;
    private final Seat seat;
    private Optional<DemoService> fresh = Optional.empty();
    private final Map<String, String> real = new TreeMap<>();

    ExampleDay() {
        try {
            Sha old = day.land("second");
            day.tag("v1.2.2", old);
            day.tag("v2.0.0", old);
            programs = Files.createDirectories(day.folder().resolve("programs"));
            seat = day.operator("olga");
            staging = start(old);
            configure();
            files();
            work("promotion-gate", "--mode", "staging", "--sha", old.hex(), "--record");
            work("promote-release", "v1.2.2", "--yes");
            addStages();
            work("config", "pin", "--reason", "canaries from now on", "--yes");
            Sha next = day.land("third");
            day.tag("v1.2.3", next);
            day.tag("v1.2.4", next);
            work("promotion-gate", "--mode", "staging", "--sha", next.hex(), "--record");
            String approval = work("approve-release", "v1.2.3", "--action", "promote", "--json", "--yes");
            seat.day().git().in(seat.folder(), "fetch", "-q", "--tags");
            real.put("https://prod.example", day.productionBase());
            real.put("20260122-1000-rc1", found("\\d{8}-\\d{4}-[\\w-]+", work("release-log", "list")));
            real.put("0123456789abcdef", found("(?<=\"id\" : \")[^\"]+", approval));
            real.put("--to SHA", "--to " + old);
            real.put("--from SHA", "--from " + old);
            real.put("--sha SHA", "--sha " + next);
            real.put("--github", "--api " + staging.base() + " --github");
            real.put("--for 2h --every 10m", "--for 1s --every 200ms");
            real.put("--for 30m", "--for 1s");
            real.put("--failure database", "--failure database --deadline 2s");
            real.put("/srv/audit", day.folder().resolve("audit").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void configure() throws IOException {
        Keys keys = new Keys(day.folder());
        keys.make("anna-key", "ed25519", "");
        keys.allow("allowed_signers", keys.line(
                "anna@example.org", "namespaces=\"lockstep-approval,lockstep-evidence\"", "anna-key"));
        day.git().in(seat.folder(), "config", "user.email", "anna@example.org");
        seat.reconfigure(day.stagingAddress(), staging.base().toString());
        seat.reconfigure("evidence: {", "evidence: {sign: {key: '" + day.folder().resolve("anna-key") + "'}, ");
        ReleaseDay.write(day.folder().resolve("weight"), "0\n");
        ReleaseDay.write(day.folder().resolve("counts.json"), """
                {"canary": {"requests": 100, "errors": 0}, "baseline": {"requests": 900, "errors": 0}}
                """);
    }

    private void addStages() throws IOException {
        Path yaml = seat.folder().resolve("lockstep.yaml");
        Files.writeString(yaml, Files.readString(yaml) + PIPELINE.formatted(
                day.productionBase(), day.live(Environment.STAGING), day.folder(), staging.base(),
                APPROVED_ROLLBACK) + SETS.formatted(day.operator("payments").folder()));
    }

    /** What lies in the folder in which somebody tries them. */
    private void files() throws IOException {
        Path here = seat.folder();
        String tests = "<testsuite tests=\"1\"><testcase name=\"a\"/></testsuite>";
        ReleaseDay.write(here.resolve("build/unit.xml"), tests);
        ReleaseDay.write(here.resolve("e2e.xml"), tests);
        ReleaseDay.write(here.resolve("build/jacoco.xml"),
                "<report name=\"all\"><counter type=\"LINE\" missed=\"1\" covered=\"9\"/></report>");
        ReleaseDay.write(here.resolve("scan.sarif"), """
                {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "scan"}},
                 "invocations": [{"executionSuccessful": true}], "results": []}]}
                """);
        ReleaseDay.write(here.resolve("openapi.yaml"), """
                openapi: 3.1.0
                info: {title: Orders, version: "1"}
                paths:
                  /health: {get: {operationId: health, responses: {"200": {description: well}}}}
                """);
        ReleaseDay.write(here.resolve("waf.md"), "The limit rises to six.\n");
        ReleaseDay.write(here.resolve("docs/waf.md"), "The limit rises to six.\n");
        ReleaseDay.write(here.resolve("staging.env"), "APP_ENV=staging\nDEBUG_ERRORS=0\n");
        ReleaseDay.write(here.resolve(".env.production"), "APP_ENV=production\nDEBUG_ERRORS=0\n");
        ReleaseDay.write(here.resolve("variables.json"), "{\"APP_ENV\": \"production\", \"DEBUG_ERRORS\": \"0\"}\n");
        Program.write(programs.resolve("railway"), "#!/bin/sh\ncat " + here.resolve("service.log") + "\n");
        Program.write(programs.resolve("man"), "#!/bin/sh\ncat > /dev/null\n");
        Path home = Path.of(day.git().environment().get("HOME"));
        Files.createDirectories(home.resolve(".local/share/bash-completion/completions"));
        Files.createDirectories(home.resolve(".config/fish/completions"));
        Files.createSymbolicLink(Files.createDirectories(home.resolve("src")).resolve("service"), here);
    }

    /** Whether gates are declared beside lockstep.yaml, which then stand in the place of the built-in ones. */
    void declaresGates(boolean declares) throws IOException {
        Path folder = Files.createDirectories(seat.folder().resolve("gates"));
        Files.deleteIfExists(folder.resolve("api.yaml"));
        Files.deleteIfExists(folder.resolve("orders.yaml"));
        if (declares) {
            ReleaseDay.write(folder.resolve("orders.yaml"), "gates: {orders: {get: /health, expect: {status: 200}}}\n");
        }
    }

    /** What an operator did before; it has to succeed. */
    private String work(String alias, String... words) {
        Outcome outcome = seat.open(alias, words);
        if (outcome.exitCode() != 0) {
            throw new IllegalStateException(alias + ": " + outcome);
        }
        return outcome.out();
    }

    private static String found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().findFirst().orElseThrow().group();
    }

    private DemoService start(Sha commit) {
        return DemoService.start(DemoSettings.of(Environment.STAGING, commit)
                .withLockouts(Duration.ofMillis(100)).withLogFile(seat.folder().resolve("service.log")));
    }

    /** A line with this world's names in the place of the example's, and a staging that nobody has asked yet. */
    String inThisWorld(String line) {
        fresh.ifPresent(DemoService::close);
        fresh = Optional.of(start(new Sha(day.head("main"))));
        String here = line.replace("https://staging.example", fresh.orElseThrow().base().toString());
        for (Map.Entry<String, String> name : real.entrySet()) {
            here = here.replace(name.getKey(), name.getValue());
        }
        return here;
    }

    /** Where everything stands at the remote. */
    String refs() {
        return day.refs();
    }

    PastedCommand pasted() throws IOException {
        return new PastedCommand(programs, seat.folder(), day.git().environment());
    }

    /** Opens the door that words name; more words go behind them. */
    Outcome open(List<String> words, List<String> more, Map<String, String> variables) {
        List<String> rest = new ArrayList<>(words);
        String alias = rest.removeFirst();
        if (String.join(" ", rest).contains("--approve ") && asksForApprovals()) {
            seat.reconfigure(APPROVED_ROLLBACK, "");
        }
        rest.addAll(more);
        Doors doors = Doors.doors().in(seat.folder());
        day.git().environment().forEach(doors::with);
        doors.with("PATH", programs + ":" + System.getenv("PATH")).with("OPERATOR", "olga")
                .with("GITHUB_AUTHORIZATION", "Bearer of nothing");
        variables.forEach(doors::with);
        return doors.open(alias, rest.toArray(String[]::new));
    }

    private boolean asksForApprovals() {
        try {
            return Files.readString(seat.folder().resolve("lockstep.yaml")).contains(APPROVED_ROLLBACK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        fresh.ifPresent(DemoService::close);
        staging.close();
        day.close();
    }
}
