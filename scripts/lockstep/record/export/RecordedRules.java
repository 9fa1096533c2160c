package lockstep.record.export;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.base.text.Durations;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.record.journal.Intent;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.journal.RollbackIntent;

/**
 * A decision rule by rule: what the record shows of each rule that leaves something behind. Nothing is judged anew
 * against another clock or another policy; the values are those that were recorded with the decision.
 */
final class RecordedRules {

    static final List<String> HEADINGS = List.of("rule", "verdict", "what the record shows");

    private static final String ACCEPTED = "accepted";
    private static final String MAX_AGE = "gate_max_age_seconds";

    private final ReleaseReport report;
    private final List<List<String>> rows = new ArrayList<>();

    private RecordedRules(ReleaseReport report) {
        this.report = report;
    }

    /** None where the intent cannot be read. */
    static List<List<String>> of(ReleaseReport report) {
        RecordedRules rules = new RecordedRules(report);
        report.intent().ifPresent(rules::add);
        return rules.rows;
    }

    private void add(Intent intent) {
        switch (intent) {
            case PromotionIntent promotion -> promotion(promotion);
            case RollbackIntent rollback -> rollback(rollback);
        }
    }

    private void promotion(PromotionIntent intent) {
        row("fast-forward", true, intent.from().map(from -> "from " + from.hex() + " to " + intent.target().hex())
                .orElse("the first promotion"));
        if (intent.restsOnStaging()) {
            report.tests().forEach(run -> staging(run, intent));
        } else {
            rows.add(List.of("staging-tested", "skipped", "a hotfix; staging has to pass afterwards"));
        }
        configuration(intent);
        String declared = intent.declaration().declared().map(Enum::name).orElse("none");
        row("change-declared", !declared.equals("none"), "class " + declared);
        row("rollback-plan", intent.declaration().rollbackPlan().isPresent(),
                intent.declaration().rollbackPlan().orElse("none"));
    }

    private void staging(GateRun run, PromotionIntent intent) {
        String of = run.service().map(ServiceName::word).map(name -> name + ": ").orElse("");
        Instant ended = run.startedAt().plus(run.duration());
        row("staging-tested", true, of + "run " + run.id().text() + " by " + run.operator());
        row("same-sha", run.commit().equals(Optional.of(intent.target())),
                of + run.commit().map(Sha::hex).orElse("the run names no commit"));
        row("run-passed", run.verdict() == Verdict.PASS, of + run.verdict().word());
        row("revision-verified", run.revision().verified(), of + run.revision().observed()
                .map(seen -> "staging reported " + seen).orElse("staging reported no commit"));
        maxAge().ifPresent(most -> row("run-fresh",
                !ended.plus(most).isBefore(intent.since()),
                of + "ended at " + ended + ", decided at " + intent.since() + ", at most "
                        + Durations.human(most) + " apart"));
        required(run, of);
    }

    private void required(GateRun run, String of) {
        String names = report.policy().getOrDefault("required_gates", "");
        if (names.isBlank()) {
            return;
        }
        List<String> missing = new ArrayList<>(List.of(names.split(", ")));
        run.gates().stream().filter(gate -> gate.verdict() == Verdict.PASS)
                .map(GateResult::name).map(String::valueOf).forEach(missing::remove);
        row("required-gates", missing.isEmpty(), of + (missing.isEmpty()
                ? names : "not passed: " + String.join(", ", missing)));
    }

    private Optional<Duration> maxAge() {
        return Optional.ofNullable(report.policy().get(MAX_AGE)).filter(text -> text.matches("\\d{1,10}"))
                .map(Long::parseLong).map(Duration::ofSeconds);
    }

    private void configuration(PromotionIntent intent) {
        Optional<String> source = Optional.ofNullable(report.policy().get("configuration.source"));
        source.ifPresent(where -> row("config-in-force",
                intent.accepted().stream().noneMatch(words -> words.contains(" here and ")),
                "decided by the configuration " + intent.configuration().orElse("") + "; in force was the one "
                        + where));
    }

    private void rollback(RollbackIntent intent) {
        row("different-sha", !intent.from().equals(Optional.of(intent.target())),
                "from " + intent.from().map(Sha::hex).orElse("nothing") + " to " + intent.target().hex());
        row("known-good", !intent.knownGoodBy().isBlank(), "by " + intent.knownGoodBy());
        row("trigger-named", !intent.trigger().isBlank(), intent.trigger());
        row("approved", true, "by " + intent.approvedBy());
    }

    /** What does not hold and was allowed all the same was accepted by somebody. */
    private void row(String rule, boolean holds, String words) {
        rows.add(List.of(rule, holds ? Verdict.PASS.word() : ACCEPTED, words));
    }
}
