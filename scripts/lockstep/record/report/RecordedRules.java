package lockstep.record.report;

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
import lockstep.record.history.GateRunFacts;
import lockstep.record.history.RecordedPolicy;
import lockstep.record.journal.Intent;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.journal.RollbackIntent;

/**
 * A decision rule by rule: what the record shows of each rule that leaves something behind. Nothing is judged anew
 * against another clock or another policy; the values are those that were recorded with the decision.
 */
final class RecordedRules {

    static final List<String> HEADINGS = List.of("rule", "verdict", "what the record shows");

    static final String LIMITS = "These are the rules that the record can show again. The others, on drift, freezes, "
            + "signatures and moves at the same time, were decided then.";

    static final String ACCEPTED = "accepted";

    private static final String UNDECIDED = Verdict.INCONCLUSIVE.word();
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
        forward(intent);
        if (intent.restsOnStaging()) {
            report.tests().forEach(run -> staging(run, intent));
            if (report.tests().size() < intent.stagingRuns().size()) {
                rows.add(List.of("staging-tested", Verdict.INCONCLUSIVE.word(), "of " + intent.stagingRuns().size()
                        + " staging runs " + report.tests().size() + " can be read"));
            }
        } else {
            rows.add(List.of("staging-tested", "skipped", "a hotfix; staging has to pass afterwards"));
        }
        if (report.policy().isEmpty()) {
            rows.add(List.of("policy-kept", UNDECIDED,
                    "the policy that it was decided by is not there, or cannot be read: policy.json"));
        }
        configuration(intent);
        String declared = intent.declaration().declared().map(Enum::name).orElse("none");
        row("change-declared", !declared.equals("none"), "class " + declared);
        row("rollback-plan", intent.declaration().rollbackPlan().isPresent(),
                intent.declaration().rollbackPlan().orElse("none"));
    }

    private void forward(PromotionIntent intent) {
        if (intent.from().isEmpty()) {
            row("fast-forward", true, "the first promotion");
            return;
        }
        String way = "from " + intent.from().get().hex() + " to " + intent.target().hex();
        report.forward().ifPresentOrElse(
                forward -> row("fast-forward", forward, way),
                () -> rows.add(List.of("fast-forward", UNDECIDED, way + "; this clone has not both commits")));
    }

    private void staging(GateRun run, PromotionIntent intent) {
        String of = run.service().map(ServiceName::word).map(name -> name + ": ").orElse("");
        Instant seen = GateRunFacts.of(run).oldest();
        row("staging-tested", run.mode().isStaging(), of + "run " + run.id().text() + " by " + run.operator());
        row("same-sha", run.commit().equals(Optional.of(intent.target())),
                of + run.commit().map(Sha::hex).orElse("the run names no commit"));
        row("run-passed", run.verdict() == Verdict.PASS, of + run.verdict().word());
        configuration(run, intent, of);
        revision(run, intent, of);
        maxAge().ifPresent(most -> row("run-fresh",
                !seen.plus(most).isBefore(intent.since()),
                of + "seen from " + seen + " on, decided at " + intent.since() + ", at most "
                        + Durations.human(most) + " apart"));
        required(run, of);
    }

    /** In older records nobody said which one was in force. */
    private void configuration(GateRun run, PromotionIntent intent, String of) {
        Optional<String> inForce = Optional.ofNullable(report.policy().get("configuration.in_force_sha256"));
        run.configuration().filter(own -> inForce.isPresent()).ifPresent(own -> row("run-configuration",
                inForce.equals(run.configuration()) || intent.configuration().equals(run.configuration()),
                RecordedPolicy.isOtherwiseAccepted(intent.accepted()), of + "made by the configuration " + own));
    }

    private void revision(GateRun run, PromotionIntent intent, String of) {
        String seen = of + run.revision().observed()
                .map(it -> "staging reported " + it).orElse("staging reported no commit");
        if (!run.revision().verified() && report.policy().getOrDefault("require_revision", "").equals("false")) {
            rows.add(List.of("revision-verified", Verdict.SKIPPED.word(), seen + "; the policy did not demand it"));
            return;
        }
        row("revision-verified", run.revision().verified(), intent.unverifiedAccepted(), seen);
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
                intent.accepted().stream().map(words -> words.split(" \\(accepted by ", 2)[0])
                        .noneMatch(words -> words.contains(" here and ")), true,
                "decided by the configuration " + intent.configuration().orElse("") + "; in force was the one "
                        + where));
    }

    private void rollback(RollbackIntent intent) {
        row("different-sha", !intent.from().equals(Optional.of(intent.target())),
                "from " + intent.from().map(Sha::hex).orElse("nothing") + " to " + intent.target().hex());
        row("known-good", !intent.knownGoodBy().isBlank(), "by " + intent.knownGoodBy());
        if (intent.unverifiedAccepted()) {
            rows.add(List.of("revision-verified", ACCEPTED, "production did not report its commit"));
        }
        row("trigger-named", !intent.trigger().isBlank(), intent.trigger());
        row("approved", !intent.approvedBy().name().isBlank(), "by " + intent.approvedBy());
    }

    private void row(String rule, boolean holds, String words) {
        row(rule, holds, false, words);
    }

    /** @param accepted whether the record names somebody who answers for it where it does not hold */
    private void row(String rule, boolean holds, boolean accepted, String words) {
        rows.add(List.of(rule, holds ? Verdict.PASS.word() : accepted ? ACCEPTED : Verdict.FAIL.word(), words));
    }
}
