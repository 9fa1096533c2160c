package tests.release.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.documents.DocumentedBlock;
import tests.documents.DocumentedBlock.Typed;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.release.workflow.StagingRuns;

/** The commands of docs/pipeline.md, each by the people of whom the document speaks. */
class DocumentedPipelineTest {

    private static final String DOCUMENT = "docs/pipeline.md";

    private static final String STAGES = """
            pipeline:
              roles: {RELEASE_APPROVER: [omar@example.org, anna@example.org]}
              production:
                requires:
                  - {checks: [build, unit]}
                  - {coverage: {min: 80%, unit: line}}
                  - {soak: 2h}
                  - {approvals: {role: RELEASE_APPROVER, count: 1}}
            """;

    private static List<Typed> typed(String words) {
        return DocumentedBlock.of(DOCUMENT, words).commands();
    }

    /** By somebody who has said yes beforehand; people are called as in the team. */
    private static Outcome by(Seat seat, Typed command) {
        List<String> words = new ArrayList<>(command.words().stream()
                .map(word -> word.replace("@olga", "@anna").replace("@senior-eng", "@anna").replace("@team-lead", "@omar"))
                .toList());
        String alias = words.removeFirst();
        if (!alias.equals("explain")) {
            words.add("--yes");
        }
        return seat.open(alias, words.toArray(String[]::new));
    }

    private static void done(Seat seat, Typed command) {
        Outcome outcome = by(seat, command);
        assertThat(outcome.exitCode()).as(command.line() + "\n" + outcome.out() + outcome.err()).isZero();
    }

    @Test
    void approvals_are_asked_for_given_and_taken_back() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.CANARY)) {
            team.tag("v1.2.3", team.landTested("second"));
            List<Typed> commands = typed("request-canary");
            assertThat(commands).hasSize(4);
            done(team.signing("nadja"), commands.get(0));
            done(team.signing("anna"), commands.get(1));
            done(team.signing("omar"), commands.get(2));
            assertThat(team.seat("nadja").open("explain", "v1.2.3").out()).contains("approvals: promote 1 of 1");
            done(team.signing("omar"), commands.get(3));
            assertThat(team.seat("nadja").open("explain", "v1.2.3").out()).contains("approvals: promote 0 of 1");
        }
    }

    /** Olga makes the fix with git, as the document shows it. */
    private static Sha fixed(ApprovalDay team, List<Typed> commands) throws IOException, InterruptedException {
        ReleaseDay day = team.day();
        team.tag("v1.2.3", new Sha(day.head("release")));
        Path clone = day.folder().resolve("fixing");
        day.git().clone(day.bare(), clone);
        day.git().in(clone, "config", "user.email", "olga@example.org");
        for (Typed command : commands) {
            if (command.line().startsWith("#")) {
                Path file = clone.resolve("allowed_signers");
                ReleaseDay.write(file, ApprovalDay.read(file) + "# corrected\n");
            } else if (command.line().startsWith("git ")) {
                ProcessBuilder shell = new ProcessBuilder("bash", "-ec", command.line()).directory(clone.toFile())
                        .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
                shell.environment().putAll(day.git().environment());
                assertThat(shell.start().waitFor()).as(command.line()).isZero();
            }
        }
        return new Sha(day.git().in(day.bare(), "rev-parse", "v1.2.4^{commit}"));
    }

    @Test
    void a_hotfix_is_approved_by_two_people_and_promoted() throws Exception {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.TWO)) {
            List<Typed> commands = typed("hotfix-promote");
            assertThat(commands).hasSize(6);
            Sha fix = fixed(team, commands);
            done(team.signing("anna"), commands.get(4));
            done(team.signing("omar"), commands.get(4));
            done(team.signing("nadja"), commands.get(5));
            assertThat(team.day().head("release")).isEqualTo(fix.hex());
        }
    }

    @Test
    void a_hotfix_of_a_service_with_a_canary_has_one_between_its_approvals_and_its_promotion() throws Exception {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.RUNNING_CANARY)) {
            List<Typed> commands = typed("hotfix-promote");
            Sha fix = fixed(team, commands);
            done(team.signing("anna"), commands.get(4));
            done(team.signing("omar"), commands.get(4));
            typed("run-canary v1.2.4").forEach(command -> done(team.signing("nadja"), command));
            done(team.signing("nadja"), commands.get(5));
            assertThat(team.day().head("release")).isEqualTo(fix.hex());
        }
    }

    /** A forge on which one check of a commit has passed. */
    private static HttpServer forge(Sha commit) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            byte[] body = (path.endsWith("/check-runs")
                    ? "{\"total_count\": 1, \"check_runs\": [{\"name\": \"build\", \"status\": \"completed\", "
                            + "\"conclusion\": \"success\", \"head_sha\": \"" + commit + "\"}]}"
                    : path.endsWith("/status") ? "{\"sha\": \"" + commit + "\", \"statuses\": []}" : "[]")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static void checked(ReleaseDay day, Sha commit) throws IOException {
        Seat tess = day.operator("Tess Tester");
        HttpServer forge = forge(commit);
        try {
            Outcome fetched = tess.open("record-checks", commit.hex(), "--github", "team/demo", "--api",
                    "http://127.0.0.1:" + forge.getAddress().getPort());
            assertThat(fetched.exitCode()).as(fetched.out() + fetched.err()).isZero();
        } finally {
            forge.stop(0);
        }
        ReleaseDay.write(tess.folder().resolve("unit.xml"),
                "<testsuite>" + "<testcase name='a'/>".repeat(812) + "</testsuite>");
        ReleaseDay.write(tess.folder().resolve("jacoco.xml"),
                "<report name='all'><counter type='LINE' missed='1464' covered='8412'/></report>");
        Outcome handedIn = tess.open("record-checks", commit.hex(), "--junit", "unit.xml", "--jacoco", "jacoco.xml");
        assertThat(handedIn.exitCode()).as(handedIn.out() + handedIn.err()).isZero();
        for (int minutes = 40; minutes >= 0; minutes -= 10) {
            tess.record(StagingRuns.of(day, commit, Verdict.PASS, Instant.now().minus(Duration.ofMinutes(minutes))));
        }
    }

    @Test
    void explain_shows_what_is_missing_as_the_document_shows_it() throws Exception {
        try (ReleaseDay day = new ReleaseDay().configuredWith(STAGES)) {
            Sha commit = day.land("second");
            day.tag("v1.2.3", commit);
            checked(day, commit);
            Typed command = typed("explain v1.2.3").getFirst();

            Outcome outcome = by(day.operator("Ada Lovelace"), command);

            assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(22);
            assertThat(DocumentedBlock.timeless(outcome.out()))
                    .isEqualTo(DocumentedBlock.timeless(String.join("\n", command.shown()).replace("olga@", "anna@")));
            assertThat(outcome.out()).as("numbers that the document shows")
                    .contains("812 tests passed", "8412 of 9876", "85.17 %", "in 5 passing runs",
                            "It cannot be promoted: 2 reasons.");
        }
    }
}
