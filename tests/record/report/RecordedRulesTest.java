package tests.record.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.RevisionSeen;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.report.ReleaseHtml;
import lockstep.record.report.ReleaseMarkdown;
import lockstep.record.report.ReleaseReport;
import org.junit.jupiter.api.Test;

/** A report says of a rule what the record shows, and neither more nor less. */
class RecordedRulesTest {

    private static final ReleaseReport GOOD = ExampleReport.promoted();
    private static final GateRun RUN = GOOD.tests().getFirst();

    private static final String OWN = "c".repeat(64);

    private static ReleaseReport report(PromotionIntent intent, List<GateRun> tests, Optional<Boolean> forward) {
        return ExampleReport.promoted(intent, tests, forward, GOOD.canaries(), GOOD.requirements());
    }

    private static String page(PromotionIntent intent, List<GateRun> tests, Optional<Boolean> forward) {
        return ReleaseHtml.of(report(intent, tests, forward));
    }

    private static PromotionIntent intent(boolean unverifiedAccepted) {
        return ExampleReport.intent(unverifiedAccepted, List.of(), List.of());
    }

    private static GateRun run(Environment mode, RevisionSeen revision) {
        return new GateRun(
                RUN.id(), RUN.suite(), mode, RUN.base(), RUN.commit(), revision, RUN.operator(), RUN.startedAt(),
                RUN.duration(), RUN.gates());
    }

    private static ReleaseReport decidedBy(Map<String, String> policy) {
        GateRun run = new GateRun(
                RUN.id(), RUN.suite(), RUN.mode(), RUN.base(), RUN.commit(), RUN.revision(), RUN.operator(),
                RUN.startedAt(), RUN.duration(), RUN.gates(), Optional.of(OWN), Optional.empty(), Optional.empty());
        return new ReleaseReport(
                GOOD.service(), GOOD.id(), GOOD.entry(), GOOD.intent(), GOOD.ended(), List.of(run), GOOD.smokes(),
                GOOD.requirements(), new LinkedHashMap<>(policy), GOOD.canaries(), GOOD.actions(), GOOD.times(),
                GOOD.place(), GOOD.files(), GOOD.signed(), GOOD.forward());
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
    void a_promotion_without_a_readable_policy_is_not_said_to_have_kept_every_rule() {
        assertThat(ReleaseHtml.of(decidedBy(Map.of("required_gates", "health")))).doesNotContain("<td>policy-kept</td>");
        String page = ReleaseHtml.of(decidedBy(Map.of()));
        assertThat(verdict(page, "policy-kept")).isEqualTo("inconclusive");
        assertThat(page).doesNotContain("Every rule below");
    }

    @Test
    void a_run_by_another_configuration_than_the_one_in_force_is_told_where_the_record_names_it() {
        assertThat(verdict(ReleaseHtml.of(decidedBy(Map.of("configuration.in_force_sha256", OWN))), "run-configuration"))
                .isEqualTo("pass");
        assertThat(verdict(ReleaseHtml.of(decidedBy(Map.of("configuration.in_force_sha256", "0".repeat(64)))),
                "run-configuration")).isEqualTo("fail");
        assertThat(ReleaseHtml.of(decidedBy(Map.of("required_gates", "health")))).doesNotContain("<td>run-configuration</td>");
    }

    @Test
    void which_rules_the_record_cannot_show_again_is_said() {
        assertThat(page(intent(false), List.of(RUN), Optional.of(true)))
                .contains("These are the rules that the record can show again.");
        assertThat(ReleaseMarkdown.of(report(intent(false), List.of(RUN), Optional.of(true))))
                .contains("\nThese are the rules that the record can show again\\.");
    }
}
