package tests.release.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lockstep.base.digest.Sha256;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.release.CommitName;
import lockstep.base.release.Sha;
import lockstep.record.layout.ApprovalPlaces;
import lockstep.record.signature.Namespace;
import lockstep.release.recording.Recorder;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ConfigInForce;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.workflow.PromotionRequest;
import lockstep.release.workflow.PushPlan;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.tree.FileWrite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tests.commands.cli.Doors.Outcome;
import tests.record.attestation.Audited;
import tests.release.workflow.Seat;

/** docs/evidence.md over a record with approvals: git, ssh-keygen and jq alone. */
class AuditorTest {

    private static void done(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    }

    private static Audited audited(ApprovalDay team, String approvers) {
        return Audited.by(team.day().bare(), "", approvers, team.day().folder());
    }

    @Test
    void a_promotion_a_hotfix_and_a_rollback_by_approvals_are_verified_by_stock_tools() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.TWO)) {
            String before = team.day().head("release");
            Sha commit = team.landTested("second");
            approve(team, commit.hex(), "promote");
            done(team.signing("nadja").promoteNow());
            Sha fix = team.day().land("fix");
            approve(team, fix.hex(), "hotfix", "--skip-staging");
            done(team.signing("nadja").open("hotfix-promote", fix.hex(), "--skip-staging", "--yes"));
            approve(team, before, "rollback");
            done(team.signing("nadja").rollBack("--to", before, "--trigger", "5xx spike", "--yes"));
            Audited audited = audited(team, "allowed_signers");
            assertThat(audited.isVerified()).as(audited.printed()).isTrue();
            done(team.signing("omar").log("verify", "--all"));
        }
    }

    private static void approve(ApprovalDay team, String commit, String action, String... more) {
        for (String who : List.of("anna", "omar")) {
            String[] words = Stream.concat(
                    Stream.of(commit, "--action", action, "--yes"), Stream.of(more)).toArray(String[]::new);
            done(team.signing(who).open("approve-release", words));
        }
    }

    /** What an approval could be wrong in, once a client that does not care has used it. */
    private static final Map<String, Consumer<Forger>> WRONG = Map.of(
            "nothing", forger -> { },
            "signed by Mallory", forger -> forger.key = "mallory",
            "in the namespace of evidence", forger -> forger.namespace = Namespace.EVIDENCE,
            "of another person", forger -> forger.key = "omar",
            "by the author", forger -> { forger.key = "olga"; forger.by = "olga@example.org"; },
            "without the role", forger -> { forger.key = "stranger"; forger.by = "stranger@example.org"; },
            "expired", forger -> { forger.at = forger.at.minusSeconds(7200); forger.expires = forger.at.plusSeconds(60); },
            "of another action", forger -> forger.action = "rollback",
            "of another head of release", forger -> forger.from = Optional.of(forger.commit),
            "under another configuration", forger -> forger.policy = "0".repeat(64));

    /** Who wrote the change is in its commits, and not in the record. */
    private static final Set<String> NEEDS_THE_COMMITS = Set.of("by the author");

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "signed by Mallory", "in the namespace of evidence", "of another person",
        "by the author", "without the role", "expired", "of another action", "of another head of release",
        "under another configuration"})
    void an_auditor_finds_what_is_wrong_with_an_approval_that_was_used(String wrong) {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE)) {
            Sha commit = team.landTested("second");
            Forger genuine = forger(team, commit);
            Forger forged = forger(team, commit);
            forged.expires = forged.expires.plusSeconds(1);
            WRONG.get(wrong).accept(forged);
            Attacker.of(team).addsApproval(commit, genuine.document(), Optional.of(genuine.sign(genuine.document())));
            Attacker.of(team).addsApproval(commit, forged.document(), Optional.of(forged.sign(forged.document())));
            moves(team, commit, Sha256.of(genuine.document()).hex(), Sha256.of(forged.document()).hex());
            Audited audited = audited(team, "allowed_signers");
            assertThat(audited.isVerified()).as(audited.printed()).isEqualTo(wrong.equals("nothing"));
            if (!NEEDS_THE_COMMITS.contains(wrong)) {
                Outcome verified = team.signing("omar").log("verify");
                assertThat(verified.out() + verified.err()).as(wrong).satisfies(words -> assertThat(
                        words.contains("evidence-trustworthy: ") || words.contains("approvals: ")).isEqualTo(!wrong.equals("nothing")));
            }
        }
    }

    private static Forger forger(ApprovalDay team, Sha commit) {
        try (ReleaseSite site = team.seat("tess").site()) {
            String policy = new ConfigInForce(site).find(site.repository().fetch(site.remoteDeadline()), commit)
                    .orElseThrow().config().sha256();
            return new Forger(team, commit, "promote", Optional.of(new Sha(team.day().head("release"))), policy);
        }
    }

    /** A promotion by a client that names one approval and means another. */
    private static void moves(ApprovalDay team, Sha commit, String named, String meant) {
        try (ReleaseSite site = team.mallory().site()) {
            ReleaseService service = new ReleaseService(site, WorkflowListener.silent());
            PushPlan move = service.plan(new PromotionRequest(
                    Optional.of(new CommitName.Exact(commit)), ChangeDeclaration.classA("back"), Optional.empty(),
                    Optional.empty(), Map.of(), ""));
            String intent = text(move, "/intent.json");
            String was = Sha256.of(intent.getBytes(StandardCharsets.UTF_8)).hex();
            boolean namesGenuine = intent.contains(named);
            String used = namesGenuine ? named : meant;
            String becomes = Sha256.of(intent.replace(used, meant).getBytes(StandardCharsets.UTF_8)).hex();
            List<FileWrite> writes = move.writes().stream()
                    .map(write -> FileWrite.add(
                            write.path().replace(ApprovalPlaces.id(used), ApprovalPlaces.id(meant)),
                            new String(write.content(), StandardCharsets.UTF_8).replace(used, meant)
                                    .replace(was, becomes).getBytes(StandardCharsets.UTF_8)))
                    .toList();
            CommitDraft draft = new CommitDraft(
                    writes, move.record().message(), move.record().author(), move.record().when());
            Recorder recorder = new Recorder(site, WorkflowListener.silent());
            recorder.push(move.release(), move.evidence(), recorder.write(move.evidence(), draft),
                    Optional.empty());
        }
    }

    private static String text(PushPlan move, String ending) {
        return move.writes().stream().filter(write -> write.path().endsWith(ending)).findFirst()
                .map(write -> new String(write.content(), StandardCharsets.UTF_8)).orElseThrow();
    }

    @Test
    void claimed_approvals_are_verified_as_such() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE, false)) {
            Sha commit = team.landTested("second");
            done(team.seat("anna").open("approve-release", commit.hex(), "--yes"));
            done(team.seat("nadja").promoteNow());
            Audited audited = audited(team, "");
            assertThat(audited.isVerified()).as(audited.printed()).isTrue();
            assertThat(audited(team, "allowed_signers").isVerified()).isFalse();
        }
    }

    private static void verifiedByBoth(ApprovalDay team) {
        done(team.signing("omar").log("verify", "--all"));
        Audited audited = audited(team, "allowed_signers");
        assertThat(audited.isVerified()).as(audited.printed() + audited.last()).isTrue();
    }

    @Test
    void a_hotfix_that_was_taken_back_and_is_on_no_branch_any_more_is_verified_by_both() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE)) {
            String before = team.day().head("release");
            String fix = team.day().git().in(team.day().bare(), "-c", "user.email=olga@example.org", "commit-tree", "-m",
                    "fix", "-p", before, before + "^{tree}");
            team.tag("v1.2.4", new Sha(fix));
            done(team.signing("anna").open("approve-release", "v1.2.4", "--action", "hotfix", "--skip-staging", "--yes"));
            done(team.signing("nadja").open("hotfix-promote", "v1.2.4", "--skip-staging", "--yes"));
            done(team.signing("anna").open("approve-release", before, "--action", "rollback", "--yes"));
            done(team.signing("nadja").rollBack("--to", before, "--trigger", "5xx spike", "--yes"));
            team.day().git().in(team.day().bare(), "tag", "-d", "v1.2.4");
            team.day().git().in(team.day().bare(), "-c", "gc.reflogExpire=now", "gc", "-q", "--prune=now");
            done(team.signing("omar").log("verify", "--all"));
            Audited audited = audited(team, "allowed_signers");
            assertThat(audited.isVerified()).as(audited.printed() + audited.last()).isTrue();
            assertThat(audited.printed()).contains(fix + " is not in this clone: who wrote it is not asked",
                    fix + " is not in this clone: whose keys counted there is not asked");
        }
    }

    @Test
    void a_promotion_whose_configuration_differed_in_the_roles_and_was_answered_for_is_verified_by_both() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE)) {
            Sha commit = team.landTested("second");
            done(team.signing("anna").open("approve-release", commit.hex(), "--yes"));
            Seat nadja = team.signing("nadja");
            nadja.reconfigure("anna@example.org, ", "");
            done(nadja.promoteNow("--accept-config", "pipeline:they are to change"));
            verifiedByBoth(team);
        }
    }

    @Test
    void a_rollback_by_another_configuration_and_by_who_wrote_what_it_goes_to_is_verified_by_both() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE)) {
            String before = team.day().head("release");
            String second = team.coAuthored("Anna", "anna@example.org").hex();
            done(team.signing("omar").open("approve-release", second, "--yes"));
            done(team.signing("nadja").promoteNow());
            Sha third = team.landTested("third");
            done(team.signing("omar").open("approve-release", third.hex(), "--yes"));
            done(team.signing("nadja").promoteNow());
            done(team.signing("omar").open("approve-release", before, "--action", "rollback", "--yes"));
            Seat nadja = team.signing("nadja");
            nadja.reconfigure("service: demo", "policy: {gate_max_age: 9h}\nservice: demo");
            done(nadja.rollBack("--to", before, "--trigger", "5xx spike", "--yes"));
            done(team.signing("anna").open("approve-release", second, "--action", "rollback", "--yes"));
            done(team.signing("nadja").rollBack("--to", second, "--trigger", "it was not that", "--yes"));
            verifiedByBoth(team);
        }
    }
}
