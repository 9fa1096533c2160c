package tests.commands.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lockstep.base.release.Sha;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.record.signature.Keys;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** record-checks, as CI calls it. */
class RecordChecksDoorTest {

    private final ReleaseDay day = new ReleaseDay();

    @AfterEach
    void end() {
        day.close();
    }

    private static void put(Seat seat, String name, String text) {
        ReleaseDay.write(seat.folder().resolve(name), text);
    }

    private List<String> facts() {
        return day.evidence().lines().filter(path -> path.matches("evidence/facts/.*-[0-9a-f]{8}[.]json")).toList();
    }

    @Test
    void coverage_in_several_formats_is_several_facts_and_the_worst_of_them_decides() {
        Sha commit = day.configuredWith("pipeline: {production: {requires: [{coverage: {min: 80%}}]}}\n")
                .landTested("second");
        Seat olga = day.operator("Olga");
        put(olga, "jacoco.xml", "<report name='r'><counter type='LINE' missed='10' covered='90'/></report>");
        put(olga, "lcov.info", "SF:a.js\nDA:1,1\nDA:2,0\nLF:2\nLH:1\nend_of_record\n");
        Outcome recorded = olga.open(
                "record-checks", commit.hex(), "--jacoco", "jacoco.xml", "--lcov", "lcov.info");
        assertThat(recorded.exitCode()).as(recorded.err()).isZero();
        assertThat(facts()).hasSize(2).anyMatch(path -> path.contains("-coverage-jacoco-"))
                .anyMatch(path -> path.contains("-coverage-lcov-"));
        assertThat(olga.open("explain", commit.hex()).out()).contains("coverage-lcov: 1 of 2 line units covered");
        assertThat(olga.open("record-checks", commit.hex(), "--jacoco", "jacoco.xml").exitCode()).isZero();
        assertThat(facts()).as("one alone is called as it always was").anyMatch(path -> path.contains("Z-coverage-")
                && !path.contains("-jacoco-") && !path.contains("-lcov-"));
    }

    private static String statement(Sha commit, String name) {
        return """
                {"_type": "https://in-toto.io/Statement/v1",
                 "subject": [{"name": "src", "digest": {"gitCommit": "%s"}}],
                 "predicateType": "https://in-toto.io/attestation/test-result/v0.1",
                 "predicate": {"result": "PASSED", "configuration": [], "url": "https://ci.example/7",
                  "passedTests": ["%s"], "warnedTests": [], "failedTests": []}}
                """.formatted(commit, name);
    }

    @Test
    void an_in_toto_statement_that_ci_signed_counts_as_signed_and_another_is_refused() throws IOException {
        Keys keys = new Keys(day.folder());
        keys.make("ci", "ed25519", "");
        keys.make("mallory", "ed25519", "");
        keys.allow("allowed_signers", keys.line("ci@example.org", "namespaces=\"lockstep-evidence\"", "ci"));
        Sha commit = day.landTested("second");
        Seat olga = day.operator("Olga");
        olga.reconfigure("evidence: {branch: release-evidence", "evidence: {allowed_signers: '"
                + day.folder().resolve("allowed_signers") + "', branch: release-evidence");
        put(olga, "unit.json", statement(commit, "unit"));
        signed(olga, "mallory");
        Outcome forged = olga.open("record-checks", commit.hex(), "--name", "unit", "--in-toto", "unit.json");
        assertThat(forged.exitCode()).isEqualTo(64);
        assertThat(forged.err()).contains("the signature of the statement does not count");
        assertThat(facts()).isEmpty();
        signed(olga, "ci");
        Outcome recorded = olga.open("record-checks", commit.hex(), "--name", "unit", "--in-toto", "unit.json");
        assertThat(recorded.exitCode()).as(recorded.err()).isZero();
        assertThat(day.file(facts().getFirst())).contains("\"trust\" : \"signed\"", "\"name\" : \"unit\"");
        assertThat(olga.log("verify").exitCode()).isZero();
    }

    private void signed(Seat seat, String key) throws IOException {
        Files.deleteIfExists(seat.folder().resolve("unit.json.sig"));
        new ProcessBuilder("ssh-keygen", "-Y", "sign", "-q", "-n", "lockstep-evidence", "-f",
                day.folder().resolve(key).toString(), "unit.json").directory(seat.folder().toFile())
                .redirectErrorStream(true).start().onExit().join();
        assertThat(Path.of(seat.folder().toString(), "unit.json.sig")).exists();
    }

    @Test
    void an_in_toto_statement_is_of_the_commit_and_has_a_name_of_its_own() {
        Sha commit = day.landTested("second");
        Seat olga = day.operator("Olga");
        put(olga, "other.json", statement(new Sha("2".repeat(40)), "unit"));
        Outcome other = olga.open("record-checks", commit.hex(), "--name", "unit", "--in-toto", "other.json");
        assertThat(other.exitCode()).isEqualTo(64);
        assertThat(other.err()).contains("is about the commit 2222");
        put(olga, "unit.json", statement(commit, "unit"));
        put(olga, "unit.xml", "<testsuite><testcase name='a'><failure/></testcase></testsuite>");
        Outcome both = olga.open(
                "record-checks", commit.hex(), "--name", "unit", "--junit", "unit.xml", "--in-toto", "unit.json");
        assertThat(both.exitCode()).isEqualTo(64);
        assertThat(both.err()).contains("two of these reports would both be recorded as unit");
        assertThat(facts()).isEmpty();
    }

    @Test
    void git_lab_is_asked_for_the_statuses_and_the_approvals_of_what_was_merged_to_main() throws IOException {
        Sha commit = day.landTested("second");
        String head = "a".repeat(40);
        try (MockWebServer server = new MockWebServer()) {
            server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    String path = request.getTarget().replaceFirst("[?].*", "");
                    String body = path.endsWith("/statuses")
                            ? "[{\"name\": \"unit\", \"status\": \"success\", \"sha\": \"" + commit + "\"}]"
                            : path.endsWith("/merge_requests")
                            ? "[{\"iid\": 3, \"state\": \"merged\", \"target_branch\": \"main\", \"sha\": \"" + head
                            + "\", \"merge_commit_sha\": \"" + commit + "\", \"author\": {\"username\": \"ada\"}}]"
                            : path.endsWith("/versions") ? "[{\"head_commit_sha\": \"" + head
                            + "\", \"created_at\": \"2026-01-01T10:00:00Z\"}]"
                            : path.endsWith("/approvals") ? "{\"approved_by\": [{\"user\": {\"username\": \"omar\"},"
                            + " \"approved_at\": \"2026-01-01T11:00:00Z\"}]}"
                            : "[]";
                    return new MockResponse.Builder().addHeader("Content-Type", "application/json").body(body).build();
                }
            });
            server.start();
            Outcome recorded = day.operator("Olga").open("record-checks", commit.hex(), "--gitlab", "acme/api",
                    "--api", server.url("/api/v4").toString());
            assertThat(recorded.exitCode()).as(recorded.err()).isZero();
        }
        assertThat(facts()).hasSize(2);
        assertThat(day.file(facts().stream().filter(path -> path.contains("-review-")).findFirst().orElseThrow()))
                .contains("omar", "gitlab-api", "\"trust\" : \"fetched\"");
        assertThat(day.file(facts().stream().filter(path -> path.contains("-checks-")).findFirst().orElseThrow()))
                .contains("\"unit\"");
    }
}
