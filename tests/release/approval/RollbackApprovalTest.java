package tests.release.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lockstep.base.digest.Sha256;
import lockstep.base.release.Sha;
import lockstep.demo.service.Fault;
import lockstep.policy.requirement.Action;
import lockstep.record.approval.MoveRequest;
import lockstep.record.approval.PersonalStatementJson;
import lockstep.record.layout.ApprovalPlaces.Kind;
import lockstep.record.layout.ApprovalPlaces;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.layout.FactPlaces;
import lockstep.record.signature.Signer;
import lockstep.release.pipeline.PipelineReader;
import lockstep.release.pipeline.Subject;
import lockstep.release.recording.Recorder;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.SignersFile;
import lockstep.release.site.WorkflowListener;
import lockstep.release.workflow.PushPlan;
import lockstep.release.workflow.RollbackRequest;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.tree.FileWrite;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.Outsider;
import tests.release.workflow.RawPush;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

class RollbackApprovalTest {

    private static void done(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    }

    /** A second release, so that there is something to go back from. */
    private static String promoted(ApprovalDay team) {
        String before = team.day().head("release");
        Sha commit = team.landTested("second");
        done(team.signing("anna").open("approve-release", commit.hex(), "--yes"));
        done(team.signing("nadja").promoteNow());
        return before;
    }

