package tests.record.report;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.record.log.Entries.sha;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.RevisionSeen;
import lockstep.record.journal.Intent;
import lockstep.record.journal.Passage;
import lockstep.record.journal.RollbackIntent;
import lockstep.record.report.ReleaseHtml;
import lockstep.record.report.ReleaseMarkdown;
import lockstep.record.report.ReleaseReport;
import lockstep.record.report.ReleaseReport.RequirementLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tests.record.log.Entries;

/** What a report says of a decision as a whole follows from the rows that it shows below it. */
class DecisionWordsTest {

    private static final ReleaseReport GOOD = ExampleReport.promoted();
    private static final String EVERY = "Every rule that Lockstep checks was kept when it was decided. "
            + "Nobody accepted an exception.";
    private static final String ROLLBACK = "A rollback to a commit that is known to be good, approved as the log says.";

    private static GateRun tested(Environment mode, RevisionSeen revision) {
        GateRun run = GOOD.tests().getFirst();
        return new GateRun(
                run.id(), run.suite(), mode, run.base(), run.commit(), revision, run.operator(), run.startedAt(),
                run.duration(), run.gates());
    }

    private static ReleaseReport report(
            Intent intent, GateRun run, Optional<Boolean> forward, RequirementLine... requirements) {
        return ExampleReport.promoted(intent, List.of(run), forward, List.of(), List.of(requirements));
    }

    private static Intent intent(boolean unverifiedAccepted, String... accepted) {
        return ExampleReport.intent(unverifiedAccepted, List.of(accepted), List.of());
    }

    private static Intent rollback(String knownGoodBy) {
        return rollback(knownGoodBy, false);
    }

    private static Intent rollback(String knownGoodBy, boolean unverifiedAccepted) {
        return new RollbackIntent(
                Entries.id("20260122-1000-rb1"), new Operator("ada"), GOOD.ended(), Optional.of(sha(1)), sha(2),
                "5xx spike", new Operator("olga"), knownGoodBy, unverifiedAccepted, "", Optional.empty(), Passage.plain());
    }

    private static GateRun usual() {
        return GOOD.tests().getFirst();
    }

    private static String decision(ReleaseReport report) {
        String page = ReleaseHtml.of(report);
        return page.split("<h2>The decision</h2>\n<p>", 2)[1].split("</p>", 2)[0];
    }

    @Test
    void only_where_every_row_is_well_is_every_rule_called_kept() {
        assertThat(decision(GOOD)).isEqualTo(EVERY);
        assertThat(decision(report(rollback("20260120-1000-rc1"), usual(), Optional.of(true)))).isEqualTo(ROLLBACK);
    }

    static Stream<ReleaseReport> exceptions() {
        Optional<Boolean> forward = Optional.of(true);
        GateRun unverified = tested(Environment.STAGING, RevisionSeen.unknown());
        return Stream.of(
                report(intent(false), usual(), Optional.of(false)),
                report(intent(false), usual(), Optional.empty()),
                report(intent(false), tested(Environment.PRODUCTION, usual().revision()), forward),
                report(intent(false), unverified, forward),
                report(intent(true), unverified, forward),
                report(intent(true, "the header was lost"), unverified, forward),
                report(intent(false, "production has something else"), usual(), forward),
                report(intent(false), usual(), forward, new RequirementLine("soak", "fail", "ran for 2 min")),
                report(intent(false), usual(), forward, new RequirementLine("soak", "a word of tomorrow", "")),
                report(rollback(""), usual(), forward));
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void beside_a_row_that_is_not_well_nothing_says_that_every_rule_was_kept(ReleaseReport report) {
        for (String page : List.of(ReleaseHtml.of(report), ReleaseMarkdown.of(report).replace("\\", ""))) {
            assertThat(page).doesNotContain("rule that Lockstep checks was kept").doesNotContain("known to be good, approved");
        }
    }

    @Test
    void what_is_not_well_is_named() {
        Optional<Boolean> forward = Optional.of(true);
        GateRun unverified = tested(Environment.STAGING, RevisionSeen.unknown());
        assertThat(decision(report(intent(false), unverified, Optional.of(false))))
                .isEqualTo("Not every rule was kept; these failed: fast-forward, revision-verified.");
        assertThat(decision(report(intent(true), unverified, forward))).isEqualTo(
                "Not every rule was kept when it was decided. The operator accepted an exception from revision-verified.");
        assertThat(decision(report(intent(true, "the header was lost"), unverified, forward))).isEqualTo(
                "Not every rule was kept when it was decided. The operator accepted an exception from revision-verified:");
        assertThat(decision(report(intent(false), usual(), Optional.empty())))
                .isEqualTo("It cannot be shown here whether these were kept: fast-forward.");
        assertThat(decision(report(rollback(""), usual(), forward)))
                .isEqualTo("A rollback. Not every rule was kept; these failed: known-good.");
    }

    @Test
    void a_rollback_whose_commit_was_not_verified_says_so() {
        assertThat(decision(report(rollback("20260120-1000-rc1", true), usual(), Optional.of(true)))).isEqualTo(
                "A rollback. Not every rule was kept when it was decided. The operator accepted an exception from "
                        + "revision-verified.");
    }

    @Test
    void what_the_operator_typed_makes_no_exception_of_another_rule() {
        assertThat(decision(report(
                intent(false, "production differs (accepted by ada: it is slow here and there)"), usual(),
                Optional.of(true)))).doesNotContain("config-in-force").contains("The operator accepted an exception:");
    }

    @Test
    void of_a_hotfix_the_stage_that_was_left_out_is_named_first() {
        Intent hotfix = ExampleReport.intent(false, List.of(), List.of("soak"));
        assertThat(decision(report(hotfix, usual(), Optional.of(true)))).isEqualTo(
                "A hotfix: soak was skipped by approval. Every other rule that Lockstep checks was kept when it was "
                        + "decided. Nobody accepted an exception.");
        assertThat(decision(report(hotfix, usual(), Optional.of(false)))).isEqualTo(
                "A hotfix: soak was skipped by approval. Not every rule was kept; these failed: fast-forward.");
    }
}
