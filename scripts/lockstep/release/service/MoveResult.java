package lockstep.release.service;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.base.error.ExitCode;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.record.journal.Intent;
import lockstep.record.journal.Outcome;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.log.PromotionEntry;
import lockstep.record.log.RollbackEntry;
import lockstep.record.log.StructuredEntry;
import lockstep.release.canary.HandedBack;
import lockstep.release.canary.OvertakenCanary;
import lockstep.release.workflow.ReleaseRollout;

/**
 * How a promotion or a rollback ended.
 *
 * @param outcome as this operator recorded it; empty where somebody else was quicker
 * @param byOthers the entry that somebody else recorded
 * @param smokes the production smoke, of several services one of each; none where it was not run
 * @param canaries what became of the traffic of the canaries that are over by this
 * @param overtaken the other canaries that are open, which are compared with what production ran before
 */
public record MoveResult(
        String production, Intent intent, Optional<Outcome> outcome, Optional<StructuredEntry> byOthers,
        List<GateRun> smokes,
        List<HandedBack> canaries, List<OvertakenCanary> overtaken) {

    public MoveResult {
        smokes = List.copyOf(smokes);
        canaries = List.copyOf(canaries);
        overtaken = List.copyOf(overtaken);
    }

    static MoveResult of(String production, ReleaseRollout.Done done) {
        return new MoveResult(production, done.intent(), done.outcome(), done.byOthers(), done.smokes(), List.of(),
                List.of());
    }

    MoveResult with(List<HandedBack> handed) {
        return new MoveResult(production, intent, outcome, byOthers, smokes, handed, overtaken);
    }

    MoveResult naming(List<OvertakenCanary> others) {
        return new MoveResult(production, intent, outcome, byOthers, smokes, canaries, others);
    }

    /** A canary keeps its traffic while production is not known to be healthy at its commit. */
    boolean endsCanaries() {
        return outcome.isPresent() && (isGood() || !(intent instanceof PromotionIntent));
    }

    /** Whether a canary that is over by this may still have traffic. */
    public boolean leavesTraffic() {
        return canaries.stream().anyMatch(HandedBack.Kept.class::isInstance);
    }

    /** The smoke that tells the outcome: that of the only service, or the first of those that ended worst. */
    public Optional<GateRun> smoke() {
        Verdict worst = Verdict.worstOf(smokes.stream().map(GateRun::verdict).toList());
        return smokes.stream().filter(run -> run.verdict() == worst).findFirst();
    }

    public Verdict verdict() {
        return outcome.map(Outcome::smoke).orElse(Verdict.INCONCLUSIVE);
    }

    /** Whether production is healthy at the commit, whoever recorded it. */
    public boolean isGood() {
        return outcome.map(Outcome::isGood).orElseGet(() -> byOthers.filter(StructuredEntry::isGood).isPresent());
    }

    public ExitCode exitCode() {
        if (outcome.isEmpty()) {
            return ExitCode.LOST_RACE;
        }
        return verdict() == Verdict.PASS && leavesTraffic() ? ExitCode.PARTLY_DONE : verdict().exitCode();
    }

    /** One line. */
    public String words() {
        if (outcome.isEmpty()) {
            return "somebody else finished it first" + byOthers.map(MoveResult::result).orElse("")
                    + "; see `release-log show " + intent.id() + "`";
        }
        return outcome.get().isGood()
                ? (intent instanceof PromotionIntent ? "promoted " : "rolled back to ") + intent.target().abbreviated()
                        + "; production is healthy"
                : production + " moved to " + intent.target() + "; " + failure() + ": " + outcome.get().words();
    }

    /** Only a smoke test says that production is unhealthy: what was given up, or overtaken, says nothing of it. */
    private String failure() {
        if (verdict() != Verdict.FAIL) {
            return "it is unknown whether production is healthy";
        }
        return smoke().filter(run -> run.verdict() == Verdict.FAIL).isPresent()
                ? "production is unhealthy"
                : "recorded as failed";
    }

    /** The same with what became of the traffic of the canaries. */
    public String wordsWithCanaries() {
        return Stream.of(Stream.of(words()), canaries.stream().map(HandedBack::words),
                        overtaken.stream().map(OvertakenCanary::words))
                .flatMap(all -> all)
                .collect(Collectors.joining("; "));
    }

    private static String result(StructuredEntry entry) {
        return switch (entry) {
            case PromotionEntry it -> ": " + it.operator() + " recorded " + it.result().word();
            case RollbackEntry it -> ": " + it.operator() + " recorded " + it.result().word();
            default -> "";
        };
    }
}
