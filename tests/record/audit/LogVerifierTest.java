package tests.record.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.record.log.Entries.failedPromotion;
import static tests.record.log.Entries.promotion;
import static tests.record.log.Entries.rollback;
import static tests.record.log.Entries.sha;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.base.release.Environment;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.Verdict;
import lockstep.record.audit.AuditReport;
import lockstep.record.audit.BranchCommit;
import lockstep.record.audit.EvidenceFact;
import lockstep.record.audit.FileChange.Kind;
import lockstep.record.audit.FileChange;
import lockstep.record.audit.ReleaseSightings.Sighting;
import lockstep.record.audit.Violation;
import lockstep.record.history.GateRunFacts;
import lockstep.record.history.RecordedPolicy;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.log.LogVolumes;
import lockstep.record.log.LogWriter;
import lockstep.record.log.PassFail;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import tests.record.log.Entries;

class LogVerifierTest {

    private static final Sha A = sha(0xa);
    private static final Sha B = sha(0xb);
    private static final Sha C = sha(0xc);
    private static final String C1 = "1".repeat(64);
    private static final String C2 = "2".repeat(64);
    private static final String C3 = "3".repeat(64);
    private static final String RC1 = "20260101-1000-rc1";
    private static final String RC2 = "20260102-1000-rc1";
    private static final String RB1 = "20260102-1100-rb1";

    private final History history = new History();

    /** Two promotions and a rollback. */
    private History day() {
        return history.staged(A, "2026-01-01T09:00:00Z").promoted(RC1, A)
                .staged(B, "2026-01-02T09:00:00Z").promoted(RC2, B)
                .rolledBack(RB1, B, A);
    }

    @Test
    void a_day_as_it_should_be_is_verified() {
        AuditReport report = day().audit();
        assertThat(report.violations()).isEmpty();
        assertThat(report.isVerified()).isTrue();
        assertThat(report.entries()).isEqualTo(3);
        assertThat(report.standing()).contains(A);
        assertThat(report.openIntent()).isEmpty();
        assertThat(report.knownGood()).extracting(good -> good.sha()).containsExactly(A);
    }

    private List<String> promotedAfter(Duration oldest, String... gates) {
        RecordedPolicy policy =
                new RecordedPolicy(oldest, true, List.of(new GateName("health"), new GateName("burst_429")));
        return new History().stagedWith(A, "2026-01-01T09:00:00Z", gates).intendedBy(policy, RC1, A).smoked(RC1, A)
                .logged(promotion(RC1, A), A).audit().violations().stream().map(Violation::line).toList();
    }

    @Test
    void a_promotion_on_a_passing_run_without_a_required_gate_broke_the_policy_of_its_day() {
        assertThat(promotedAfter(Duration.ofHours(24), "health", "burst_429", "whoami")).isEmpty();
        assertThat(promotedAfter(Duration.ofHours(24), "health", "whoami")).containsExactly(
                "policy-kept: evidence/2026-01/" + RC1 + "/intent.json: no staging run of " + A
                        + " passed every gate that the policy of the day required [docs/policy.md#policy-kept]");
    }

    @Test
    void a_promotion_on_a_run_that_was_too_old_broke_the_policy_of_its_day() {
        assertThat(promotedAfter(Duration.ofMinutes(30), "health", "burst_429")).containsExactly(
                "policy-kept: evidence/2026-01/" + RC1 + "/intent.json: the staging run of " + A
                        + " was older, or rests on one that was older, than the policy of the day allowed [docs/policy.md#policy-kept]");
    }

    private static GateRunFacts tested(Optional<String> configuration, Map<GateName, Instant> reused) {
        return new GateRunFacts(
                "20260101-0900-staging", "promotion-gate", Environment.STAGING, "https://x.example", Optional.of(A),
                Verdict.PASS, false, true, Instant.parse("2026-01-01T09:00:00Z"),
                Map.of(new GateName("health"), Verdict.PASS), Optional.empty(), reused, configuration);
    }