    @Test
    void a_rollback_is_refused_until_its_approval_is_on_the_record_and_uses_it_up() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE)) {
            String before = promoted(team);
            Seat nadja = team.signing("nadja");
            assertThat(nadja.status().out()).contains("; only once it is approved: 1 of 1 approvals missing; nobody approved");
            Outcome refused = nadja.rollBack("--to", before, "--trigger", "5xx spike", "--yes");
            assertThat(refused.exitCode()).isEqualTo(22);
            assertThat(refused.err()).contains("rollback-approvals: 1 of 1 approvals missing; nobody approved")
                    .contains("docs/policy.md#rollback-approvals").contains("`approve-release " + before + " --action rollback`");
            Outcome named = nadja.rollBack("--to", before, "--trigger", "5xx spike", "--approve", "Anna", "--yes");
            assertThat(named.exitCode()).isEqualTo(64);
            assertThat(named.err()).contains("--approve does not approve anything here");
            done(team.signing("anna").open("approve-release", before, "--action", "rollback", "--yes"));
            done(nadja.rollBack("--to", before, "--trigger", "5xx spike", "--yes"));
            assertThat(team.day().head("release")).isEqualTo(before);
            assertThat(team.day().log()).contains("approved by anna@example.org");
            done(nadja.log("verify", "--all"));
        }
    }

    /** Anna approves the promotion of a commit that changes the file of signers. */
    private static void promotedWith(ApprovalDay team, String signers) {
        Sha commit = team.commitToMain(Map.of("allowed_signers", signers));
        team.test(commit);
        done(team.signing("anna").open("approve-release", commit.hex(), "--yes"));
        done(team.signing("nadja").promoteNow());
    }

    @Test
    void an_approval_counts_by_the_file_of_signers_where_release_stood_also_once_release_is_back_before_that() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE)) {
            String before = team.day().head("release");
            String without = ApprovalDay.read(team.day().folder().resolve("allowed_signers"));
            promotedWith(team, without.replace(",valid-before=\"20240101\"", ""));
            Seat remembers = team.signing("omar");
            done(remembers.log("verify"));
            done(team.signing("gone").open("approve-release", before, "--action", "rollback", "--yes"));
            done(team.signing("nadja").rollBack("--to", before, "--trigger", "5xx spike", "--yes"));
            assertThat(team.day().head("release")).isEqualTo(before);
            done(remembers.log("verify"));
            done(team.signing("olga").log("verify", "--all"));
            Sha next = team.landTested("next");
            Seat gone = team.signing("gone");
            gone.open("approve-release", next.hex(), "--yes");
            assertThat(team.signing("nadja").promoteNow().exitCode()).as("whose key counts no more").isEqualTo(22);
            done(team.signing("anna").open("approve-release", next.hex(), "--yes"));
            done(team.signing("nadja").promoteNow());
        }
    }

    @Test
    void an_approval_counts_also_once_the_line_of_whoever_gave_it_was_deleted() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE)) {
            Sha second = team.landTested("second");
            done(team.signing("omar").open("approve-release", second.hex(), "--yes"));
            done(team.signing("nadja").promoteNow());
            promotedWith(team, ApprovalDay.read(team.day().folder().resolve("allowed_signers")).lines()
                    .filter(line -> !line.startsWith("omar@")).collect(Collectors.joining("\n", "", "\n")));
            done(team.signing("anna").log("verify", "--all"));
            promotedWith(team, ApprovalDay.read(team.day().folder().resolve("allowed_signers")));
        }
    }

    @Test
    void everything_that_the_next_rollback_needs_is_told_as_needed_and_not_as_a_choice() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE)) {
            String before = promoted(team);
            Sha third = team.landTested("third");
            done(team.signing("anna").open("approve-release", third.hex(), "--yes"));
            Seat nadja = team.signing("nadja");
            done(nadja.promoteNow());
            String second = team.day().git().in(team.day().bare(), "rev-parse", "release~1");
            done(team.signing("anna").open("approve-release", second, "--action", "rollback", "--yes"));
            done(nadja.rollBack("--trigger", "5xx spike", "--yes"));
            assertThat(team.day().head("release")).isEqualTo(second).isNotEqualTo(before);
            assertThat(nadja.status().out()).containsPattern("; only with --to or --from: \\S+ already went back once"
                    + "; and only once it is approved: 1 of 1 approvals missing");
        }
    }

    @Test
    void approvers_whose_names_do_not_fit_into_one_line_stop_no_rollback() {
        List<String> approvers = List.of("anna-katharina.von-hohenstein", "maximilian-alexander.winterfeld");
        String roles = ApprovalDay.TWO.replace("anna@", approvers.get(0) + "@").replace("omar@", approvers.get(1) + "@");
        try (ApprovalDay team = new ApprovalDay(roles, false)) {
            String before = team.day().head("release");
            Sha commit = team.landTested("second");
            approvers.forEach(who -> done(team.seat(who).open("approve-release", commit.hex(), "--yes")));
            done(team.seat("nadja").promoteNow());
            approvers.forEach(who -> done(
                    team.seat(who).open("approve-release", before, "--action", "rollback", "--yes")));
            done(team.seat("nadja").rollBack("--to", before, "--trigger", "5xx spike", "--yes"));
            assertThat(team.day().head("release")).isEqualTo(before);
            assertThat(team.day().log()).containsPattern("approved by \\S+@example.org \\(claimed, not signed\\) and 1 more");
            done(team.seat("nadja").log("verify", "--all"));
        }
    }

    @Test
    void where_release_was_deleted_an_approval_is_of_the_configuration_that_the_rollback_asks_for() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE)) {
            String before = team.day().head("release");
            String other = "gone@example.org, ";
            Sha commit = team.commitToMain(Map.of("lockstep.yaml",
                    ApprovalDay.read(team.seat("olga").folder().resolve("lockstep.yaml")).replace(other, "")));
            team.test(commit);
            done(team.signing("anna").open("approve-release", commit.hex(), "--yes"));
            done(team.signing("nadja").promoteNow());
            team.day().git().in(team.day().bare(), "update-ref", "-d", "refs/heads/release");
            Seat anna = team.signing("anna");
            anna.reconfigure(other, "");
            done(anna.open("approve-release", before, "--action", "rollback", "--yes"));
            Seat nadja = team.signing("nadja");
            nadja.reconfigure(other, "");
            done(nadja.rollBack("--to", before, "--trigger", "release was deleted", "--yes"));
            assertThat(team.day().head("release")).isEqualTo(before);
        }
    }

    @Test
    void a_pinned_configuration_that_names_an_impossible_file_of_signers_stops_no_rollback() {
        try (ReleaseDay day = new ReleaseDay(); ReleaseSite site = day.operator("Ada").site()) {
            assertThat(new SignersFile("a\u0000b", Optional.empty()).at(new Sha(day.head("main")), site.repository())).isEmpty();
        }
    }

    @Test
    void what_has_nothing_to_do_with_approvals_stops_no_approved_rollback() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE + "  kill_switches: "
                + "[{flag: chat, owner: ops, off: [sh], on: [sh], shows: {path: /s, off: '404', on: '200'}}]\n")) {
            String before = promoted(team);
            String run = team.day().evidence().lines()
                    .filter(path -> EvidenceLayout.isRun(path) && path.contains(before)).findFirst().orElseThrow();
            for (String path : List.of(run.replaceFirst("/2(\\d{3}[^/]*)$", "/3$1"),
                    EvidenceLayout.DRILLS + "/chat" + run.substring(run.lastIndexOf('/')))) {
                assertThat(EvidenceLayout.isRun(path)).as(path).isTrue();
                team.day().outsider().commitOn(team.day().evidenceBranch(), path, "{");
            }
            done(team.signing("anna").open("approve-release", before, "--action", "rollback", "--yes"));
            for (String path : List.of(
                    FactPlaces.file(new Sha(before), Instant.now(), "unit", Sha256.of(bytes("{"))), run)) {
                team.day().outsider().commitOn(team.day().evidenceBranch(), path, "{");
            }
            try (ReleaseSite site = team.signing("nadja").site()) {
                assertThat(new PipelineReader(site).read(site.repository().fetch(site.remoteDeadline()),
                        new Subject(new Sha(before), Action.ROLLBACK)).ignored()).as("facts that were read").isEmpty();
            }
            done(team.signing("nadja").rollBack("--to", before, "--trigger", "5xx spike", "--yes"));
            assertThat(team.day().head("release")).isEqualTo(before);
        }
    }

    @Test
    void any_number_of_stray_files_stops_no_approved_rollback() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE)) {
            String before = promoted(team);
            done(team.signing("anna").open("approve-release", before, "--action", "rollback", "--yes"));
            Outsider outsider = team.day().outsider();
            outsider.checkOut(team.day().evidenceBranch());
            for (int stray = 0; stray <= 1_000; stray++) {
                ReleaseDay.write(outsider.folder().resolve("evidence/stray/" + stray), "x\n");
            }
            outsider.pushed(team.day().evidenceBranch(), "Litter");
            done(team.signing("nadja").rollBack("--to", before, "--trigger", "5xx spike", "--yes"));
            assertThat(team.day().head("release")).isEqualTo(before);
        }
    }

    @Test
    void an_approval_whose_revocation_was_dropped_moves_nothing_back() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE)) {
            String before = promoted(team);
            done(team.signing("anna").open("approve-release", before, "--action", "rollback", "--yes"));
            done(team.signing("anna").open("revoke-approval", before, "--yes"));
            Attacker.of(team).removes("/revocation-");
            Outcome refused = team.signing("nadja").rollBack("--to", before, "--trigger", "5xx spike", "--yes");
            assertThat(refused.exitCode()).isEqualTo(22);
            assertThat(refused.err()).contains("failed verification").contains("restore the branch")
                    .doesNotContain("approve-release");
            assertThat(team.day().head("release")).isNotEqualTo(before);
        }
    }

    @Test
    void an_automatic_rollback_does_not_do_without_an_approval() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE)) {
            Sha commit = team.landTested("second");
            done(team.signing("anna").open("approve-release", commit.hex(), "--yes"));
            team.day().productionBreaks(Fault.CHAT_500);
            Outcome failed = team.signing("nadja").promoteNow("--auto-rollback");
            assertThat(failed.exitCode()).isEqualTo(24);
            assertThat(failed.err()).contains("rollback-approvals");
            assertThat(team.day().head("release")).isEqualTo(commit.hex());
        }
    }

    @Test
    void before_a_promotion_it_is_told_when_its_rollback_can_be_approved_and_how_it_ends_without() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE)) {
            String before = team.day().head("release");
            Sha commit = team.landTested("second");
            done(team.signing("anna").open("approve-release", commit.hex(), "--yes"));
            team.day().productionBreaks(Fault.CHAT_500);
            Seat nadja = team.signing("nadja");
            Outcome promoted = nadja.promoteNow("--auto-rollback");
            assertThat(promoted.exitCode()).as(promoted.out() + promoted.err()).isEqualTo(24);
            assertThat(promoted.err()).contains("they can be given only once release has moved, while production is waited"
                    + " for: `approve-release " + before + " --action rollback`. Without them --auto-rollback is not"
                    + " carried out (24)");
            team.day().productionIsMended();
            done(team.signing("anna").open("approve-release", before, "--action", "rollback", "--yes"));
            done(team.signing("nadja").rollBack("--to", before, "--trigger", "5xx spike", "--yes"));
        }
    }

    /** A client that strikes the approvals from what it records, and says so consistently. */
    private static void rollsBackWithout(ApprovalDay team, String before) {
        try (ReleaseSite site = team.mallory().site()) {
            PushPlan move = new ReleaseService(site, WorkflowListener.silent()).plan(new RollbackRequest(
                    Optional.of(new Sha(before)), "5xx spike", Optional.empty(), false, ""));
            String intent = text(move, "/intent.json");
            String struck = intent.replaceAll("(?s)\"approvals\" : \\[[^]]*]", "\"approvals\" : [ ]");
            assertThat(struck).isNotEqualTo(intent);
            List<FileWrite> writes = move.writes().stream()
                    .filter(write -> !write.path().contains("/consumed-"))
                    .map(write -> FileWrite.add(write.path(), write.path().endsWith("/intent.json")
                            ? bytes(struck)
                            : bytes(new String(write.content(), StandardCharsets.UTF_8)
                                    .replace(digest(intent), digest(struck)))))
                    .toList();
            Recorder recorder = new Recorder(site, WorkflowListener.silent());
            recorder.push(move.release(), move.evidence(), recorder.write(move.evidence(), new CommitDraft(
                    writes, move.record().message(), move.record().author(), move.record().when())), Optional.empty());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String digest(String text) {
        return Sha256.of(bytes(text)).hex();
    }

    private static String text(PushPlan move, String ending) {
        return move.writes().stream().filter(write -> write.path().endsWith(ending)).findFirst()
                .map(write -> new String(write.content(), StandardCharsets.UTF_8)).orElseThrow();
    }

    @Test
    void a_recorded_rollback_without_the_approval_that_its_pipeline_wanted_is_a_breach() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE)) {
            String before = promoted(team);
            done(team.signing("anna").open("approve-release", before, "--action", "rollback", "--yes"));
            rollsBackWithout(team, before);
            assertThat(team.signing("omar").log("verify").out()).contains("approvals: ").contains("the pipeline in force required 1"
                    + " approval of RELEASE_APPROVER for a rollback, and it rests on 0");
        }
    }

    @Test
    void leaving_the_rollback_s_approvals_out_of_one_s_own_configuration_takes_nothing_away() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE)) {
            String before = promoted(team);
            Seat nadja = team.signing("nadja");
            nadja.reconfigure("  rollback: {approvals: {role: RELEASE_APPROVER, count: 1}}", "");
            Outcome refused = nadja.rollBack(
                    "--to", before, "--trigger", "5xx spike", "--approve", "Nadja", "--yes");
            assertThat(refused.exitCode()).as(refused.err()).isEqualTo(22);
            assertThat(refused.err()).contains("rollback-approvals: 1 of 1 approvals missing");
            assertThat(team.day().head("release")).isNotEqualTo(before);
            assertThat(nadja.open("watch-release", "--auto-rollback", "--for", "1s", "--every", "500ms").err()).contains(
                    "Have the commit to go back to approved now: `approve-release " + before + " --action rollback`");
        }
    }

    /** Any number of requests and approvals that nobody signed, or that bear a signature that is none. */
    @Test
    void a_crowd_of_forged_approvals_does_not_take_the_genuine_one_away() throws IOException {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE); RawPush raw = new RawPush(team.day())) {
            String before = promoted(team);
            done(team.signing("anna").open("approve-release", before, "--action", "rollback", "--yes"));
            Map<String, ObjectId> files = new HashMap<>();
            String folder = ApprovalPlaces.of(new Sha(before));
            team.day().evidence().lines().filter(path -> path.startsWith(folder + "/")).forEach(path -> files.put(
                    path.substring(folder.length() + 1), raw.lying(team.day().evidenceBranch(), path)));
            Forger forger = new Forger(team, new Sha(before), "rollback", Optional.empty(), "0".repeat(64));
            forger.by = "nobody@example.org";
            ObjectId signature = raw.blob("-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n");
            for (int number = 0; number < 3_000; number++) {
                forger.at = forger.at.plusSeconds(1);
                byte[] document = forger.document();
                String path = ApprovalPlaces.file(new Sha(before), Kind.APPROVAL,
                        ApprovalPlaces.id(Sha256.of(document).hex()));
                String name = path.substring(path.lastIndexOf('/') + 1);
                files.put(name, raw.blob(new String(document, StandardCharsets.UTF_8)));
                files.put(name + ".sig", signature);
                files.put("request-%016x.intoto.json".formatted(number), signature);
            }
            raw.pushes(team.day().evidenceBranch(), folder, raw.files(files));
            done(team.signing("nadja").rollBack("--to", before, "--trigger", "5xx spike", "--yes"));
            assertThat(team.day().head("release")).isEqualTo(before);
        }
    }

    /** With signatures that are no longer looked at than to see their size, so that it takes no time. */
    @Test
    void a_crowd_of_requests_does_not_take_the_approval_away() throws IOException {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE); RawPush raw = new RawPush(team.day())) {
            String before = promoted(team);
            done(team.signing("anna").open("approve-release", before, "--action", "rollback", "--yes"));
            Map<String, ObjectId> files = new HashMap<>();
            String folder = ApprovalPlaces.of(new Sha(before));
            team.day().evidence().lines().filter(path -> path.startsWith(folder + "/")).forEach(path -> files.put(
                    path.substring(folder.length() + 1), raw.lying(team.day().evidenceBranch(), path)));
            ObjectId signature = raw.blob("x".repeat(Signer.LARGEST + 1));
            for (int number = 0; number < 2_001; number++) {
                byte[] document = PersonalStatementJson.write(new MoveRequest(
                        new Sha(before), "rollback", Optional.empty(), Optional.empty(), "pat@example.org",
                        "0".repeat(64), "", Instant.now().minusSeconds(number), "cd".repeat(16)));
                String path = ApprovalPlaces.file(new Sha(before), Kind.REQUEST,
                        ApprovalPlaces.id(Sha256.of(document).hex()));
                String name = path.substring(path.lastIndexOf('/') + 1);
                files.put(name, raw.blob(new String(document, StandardCharsets.UTF_8)));
                files.put(name + ".sig", signature);
            }
            raw.pushes(team.day().evidenceBranch(), folder, raw.files(files));
            done(team.signing("nadja").rollBack("--to", before, "--trigger", "5xx spike", "--yes"));
            assertThat(team.day().head("release")).isEqualTo(before);
        }
    }

    @Test
    void a_merge_on_the_evidence_branch_takes_no_approval_away() throws IOException {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE); RawPush raw = new RawPush(team.day())) {
            String before = promoted(team);
            Seat nadja = team.signing("nadja");
            done(nadja.log("verify"));
            String branch = team.day().evidenceBranch();
            raw.pushes(branch, "Merge", List.of(team.day().head(branch), team.day().head("main")));
            done(team.signing("anna").open("approve-release", before, "--action", "rollback", "--yes"));
            Outcome dry = team.signing("omar").rollBack(
                    "--to", before, "--trigger", "5xx spike", "--yes", "--dry-run");
            assertThat(dry.exitCode()).as("a clone that knew nothing: " + dry.err()).isZero();
            done(nadja.rollBack("--to", before, "--trigger", "5xx spike", "--yes"));
            assertThat(team.day().head("release")).isEqualTo(before);
        }
    }

    /** By one commit of more paths than anybody counts, after which the audit does not go on. */
    @Test
    void what_ends_the_audit_takes_no_approval_away() throws IOException {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE); RawPush raw = new RawPush(team.day())) {
            String before = promoted(team);
            Seat nadja = team.signing("nadja");
            done(team.signing("anna").open("approve-release", before, "--action", "rollback", "--yes"));
            done(nadja.log("verify"));
            ObjectId inside = raw.files(Map.of("x", raw.blob("x")));
            for (int depth = 0; depth < 8; depth++) {
                Map<String, ObjectId> entries = new HashMap<>();
                for (int entry = 0; entry < 10; entry++) {
                    entries.put("e" + entry, inside);
                }
                inside = raw.folders(entries);
            }
            raw.pushes(team.day().evidenceBranch(), "evidence/stray", inside);
            done(nadja.rollBack("--to", before, "--trigger", "5xx spike", "--yes"));
            assertThat(team.day().head("release")).isEqualTo(before);
        }
    }

    /** The branch that is gone on with is the one without the revocation; the other one is merged, so nothing is forced. */
    @Test
    void a_merge_that_leaves_a_revocation_out_moves_nothing_back() throws IOException {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE); RawPush raw = new RawPush(team.day())) {
            String before = promoted(team);
            String branch = team.day().evidenceBranch();
            done(team.signing("anna").open("approve-release", before, "--action", "rollback", "--yes"));
            Seat early = team.signing("nadja");
            done(early.log("verify"));
            String approved = team.day().head(branch);
            done(team.signing("anna").open("revoke-approval", before, "--yes"));
            raw.pushes(branch, "Merge", List.of(approved, team.day().head(branch)));
            assertThat(team.day().evidence()).doesNotContain("/revocation-");
            for (Seat seat : List.of(early, team.signing("nadja"))) {
                Outcome refused = seat.rollBack("--to", before, "--trigger", "5xx spike", "--yes");
                assertThat(refused.exitCode()).as(refused.err()).isEqualTo(22);
                assertThat(refused.err()).contains("failed verification");
            }
        }
    }
}
