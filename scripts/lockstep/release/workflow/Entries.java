package lockstep.release.workflow;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.record.evidence.RecordedRun;
import lockstep.record.journal.Intent;
import lockstep.record.journal.Outcome;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.journal.RollbackIntent;
import lockstep.record.layout.ApprovalPlaces;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.log.LoggedGate;
import lockstep.record.log.PassFail;
import lockstep.record.log.PromotionEntry;
import lockstep.record.log.RollbackEntry;
import lockstep.record.log.RollbackResult;
import lockstep.settings.BuiltInGates;
import lockstep.settings.Config;

/** Makes the log's entries from intent, evidence and outcome, with every field of the templates. Pure. */
record Entries(Config config) {

    /** @param staging the run that it rests on; of several services one of each, in their order */
    PromotionEntry promotion(
            PromotionIntent intent, List<RecordedRun> staging, Outcome outcome, List<GateRun> smokes) {
        List<GateRun> runs = staging.stream().map(RecordedRun::run).toList();
        boolean passed = runs.stream().allMatch(run -> run.verdict() == Verdict.PASS);
        List<String> refs = Stream.concat(
                staging.stream().map(RecordedRun::path), Stream.of(EvidenceLayout.of(intent.id()) + "/")).toList();
        return promotion(
                intent, base(runs), command(runs) + " --sha " + intent.target() + " --record",
                passed ? PassFail.PASS : PassFail.FAIL, gates(runs), outcome, smokes, refs);
    }

    private static String base(List<GateRun> runs) {
        return runs.stream()
                .map(run -> run.service().map(service -> service + " ").orElse("") + run.base())
                .collect(Collectors.joining(", "));
    }

    /** Of several services, the command that runs the gates of them all. */
    private static String command(List<GateRun> runs) {
        GateRun first = runs.getFirst();
        return "MODE=staging" + (first.service().isPresent() ? "" : " BASE=" + first.base()) + " jbang "
                + first.suite();
    }

    /** Of a promotion whose staging run is not there: one that Lockstep did not begin. */
    PromotionEntry unfounded(PromotionIntent intent, Outcome outcome, List<GateRun> smokes) {
        return promotion(
                intent, "unknown", "unknown", PassFail.FAIL, List.of(), outcome, smokes,
                List.of(EvidenceLayout.of(intent.id()) + "/"));
    }

    /** What skipped staging: no run of it passed, and the entry says so. */
    PromotionEntry hotfix(PromotionIntent intent, Outcome outcome, List<GateRun> smokes) {
        return promotion(
                intent, "none", "hotfix-promote --skip-" + String.join(" --skip-", intent.passage().skipped()),
                PassFail.FAIL, List.of(), outcome, smokes, List.of(EvidenceLayout.of(intent.id()) + "/"));
    }

    private PromotionEntry promotion(
            PromotionIntent intent, String base, String command, PassFail staging, List<LoggedGate> gates,
            Outcome outcome, List<GateRun> smokes, List<String> refs) {
        return new PromotionEntry(
                intent.id(), intent.target(), intent.passage().version(), Environment.PRODUCTION,
                config.git().staging(),
                config.git().production(), base,
                command, staging, gates, intent.declaration().changeClass(),
                gates(smokes), outcome.isGood() ? PassFail.PASS : PassFail.FAIL,
                intent.declaration().rollbackPlan().orElse(""), notes(intent, intent.accepted(), outcome),
                outcome.operator(), refs, List.of());
    }

    RollbackEntry rollback(RollbackIntent intent, Outcome outcome, List<GateRun> smokes) {
        return new RollbackEntry(
                intent.id(), intent.trigger(), intent.from().orElseThrow(), intent.target(), intent.passage().version(),
                Environment.PRODUCTION,
                List.of("redeploy last known good", hasDeclaredSmoke()
                        ? "rerun smoke" : BuiltInGates.RERUN_SMOKE),
                gates(smokes),
                outcome.isGood() ? RollbackResult.COMPLETED : RollbackResult.PARTIAL,
                notes(intent, List.of("approved by " + intent.approvedBy()), outcome), outcome.operator(),
                List.of(EvidenceLayout.of(intent.id()) + "/"));
    }

    private boolean hasDeclaredSmoke() {
        return config.each().stream().anyMatch(one -> !one.gates().isEmpty());
    }

    /** What was not asked for is not listed as run. */
    private static List<LoggedGate> gates(List<GateRun> runs) {
        return runs.stream()
                .flatMap(run -> run.gates().stream()
                        .filter(gate -> gate.verdict() != Verdict.SKIPPED)
                        .map(gate -> LoggedGate.of(gate.name(), gate.verdict(), run.service())))
                .toList();
    }

    private static String notes(Intent intent, List<String> more, Outcome outcome) {
        StringBuilder text = new StringBuilder(intent.notes());
        if (intent.passage().skipsStaging()) {
            append(text, "hotfix: staging was skipped, and has to pass afterwards; approvals "
                    + intent.passage().approvals().stream().map(ApprovalPlaces::id).collect(Collectors.joining(", ")));
        }
        for (String words : more) {
            append(text, words);
        }
        if (!intent.operator().equals(outcome.operator())) {
            append(text, "begun by " + intent.operator());
        }
        if (!outcome.isGood()) {
            append(text, outcome.words());
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String words) {
        text.append(text.isEmpty() ? "" : "; ").append(words);
    }
}