    private static List<String> promotedOn(GateRunFacts run, Set<String> configurations) {
        RecordedPolicy policy = new RecordedPolicy(
                Duration.ofHours(24), true, List.of(new GateName("health")), Map.of(), configurations);
        return new History().with(new EvidenceFact.RunFact("evidence/runs/one.json", run)).intendedBy(policy, RC1, A)
                .smoked(RC1, A).logged(promotion(RC1, A), A).audit().violations().stream().map(Violation::line).toList();
    }

    @Test
    void a_promotion_on_a_run_of_another_configuration_broke_the_policy_of_its_day() {
        Set<String> decided = Set.of(C1, C2);
        assertThat(promotedOn(tested(Optional.of(C1), Map.of()), decided)).isEmpty();
        assertThat(promotedOn(tested(Optional.of(C2), Map.of()), decided)).isEmpty();
        assertThat(promotedOn(tested(Optional.empty(), Map.of()), decided)).isEmpty();
        assertThat(promotedOn(tested(Optional.of(C3), Map.of()), Set.of())).isEmpty();
        assertThat(promotedOn(tested(Optional.of(C3), Map.of()), decided)).containsExactly(
                "policy-kept: evidence/2026-01/" + RC1 + "/intent.json: no staging run of " + A
                        + " was made by the configuration that the promotion was decided by"
                        + " [docs/policy.md#policy-kept]");
    }

    @Test
    void a_promotion_on_a_run_that_rests_on_one_that_was_too_old_broke_the_policy_of_its_day() {
        Map<GateName, Instant> reused = Map.of(new GateName("health"), Instant.parse("2025-12-30T09:00:00Z"));
        assertThat(promotedOn(tested(Optional.of(C1), reused), Set.of())).isEmpty();
        assertThat(promotedOn(tested(Optional.of(C1), reused), Set.of(C1))).containsExactly(
                "policy-kept: evidence/2026-01/" + RC1 + "/intent.json: the staging run of " + A
                        + " was older, or rests on one that was older, than the policy of the day allowed"
                        + " [docs/policy.md#policy-kept]");
    }

    @Property(tries = 100)
    void any_day_as_it_should_be_is_verified(@ForAll @Size(max = 40) List<Boolean> promotions) {
        History days = new History();
        Optional<Sha> good = Optional.empty();
        int minute = 0;
        for (boolean promotion : promotions) {
            String stamp = String.format("20260101-%02d%02d-", minute / 60, minute % 60);
            Sha next = sha(1_000 + minute++);
            if (promotion || good.isEmpty() || days.release.equals(good)) {
                days.staged(next, "2025-12-31T09:00:00Z").promoted(stamp + "rc1", next);
                good = good.isEmpty() ? Optional.of(next) : good;
            } else {
                days.rolledBack(stamp + "rb1", days.release.orElseThrow(), good.orElseThrow());
            }
        }
        days.rememberedTip = days.commits().stream().map(BranchCommit::sha).findFirst();
        assertThat(days.audit().violations()).isEmpty();
    }

    @Test
    void a_byte_changed_in_the_log_is_found_with_its_line() {
        String before = new String(day().log(), StandardCharsets.UTF_8);
        history.wrote(before.replaceFirst("quiet day", "Quiet day"));
        long line = before.substring(0, before.indexOf("quiet day")).lines().count();
        assertThat(history.audit().violations()).singleElement().satisfies(violation -> assertThat(violation.line())
                .matches("log-append-only: commit [0-9a-f]{40}: docs/RELEASE_LOG.md was changed from byte \\d+ on, in line " + line
                        + " \\[docs/policy.md#log-append-only]"));
    }

    @Test
    void a_truncated_or_deleted_log_is_found() {
        int length = day().log().length;
        history.wrote(new String(history.log(), StandardCharsets.UTF_8).substring(0, length - 100));
        assertThat(history.violations()).containsExactly("log-append-only");
        history.wrote("");
        assertThat(history.violations()).containsExactly("log-append-only", "log-append-only");
    }

    @Test
    void a_change_that_is_undone_again_is_found() {
        String before = new String(day().log(), StandardCharsets.UTF_8);
        history.wrote(before.replace("pass", "fail")).wrote(before);
        assertThat(history.violations()).containsExactly("log-append-only", "log-append-only");
    }

