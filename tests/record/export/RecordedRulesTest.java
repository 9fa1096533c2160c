package tests.record.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.counts.ArmCounts;
import lockstep.base.release.CanaryId;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.RevisionSeen;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryState;
import lockstep.record.canary.CanaryView;
import lockstep.record.export.ReleaseHtml;
import lockstep.record.export.ReleaseMarkdown;
import lockstep.record.export.ReleaseReport;
import lockstep.record.journal.Passage;
import lockstep.record.journal.PromotionIntent;
import org.junit.jupiter.api.Test;

/** A report says of a rule what the record shows, and neither more nor less. */
class RecordedRulesTest {

    private static final ReleaseReport GOOD = ExampleReport.promoted();
    private static final GateRun RUN = GOOD.tests().getFirst();

    private static String page(PromotionIntent intent, List<GateRun> tests, Optional<Boolean> forward) {
        return page(intent, tests, forward, GOOD.canaries());
    }

    private static String page(
            PromotionIntent intent, List<GateRun> tests, Optional<Boolean> forward, List<CanaryView> canaries) {
        return ReleaseHtml.of(report(intent, tests, forward, canaries));
    }

    private static ReleaseReport report(
            PromotionIntent intent, List<GateRun> tests, Optional<Boolean> forward, List<CanaryView> canaries) {
        return new ReleaseReport(
                GOOD.service(), GOOD.id(), GOOD.entry(), Optional.of(intent), GOOD.ended(), tests, GOOD.smokes(),
                GOOD.requirements(), GOOD.policy(), canaries, GOOD.actions(), GOOD.slowest(), GOOD.place(),
                GOOD.files(), GOOD.signed(), forward);
    }

    private static PromotionIntent intent(boolean unverifiedAccepted) {
        PromotionIntent usual = (PromotionIntent) GOOD.intent().orElseThrow();
        return new PromotionIntent(
                usual.id(), usual.operator(), usual.since(), usual.from(), usual.target(), usual.stagingRun(),
                usual.stagingRunSha256(), ChangeDeclaration.classA("rollback-release"), unverifiedAccepted, List.of(),
                "", Optional.empty(), Passage.plain());
    }

    private static GateRun run(Environment mode, RevisionSeen revision) {
        return new GateRun(
                RUN.id(), RUN.suite(), mode, RUN.base(), RUN.commit(), revision, RUN.operator(), RUN.startedAt(),
                RUN.duration(), RUN.gates());
    }

    private static String verdict(String page, String rule) {
        return page.replaceFirst("(?s).*?<td>" + rule + "</td><td[^>]*>", "").replaceFirst("(?s)<.*", "");
    }

    @Test
    void a_promotion_is_called_a_fast_forward_where_the_commits_show_it() {
        assertThat(verdict(page(intent(false), List.of(RUN), Optional.of(true)), "fast-forward")).isEqualTo("pass");
        assertThat(verdict(page(intent(false), List.of(RUN), Optional.of(false)), "fast-forward")).isEqualTo("fail");
        String unknown = page(intent(false), List.of(RUN), Optional.empty());
        assertThat(verdict(unknown, "fast-forward")).isEqualTo("inconclusive");
        assertThat(unknown).contains("this clone has not both commits");
    }

    @Test
    void a_run_that_asked_another_environment_or_cannot_be_read_is_no_staging_run() {
        Optional<Boolean> forward = Optional.of(true);
        assertThat(verdict(page(intent(false), List.of(RUN), forward), "staging-tested")).isEqualTo("pass");
        assertThat(verdict(page(intent(false), List.of(run(Environment.PRODUCTION, RUN.revision())), forward),
                "staging-tested")).isEqualTo("fail");
        assertThat(verdict(page(intent(false), List.of(), forward), "staging-tested")).isEqualTo("inconclusive");
    }

    @Test
    void what_does_not_hold_is_accepted_only_where_somebody_answers_for_it() {
        List<GateRun> unverified = List.of(run(Environment.STAGING, RevisionSeen.unknown()));
        assertThat(verdict(page(intent(true), unverified, Optional.of(true)), "revision-verified")).isEqualTo("accepted");
        assertThat(verdict(page(intent(false), unverified, Optional.of(true)), "revision-verified")).isEqualTo("fail");
    }

    @Test
    void which_rules_the_record_cannot_show_again_is_said() {
        assertThat(page(intent(false), List.of(RUN), Optional.of(true)))
                .contains("These are the rules that the record can show again.");
        assertThat(ReleaseMarkdown.of(report(intent(false), List.of(RUN), Optional.of(true), GOOD.canaries())))
                .contains("\nThese are the rules that the record can show again\\.");
    }

    @Test
    void an_interval_without_requests_is_a_gap_and_not_the_best_value_there_is() {
        Instant when = GOOD.ended();
        List<Interval> intervals = List.of(
                interval(when, 100, 5), interval(when, 100, 5), interval(when, 0, 0), interval(when, 100, 5));
        CanaryState state = new CanaryState(
                1, CanaryStage.WEIGHT, when, new Operator("olga"), "host", Optional.of(10), "counted", intervals);
        CanaryView canary = new CanaryView(CanaryId.first(when), Optional.empty(), List.of(state),
                List.of(CanaryStage.WEIGHT), 1, Optional.empty(), Optional.empty());
        String page = page(intent(false), List.of(RUN), Optional.of(true), List.of(canary));
        assertThat(page).contains(
                "<polyline class=\"canary\" points=\"5.0,30.0 241.7,30.0\">",
                "<polyline class=\"canary\" points=\"715.0,30.0 717.0,30.0\">");
        assertThat(page.split("<polyline class=\"canary\"")).hasSize(3);
        assertThat(page.split("<polyline class=\"baseline\"")).hasSize(2);
    }

    private static Interval interval(Instant from, long requests, long errors) {
        return new Interval(from, from.plusSeconds(15), 0.1, new ArmCounts(requests, errors, new TreeMap<>(), 2, 0, 0),
                new ArmCounts(100, 1, new TreeMap<>(), 2, 0, 0));
    }
}
