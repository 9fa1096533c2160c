package lockstep.release.workflow;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lockstep.base.release.Environment;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.record.journal.Intent;
import lockstep.record.journal.Outcome;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.journal.RecordedRun;
import lockstep.record.journal.RollbackIntent;
import lockstep.record.layout.ApprovalPlaces;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.log.LoggedGate;
import lockstep.record.log.PassFail;
import lockstep.record.log.PromotionEntry;
import lockstep.record.log.RollbackEntry;
import lockstep.record.log.RollbackResult;
import lockstep.settings.Config;

/** Makes the log's entries from intent, evidence and outcome, with every field of the templates. Pure. */
record Entries(Config config) {

    PromotionEntry promotion(PromotionIntent intent, RecordedRun staging, Outcome outcome, Optional<GateRun> smoke) {
        GateRun run = staging.run();
        return promotion(
                intent, run.base(),
                "MODE=staging BASE=" + run.base() + " jbang " + run.suite() + " --sha " + intent.target() + " --record",
                run.verdict() == Verdict.PASS ? PassFail.PASS : PassFail.FAIL, gates(run), outcome, smoke,
                List.of(staging.path(), EvidenceLayout.of(intent.id()) + "/"));
    }

    /** Of a promotion whose staging run is not there: one that Lockstep did not begin. */
    PromotionEntry unfounded(PromotionIntent intent, Outcome outcome, Optional<GateRun> smoke) {
        return promotion(
                intent, "unknown", "unknown", PassFail.FAIL, List.of(), outcome, smoke,
                List.of(EvidenceLayout.of(intent.id()) + "/"));
    }

    /** What skipped staging: no run of it passed, and the entry says so. */
    PromotionEntry hotfix(PromotionIntent intent, Outcome outcome, Optional<GateRun> smoke) {
        return promotion(
                intent, "none", "hotfix-promote --skip-" + String.join(" --skip-", intent.passage().skipped()),
                PassFail.FAIL, List.of(), outcome, smoke, List.of(EvidenceLayout.of(intent.id()) + "/"));
    }

    private PromotionEntry promotion(
            PromotionIntent intent, String base, String command, PassFail staging, List<LoggedGate> gates,
            Outcome outcome, Optional<GateRun> smoke, List<String> refs) {
        return new PromotionEntry(
                intent.id(), intent.target(), intent.passage().version(), Environment.PRODUCTION,
                config.git().staging(),
                config.git().production(), base,
                command, staging, gates, intent.declaration().changeClass(),
                smoke.map(Entries::gates).orElse(List.of()), outcome.isGood() ? PassFail.PASS : PassFail.FAIL,
                intent.declaration().rollbackPlan().orElse(""), notes(intent, intent.accepted(), outcome),
                outcome.operator(), refs, List.of());
    }

    RollbackEntry rollback(RollbackIntent intent, Outcome outcome, Optional<GateRun> smoke) {
        return new RollbackEntry(
                intent.id(), intent.trigger(), intent.from().orElseThrow(), intent.target(), intent.passage().version(),
                Environment.PRODUCTION,
                List.of("redeploy last known good", smoke.flatMap(GateRun::declaration).isPresent()
                        ? "rerun smoke" : "rerun smoke (health/db/chat/415)"),
                smoke.map(Entries::gates).orElse(List.of()),
                outcome.isGood() ? RollbackResult.COMPLETED : RollbackResult.PARTIAL,
                notes(intent, List.of("approved by " + intent.approvedBy()), outcome), outcome.operator(),
                List.of(EvidenceLayout.of(intent.id()) + "/"));
    }

    /** What was not asked for is not listed as run. */
    private static List<LoggedGate> gates(GateRun run) {
        return run.gates().stream()
                .filter(gate -> gate.verdict() != Verdict.SKIPPED)
                .map(gate -> LoggedGate.of(gate.name(), gate.verdict()))
                .toList();
    }

    private static String notes(Intent intent, List<String> more, Outcome outcome) {
        StringBuilder text = new StringBuilder(intent.notes());
        if (intent.passage().skipsStaging()) {
            append(text, "hotfix: staging was skipped, and is owed; approvals "
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