    @Test
    void a_log_that_becomes_a_link_is_found() {
        day().changed(History.LOG, Kind.NOT_A_PLAIN_FILE);
        assertThat(history.violations()).containsExactly("log-append-only");
    }

    @Test
    void evidence_that_is_changed_deleted_or_a_link_is_found() {
        day().changed("evidence/2026-01/" + RC1 + "/intent.json", Kind.MODIFIED)
                .changed("evidence/2026-01/" + RC1 + "/intent.json", Kind.DELETED)
                .changed("evidence/x", Kind.NOT_A_PLAIN_FILE);
        assertThat(history.violations())
                .containsExactly("evidence-add-only", "evidence-add-only", "evidence-add-only");
    }

    @Test
    void other_files_may_change_only_where_the_branch_is_shared() {
        day().changed("README.md", Kind.ADDED).changed("README.md", Kind.MODIFIED);
        assertThat(history.violations()).containsExactly("evidence-add-only");
        history.shape = new EvidenceLayout(new LogVolumes(History.LOG), false);
        assertThat(history.violations()).isEmpty();
    }

    @Test
    void a_merge_is_found_on_a_branch_of_its_own_and_allowed_on_a_shared_one() {
        day().merged();
        assertThat(history.violations()).containsExactly("branch-linear");
        history.shape = new EvidenceLayout(new LogVolumes(History.LOG), false);
        assertThat(history.violations()).isEmpty();
    }

    @Test
    void a_history_that_is_cut_off_or_has_a_gap_is_found() {
        day().add(new BranchCommit(sha(9), List.of(sha(8)), List.of(), List.of(), List.of()));
        assertThat(history.violations()).containsExactly("whole-history");
        History cut = new History();
        cut.add(new BranchCommit(sha(9), List.of(sha(8)), List.of(), List.of(), List.of()));
        assertThat(cut.violations()).containsExactly("whole-history");
    }

    @Test
    void a_rewritten_branch_no_longer_has_the_remembered_tip() {
        day().rememberedTip = Optional.of(history.commits().get(2).sha());
        assertThat(history.violations()).isEmpty();
        history.rememberedTip = Optional.of(sha(0xdead));
        assertThat(history.violations()).containsExactly("tip-remembered");
    }

    @Test
    void an_entry_that_cannot_be_read_is_found_with_its_line() {
        day().appended("\n```\n- release_id: 20260103-1000-rc1\n  type: promotion\n  notes: a: b\n```\n");
        assertThat(history.audit().violations()).singleElement()
                .satisfies(violation -> assertThat(violation.line()).startsWith("entry-readable: line 1"));
    }

    @Test
    void a_log_that_ends_in_an_open_block_is_found_at_once() {
        day().appended("```\n").appended("```\n");
        assertThat(history.violations()).containsExactly("entry-readable");
    }

    @Test
    void evidence_that_cannot_be_trusted_is_found() {
        day().with(new EvidenceFact.Untrustworthy("evidence/runs/9.json", "its signature is not valid\u001b[1m"));
        assertThat(history.audit().violations()).singleElement().satisfies(violation ->
                assertThat(violation.line()).isEqualTo(Sanitiser.line(violation.line()))
                        .startsWith("evidence-trustworthy: evidence/runs/9.json: its signature is not valid\\x1b"));
    }

    @Test
    void a_promotion_without_evidence_is_found() {
        history.staged(A, "2026-01-01T09:00:00Z").logged(promotion(RC1, A), A);
        assertThat(history.violations())
                .containsExactly("entry-as-intended", "entry-has-evidence", "entry-has-evidence", "production-smoke");
    }

    @Test
    void a_reference_to_a_file_that_came_later_is_found() {
        history.staged(A, "2026-01-01T09:00:00Z").intended(RC1, A, false).smoked(RC1, A).logged(promotion(
                RC1, A, PassFail.PASS, Entries.gates("health"), "", List.of("evidence/runs/later.json", "https://ci")),
                A)
                .changed("evidence/runs/later.json", Kind.ADDED);
        assertThat(history.violations()).containsExactly("entry-has-evidence");
    }

