package tests.commands.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.release.CommitName;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.record.facts.FactName;
import lockstep.record.facts.Finding;
import lockstep.record.facts.Trust;
import lockstep.release.pipeline.FactRecord;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.RemoteHeads;
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
import tests.release.workflow.StagingRuns;

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

    @Test
    void a_report_with_a_very_long_path_is_recorded_again_as_the_same_report() {
        Sha commit = day.landTested("second");
        Seat olga = day.operator("Olga");
        String path = ("x".repeat(110) + "/").repeat(3) + "report.xml";
        put(olga, path, "<testsuite><testcase name='a'/></testsuite>");
        for (int time = 0; time < 2; time++) {
            Outcome recorded = olga.open("record-checks", commit.hex(), "--junit", path);
            assertThat(recorded.exitCode()).as(recorded.err()).isZero();
        }
        assertThat(facts()).hasSize(2);
    }

    private static String scan(int criticals) {
        String found = "{\"ruleId\": \"r\", \"properties\": {\"security-severity\": \"9.8\"}}";
        return "{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {\"driver\": {\"name\": \"t\"}}, \"results\": ["
                + String.join(",", Collections.nCopies(criticals, found)) + "]}]}";
    }

    @Test
    void a_clean_scan_takes_the_place_of_no_other_scan_unless_it_is_named_so() {
        Sha commit = day.configuredWith("pipeline: {production: {requires: [{findings: {critical: 0}}]}}\n")
                .landTested("second");
        Seat olga = day.operator("Olga");
        put(olga, "codeql.sarif", scan(3));
        put(olga, "semgrep.sarif", scan(0));
        assertThat(olga.open("record-checks", commit.hex(), "--sarif", "codeql.sarif").exitCode()).isZero();

        Outcome unnamed = olga.open("record-checks", commit.hex(), "--sarif", "semgrep.sarif");
        assertThat(unnamed.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(unnamed.err()).contains("a fact called sarif is recorded from codeql.sarif: this report of"
                + " semgrep.sarif would take its place; nothing was recorded", "Give each report its name: --name NAME.");
        assertThat(olga.open("record-checks", commit.hex(), "--sarif", "semgrep.sarif", "--dry-run").exitCode())
                .isEqualTo(ExitCode.USAGE.code());

        Outcome named = olga.open("record-checks", commit.hex(), "--sarif", "semgrep.sarif", "--name", "semgrep");
        assertThat(named.exitCode()).as(named.err()).isZero();
        assertThat(olga.open("explain", commit.hex()).out()).contains("3 critical");
        put(olga, "codeql.sarif", scan(0));
        assertThat(olga.open("record-checks", commit.hex(), "--sarif", "codeql.sarif").exitCode())
                .as("the same scan again").isZero();
        assertThat(olga.open("explain", commit.hex()).out()).doesNotContain("3 critical");
    }

    @Test
    void a_host_whose_clock_is_behind_records_nothing_that_would_not_be_the_newest() {
        Sha commit = day.landTested("second");
        Seat olga = day.operator("Olga");
        put(olga, "unit.xml", "<testsuite><testcase name='a'><failure/></testcase></testsuite>");
        try (ReleaseSite site = olga.site()) {
            InstantSource ahead = InstantSource.offset(site.clock(), Duration.ofMinutes(10));
            ReleaseSite early = site.withClock(ahead, site.waiting());
            RemoteHeads heads = early.repository().fetch(early.remoteDeadline());
            new FactRecord(early, WorkflowListener.silent()).record(
                    early.versions().find(new CommitName.Exact(commit), heads),
                    List.of(new FactRecord.Found(new FactName("unit"), true, "unit.xml", "junit", "0".repeat(64),
                            Trust.OPERATOR, new Finding.Tests(1, 0, 0, 0, 1), Optional.empty(), Optional.empty())),
                    heads);
        }
        Outcome refused = olga.open("record-checks", commit.hex(), "--junit", "unit.xml");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED.code());
        assertThat(refused.err()).contains("a fact called unit is dated", "that one would stay the newest; nothing was recorded",
                "Set the clock of this host, then record again.");
        assertThat(facts()).hasSize(1);
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
        keys.known("ci");
        keys.known("mallory");
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

    @Test
    void a_fact_that_somebody_else_signed_for_ci_is_a_violation_though_no_signature_is_needed() throws IOException {
        Keys keys = new Keys(day.folder());
        keys.known("ci");
        keys.known("mallory");
        keys.allow("allowed_signers", keys.line("ci@example.org", "namespaces=\"lockstep-evidence\"", "ci"));
        keys.allow("mallorys", keys.line("ci@example.org", "namespaces=\"lockstep-evidence\"", "mallory"));
        Sha commit = day.landTested("second");
        Seat mallory = day.operator("Mallory");
        mallory.reconfigure("evidence: {branch: release-evidence", "evidence: {allowed_signers: '"
                + day.folder().resolve("mallorys") + "', branch: release-evidence");
        put(mallory, "unit.json", statement(commit, "unit"));
        signed(mallory, "mallory");
        assertThat(mallory.open("record-checks", commit.hex(), "--name", "unit", "--in-toto", "unit.json").exitCode())
                .isZero();
        Seat olga = day.operator("Olga");
        olga.reconfigure("evidence: {branch: release-evidence", "evidence: {allowed_signers: '"
                + day.folder().resolve("allowed_signers") + "', branch: release-evidence");
        Outcome verified = olga.log("verify");
        assertThat(verified.exitCode()).isEqualTo(25);
        assertThat(verified.out()).contains("evidence/facts/", "no allowed signer made the signature");
    }

    private Seat reading(String name, String signers) {
        Seat seat = day.operator(name);
        seat.reconfigure("evidence: {branch: release-evidence",
                "evidence: {allowed_signers: '" + signers + "', branch: release-evidence");
        return seat;
    }

    private Sha signedByCi(Seat seat, String subject) throws IOException {
        Sha commit = day.landTested(subject);
        put(seat, "unit.json", statement(commit, "unit"));
        signed(seat, "ci");
        assertThat(seat.open("record-checks", commit.hex(), "--name", "unit", "--in-toto", "unit.json").exitCode())
                .isZero();
        return commit;
    }

    private Seat promotedWith(String signers) {
        Sha candidate = day.landWith("docs/allowed", signers);
        Seat olga = reading("Olga", "docs/allowed");
        olga.record(StagingRuns.of(day, candidate, Verdict.PASS, Instant.now()));
        done(olga.promoteNow());
        return olga;
    }

    private static void done(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    }

    @Test
    void what_ci_signed_while_its_key_counted_stays_so_once_its_line_was_deleted() throws IOException {
        Keys keys = new Keys(day.folder());
        keys.make("ci", "ed25519", "");
        Seat olga = promotedWith(keys.line("ci@example.org", "", "ci"));
        signedByCi(olga, "second");
        done(olga.promoteNow());
        done(promotedWith("# nobody\n").log("verify", "--all"));
        done(reading("Omar", "docs/allowed").log("verify"));
    }

    @Test
    void what_ci_signed_while_its_key_counted_stays_so_once_release_is_back_before_that() throws IOException {
        Keys keys = new Keys(day.folder());
        keys.make("ci", "ed25519", "");
        promotedWith("# nobody\n");
        Seat olga = promotedWith(keys.line("ci@example.org", "", "ci"));
        Seat omar = reading("Omar", "docs/allowed");
        Sha commit = signedByCi(olga, "second");
        done(omar.log("verify"));
        done(olga.rollBack("--trigger", "5xx spike", "--yes"));
        done(omar.log("verify"));
        done(olga.log("verify", "--all"));
        done(reading("Nadja", "docs/allowed").log("verify"));
        put(olga, "unit.json", statement(commit, "unit"));
        signed(olga, "ci");
        assertThat(olga.open("record-checks", commit.hex(), "--name", "unit", "--in-toto", "unit.json").exitCode())
                .as("whose key counts no more").isEqualTo(ExitCode.USAGE.code());
    }

    @Test
    void a_candidate_is_judged_by_the_signers_outside_the_repository_that_it_names() throws IOException {
        Keys keys = new Keys(day.folder());
        keys.make("ci", "ed25519", "");
        keys.allow("allowed_signers", keys.line("ci@example.org", "", "ci"));
        String outside = day.folder().resolve("allowed_signers").toString();
        signedByCi(reading("Omar", outside), "second");
        Seat olga = day.operator("Olga");
        assertThat(olga.promoteNow().exitCode()).isZero();
        Sha candidate = day.landWith("lockstep.yaml", Files.readString(olga.folder().resolve("lockstep.yaml"))
                .replace("evidence: {branch", "evidence: {allowed_signers: '" + outside + "', branch"));
        olga.record(StagingRuns.of(day, candidate, Verdict.PASS, Instant.now()));
        Outcome promoted = olga.promoteNow();
        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
    }

    @Test
    void where_somebody_has_the_role_of_ci_an_operator_s_key_does_not_sign_for_it() throws IOException {
        Keys keys = new Keys(day.folder());
        keys.known("ci");
        keys.known("omar");
        keys.allow("allowed_signers", keys.line("ci@example.org", "namespaces=\"lockstep-evidence\"", "ci"),
                keys.line("omar@example.org", "namespaces=\"lockstep-evidence\"", "omar"));
        String evidence = "evidence: {allowed_signers: '" + day.folder().resolve("allowed_signers")
                + "', branch: release-evidence";
        String role = "pipeline: {roles: {CI: [ci@example.org]}, production: {requires: [{tests: unit, trust: signed}]}}\n";
        Sha commit = day.landTested("second");
        Seat without = day.operator("Omar");
        without.reconfigure("evidence: {branch: release-evidence", evidence);
        put(without, "unit.json", statement(commit, "unit"));
        signed(without, "omar");
        assertThat(without.open("record-checks", commit.hex(), "--name", "unit", "--in-toto", "unit.json").exitCode())
                .isZero();

        Seat olga = day.configuredWith(role).operator("Olga");
        olga.reconfigure("evidence: {branch: release-evidence", evidence);
        Outcome explained = olga.open("explain", commit.hex());
        assertThat(explained.out()).as(explained.err()).contains("tests unit are not recorded for this commit");
        put(olga, "unit.json", statement(commit, "unit"));
        signed(olga, "omar");
        Outcome refused = olga.open("record-checks", commit.hex(), "--name", "unit", "--in-toto", "unit.json");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(refused.err()).contains("signed by omar@example.org, who does not have the role CI on release");
        signed(olga, "ci");
        assertThat(olga.open("record-checks", commit.hex(), "--name", "unit", "--in-toto", "unit.json").exitCode())
                .isZero();
        assertThat(olga.open("explain", commit.hex()).out()).contains("unit: 1 test passed");
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
    void a_program_is_told_in_a_document_that_the_api_does_not_answer() throws IOException {
        Sha commit = day.landTested("second");
        Outcome undecided;
        try (MockWebServer server = new MockWebServer()) {
            server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    return new MockResponse.Builder().code(404).body("{}").build();
                }
            });
            server.start();
            undecided = day.operator("Olga").open("record-checks", commit.hex(), "--gitlab", "acme/api",
                    "--api", server.url("/api/v4").toString(), "--json");
        }
        assertThat(undecided.exitCode()).isEqualTo(21);
        assertThat(undecided.err()).startsWith("inconclusive: ").contains("; nothing was recorded\n");
        assertThat(undecided.out()).contains("\"schema\" : \"lockstep/error/v1\"", "\"exit_code\" : 21",
                "; nothing was recorded");
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