    @Test
    void a_promotion_without_a_fitting_staging_run_before_it_is_found() {
        String early = "2026-01-01T09:00:00Z";
        record Case(String what, History history) {}
        for (Case it : List.of(
                new Case("no staging run is recorded for", new History().staged(B, early).promoted(RC1, A)),
                new Case("passed", new History()
                        .runRecorded(A, early, Environment.STAGING, Verdict.FAIL, true).promoted(RC1, A)),
                new Case("no passing staging run saw the revision", new History()
                        .runRecorded(A, early, Environment.STAGING, Verdict.PASS, false).promoted(RC1, A)),
                new Case("after the promotion began", new History()
                        .intended(RC1, A, false).staged(A, early).smoked(RC1, A).logged(promotion(RC1, A), A)),
                new Case("after the promotion began", new History()
                        .staged(A, "2026-01-01T10:06:00Z").promoted(RC1, A)))) {
            assertThat(it.history().audit().violations()).singleElement().satisfies(violation ->
                    assertThat(violation.line()).startsWith("staging-before-promotion: ").contains(it.what()));
        }
    }

    @Test
    void an_unverified_run_is_enough_where_somebody_answered_for_it() {
        history.runRecorded(A, "2026-01-01T09:00:00Z", Environment.STAGING, Verdict.PASS, false)
                .intended(RC1, A, true).smoked(RC1, A).logged(promotion(RC1, A), A);
        assertThat(history.violations()).isEmpty();
    }

    @Test
    void a_pass_without_a_production_run_is_found_and_a_fail_needs_none() {
        history.staged(A, "2026-01-01T09:00:00Z").intended(RC1, A, false).logged(failedPromotion(RC1, A), A);
        assertThat(history.violations()).isEmpty();
        history.staged(B, "2026-01-02T09:00:00Z").intended(RC2, B, false).logged(promotion(RC2, B), B);
        assertThat(history.violations()).containsExactly("production-smoke");
    }

    @Test
    void a_pass_that_lists_a_failed_gate_is_found() {
        var verified = failedPromotion(RC1, A).prodVerification();
        history.staged(A, "2026-01-01T09:00:00Z").intended(RC1, A, false).smoked(RC1, A)
                .logged(promotion(RC1, A, PassFail.PASS, verified, "", List.of()), A);
        assertThat(history.violations()).containsExactly("entry-consistent");
    }

    @Test
    void an_entry_that_names_another_commit_than_its_intent_is_found() {
        history.staged(A, "2026-01-01T09:00:00Z").staged(B, "2026-01-01T09:00:00Z")
                .intended(RC1, A, false).smoked(RC1, B).logged(promotion(RC1, B), B);
        assertThat(history.violations()).containsExactly("entry-as-intended");
    }

    @Test
    void class_c_is_found() {
        String entry = LogWriter.block(promotion(RC1, A)).replace("change_class: A", "change_class: C");
        history.staged(A, "2026-01-01T09:00:00Z").intended(RC1, A, false).smoked(RC1, A)
                .appended("```\n" + entry + "```\n");
        assertThat(history.violations()).containsExactly("class-c-forbidden");
    }

    @Test
    void an_id_used_twice_or_out_of_order_is_found() {
        day().logged(rollback(RB1, A, A), A);
        assertThat(history.violations()).contains("id-unique");
        History late = new History().staged(A, "2026-01-01T09:00:00Z").staged(B, "2026-01-01T09:00:00Z")
                .promoted(RC2, A).promoted(RC1, B);
        assertThat(late.violations()).containsExactly("id-order");
    }

    @Test
    void a_promotion_that_is_dated_back_is_found() {
        History late = new History().on("2026-01-09").staged(A, "2026-01-01T09:00:00Z")
                .promoted("20260109-1000-rc1", A)
                .on("2026-01-02").staged(B, "2026-01-02T09:00:00Z").promoted(RC2, B);
        assertThat(late.violations()).containsExactly("id-order");
    }

    @Test
    void rollbacks_go_on_in_their_order_behind_a_host_that_was_ahead_on_many_days() {
        History ahead = new History().on("2026-01-01").staged(A, "2026-01-01T09:00:00Z").promoted(RC1, A);
        for (int day = 10; day < 28; day++) {
            for (int hour = 10; hour < 15; hour++) {
                ahead.on("2026-02-" + day).rolledBack("202602" + day + "-" + hour + "00-rb1", A, A);
            }
        }
        ahead.on("2026-01-02").rolledBack(RB1, A, A).rolledBack("20260102-1200-rb1", A, A);
        assertThat(ahead.violations()).isEmpty();
        assertThat(ahead.rolledBack("20260102-1130-rb1", A, A).violations()).containsExactly("id-order");
        assertThat(new History().on("2026-01-02").staged(A, "2026-01-01T09:00:00Z").promoted(RC1, A)
                .rolledBack("20260102-1200-rb1", A, A).rolledBack(RB1, A, A).violations())
                .containsExactly("id-order");
    }

    private static History aheadOnDays(int days) {
        History ahead = new History().on("2026-01-01").staged(A, "2026-01-01T09:00:00Z").promoted(RC1, A);
        for (int day = 0; day < days; day++) {
            String date = LocalDate.of(2026, 2, 1).plusDays(day).toString();
            ahead.on(date).rolledBack(date.replace("-", "") + "-1000-rb1", A, A);
        }
        return ahead;
    }

    /** Nobody remembers any more what came before them. */
    @Test
    void behind_a_host_that_was_ahead_on_four_hundred_days_no_rollback_is_in_order_until_their_time_has_come() {
        assertThat(aheadOnDays(399).on("2026-01-02").rolledBack(RB1, A, A).violations()).isEmpty();
        History ahead = aheadOnDays(400);
        assertThat(ahead.violations()).isEmpty();
        assertThat(ahead.on("2026-01-02").rolledBack(RB1, A, A).violations()).containsExactly("id-order");
        assertThat(aheadOnDays(400).on("2027-03-08").rolledBack("20270308-1000-rb1", A, A).violations()).isEmpty();
    }

    @Test
    void a_rollback_that_is_finished_long_after_it_began_is_in_order() {
        History late = new History().on("2026-01-09").staged(A, "2026-01-01T09:00:00Z")
                .promoted("20260109-1000-rc1", A)
                .on("2026-01-02").intended("20260102-1200-rb1", A, false)
                .on("2026-01-08").smoked("20260102-1200-rb1", A).logged(rollback("20260102-1200-rb1", A, A), A);
        assertThat(late.violations()).isEmpty();
    }

    @Test
    void an_id_is_held_against_the_day_on_which_it_was_begun() {
        History givenUp = new History().on("2026-01-02").staged(A, "2026-01-01T09:00:00Z").promoted(RC1, A)
                .staged(B, "2026-01-02T09:00:00Z").intended(RC2, B, false)
                .on("2025-12-30").smoked(RC2, B).logged(promotion(RC2, B), B);
        assertThat(givenUp.violations()).isEmpty();
        History begun = new History().on("2025-12-30").staged(A, "2025-12-29T09:00:00Z").promoted(RC1, A);
        assertThat(begun.violations()).contains("not-from-the-future");
    }

    @Test
    void a_rollback_to_what_was_never_good_is_found() {
        history.staged(A, "2026-01-01T09:00:00Z").promoted(RC1, A).rolledBack(RB1, A, C);
        assertThat(history.violations()).containsExactly("rollback-to-known-good");
        History elsewhere = new History().staged(A, "2026-01-01T09:00:00Z").promoted(RC1, A).rolledBack(RB1, B, C);
        assertThat(elsewhere.violations()).containsExactly("rollback-to-known-good", "release-explained");
    }

    @Test
    void a_rollback_to_what_is_good_explains_where_it_found_the_branch() {
        History moved = new History().staged(A, "2026-01-01T09:00:00Z").staged(B, "2026-01-02T09:00:00Z")
                .promoted(RC1, A).promoted(RC2, B).rolledBack(RB1, C, A);
        assertThat(moved.violations()).isEmpty();
        moved.sightings.add(new Sighting(C, Instant.parse("2026-01-02T10:30:00Z"), "reflog of origin/release"));
        assertThat(moved.violations()).as("who saw it there still says so").containsExactly("release-explained");
    }

    @Test
    void a_rollback_without_a_trigger_is_found() {
        String entry = LogWriter.block(rollback(RB1, B, A)).replace("trigger: 5xx spike", "trigger: \"\"");
        history.staged(A, "2026-01-01T09:00:00Z").promoted(RC1, A).staged(B, "2026-01-02T09:00:00Z").promoted(RC2, B)
                .intended(RB1, A, false).smoked(RB1, A).appended("```\n" + entry + "```\n");
        assertThat(history.violations()).containsExactly("rollback-trigger");
    }

    @Test
    void a_release_that_an_outsider_pushed_moved_or_deleted_is_found() {
        day().release = Optional.of(C);
        assertThat(history.violations()).containsExactly("release-explained");
        history.release = Optional.of(B);
        assertThat(history.violations()).containsExactly("release-explained");
        history.release = Optional.empty();
        assertThat(history.violations()).containsExactly("release-explained");
    }

    @Test
    void a_place_where_release_once_stood_unexplained_is_found() {
        day().sightings.add(new Sighting(B, Instant.parse("2026-01-02T10:00:00Z"), "reflog of origin/release"));
        assertThat(history.violations()).isEmpty();
        history.sightings.add(new Sighting(C, Instant.parse("2026-01-02T10:30:00Z"), "reflog of origin/release"));
        assertThat(history.violations()).containsExactly("release-explained");
    }

    @Test
    void an_open_intent_is_told_and_explains_where_release_stands() {
        AuditReport report = day().staged(C, "2026-01-03T09:00:00Z").intended("20260103-1000-rc1", C, false).audit();
        assertThat(report.violations()).isEmpty();
        assertThat(report.openIntent()).map(ReleaseId::toString).contains("20260103-1000-rc1");
    }

    @Test
    void an_intent_that_was_passed_over_is_found() {
        history.staged(A, "2026-01-01T09:00:00Z").staged(B, "2026-01-01T09:00:00Z")
                .intended(RC1, A, false).promoted(RC2, B);
        assertThat(history.violations()).containsExactly("intent-finished");
        History two = new History().staged(A, "2026-01-01T09:00:00Z").intended(RC1, A, false).intended(RC2, A, false);
        assertThat(two.violations()).containsExactly("intent-finished");
    }

    @Test
    void a_promotion_that_began_where_release_did_not_stand_is_found() {
        day();
        for (Optional<Sha> from : List.of(Optional.of(A), Optional.of(B), Optional.<Sha>empty())) {
            History other = new History();
            history.commits().forEach(other::add);
            String path = "evidence/2026-01/20260103-1000-rc1/intent.json";
            other.add(new BranchCommit(
                    sha(0x20000), List.of(history.commits().getLast().sha()), Optional.empty(), true,
                    List.of(new FileChange(path, Kind.ADDED)), List.of(),
                    List.of(new EvidenceFact.RecordedIntent(
                            path, Entries.id("20260103-1000-rc1"), C, false, false, Optional.empty(), List.of(),
                            List.of(), Optional.of(new EvidenceFact.Origin(from))))));
            assertThat(other.audit().violations().stream().map(Violation::line)
                    .filter(line -> line.startsWith("policy-kept")))
                    .hasSize(from.equals(Optional.of(A)) ? 0 : 1);
        }
    }

    @Test
    void a_second_intent_or_one_in_the_wrong_place_is_found() {
        day().with(new EvidenceFact.RecordedIntent("evidence/2026-01/" + RC1 + "/2.json", Entries.id(RC1), C, false));
        assertThat(history.violations()).containsExactly("evidence-add-only");
        history.with(new EvidenceFact.RecordedIntent("evidence/runs/3.json", Entries.id(RC1), C, false));
        assertThat(history.violations()).containsExactly("evidence-add-only", "evidence-trustworthy");
    }

    @Test
    void violations_are_counted_beyond_those_that_are_kept() {
        day();
        for (int i = 0; i < 1_500; i++) {
            history.changed("evidence/x", Kind.DELETED);
        }
        assertThat(history.audit().found()).isEqualTo(1_500);
        assertThat(history.audit().violations()).hasSize(1_000);
    }
}
