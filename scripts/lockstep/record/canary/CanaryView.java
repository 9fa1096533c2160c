package lockstep.record.canary;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.analysis.canary.Interval;
import lockstep.base.release.CanaryId;
import lockstep.base.release.Operator;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;

/**
 * A canary as the evidence branch has it.
 *
 * @param states in the order of their numbers; what cannot be read is left out
 * @param stages of all states, from their names
 * @param last the number of the last state; 0 before the first
 */
public record CanaryView(
        CanaryId id, Optional<CanaryIntent> intent, List<CanaryState> states, List<CanaryStage> stages, int last,
        Optional<CanaryEnd> end, Optional<CanaryAcceptance> acceptance) {

    public CanaryView {
        states = List.copyOf(states);
        stages = List.copyOf(stages);
    }

    public Optional<CanaryStage> stage() {
        return stages.reversed().stream()
                .filter(stage -> stage != CanaryStage.RESTED || mayHaveRested())
                .findFirst();
    }

    /** Anything else that calls itself rested says nothing. */
    private boolean mayHaveRested() {
        return service().isPresent() && promotedBy().isPresent() && !stages.contains(CanaryStage.ABORT_FAILED);
    }

    /** Who took it off, or meant to: the only service's as the last thing, of several services' at any time. */
    public List<CanaryState> aborts() {
        List<CanaryState> told = states.stream().filter(state -> state.stage() != CanaryStage.RESTED).toList();
        return told.subList(service().isPresent() ? 0 : Math.max(0, told.size() - 1), told.size()).stream()
                .filter(state -> state.stage().isAbort())
                .toList();
    }

    /**
     * What says that it failed, or could not be taken off, although it keeps its weight by an end that is no failure:
     * that end had arrived, and nobody knew, when harm was shown.
     */
    public Optional<String> failedBesideItsEnd() {
        boolean isLikely = end.filter(ended -> ended.verdict() != Verdict.FAIL && !ended.stage().isOff()).isPresent();
        if (!isLikely) {
            return Optional.empty();
        }
        List<CanaryState> failures = states.stream().filter(state -> state.stage().isFailure()).toList();
        return failures.isEmpty()
                ? stages.stream().filter(CanaryStage::isFailure).findFirst()
                        .map(stage -> "somebody, in a state that cannot be read")
                : failures.reversed().stream().filter(state -> !isTidyingUp(state)).findFirst()
                        .map(state -> state.operator() + " at " + state.at());
    }

    /** Whoever takes it off past its time, which may fail at first, says nothing of what it did. */
    private boolean isTidyingUp(CanaryState state) {
        return state.stage() == CanaryStage.ABORT_FAILED && !state.isForHarm()
                && intent.filter(of -> !state.at().isBefore(of.abortBy())).isPresent();
    }

    /** Whether it may have traffic. */
    public boolean isOpen() {
        return stage().filter(CanaryStage::isOff).isEmpty();
    }

    /** Whether it was to be taken off the traffic, and that failed. */
    public boolean isStuck() {
        return isOpen() && stages.contains(CanaryStage.ABORT_FAILED);
    }

    public boolean isJudged() {
        return end.isPresent();
    }

    /** The command that promotes it, where it passed or somebody answers for it. */
    public Optional<String> promotedBy() {
        return end.filter(ended -> ended.verdict() == Verdict.PASS || acceptance.isPresent())
                .flatMap(ended -> intent.map(CanaryIntent::promotedBy));
    }

    /** The pause of an operator that nobody has ended; one that cannot be read holds, too. */
    public Optional<CanaryState> pause() {
        return isPaused()
                ? Optional.of(states.reversed().stream()
                        .filter(state -> state.stage() == CanaryStage.PAUSED_BY_OPERATOR)
                        .findFirst()
                        .orElseGet(this::unreadablePause))
                : Optional.empty();
    }

    private CanaryState unreadablePause() {
        return new CanaryState(last, CanaryStage.PAUSED_BY_OPERATOR, intent.map(CanaryIntent::since)
                .orElse(Instant.EPOCH), new Operator("unknown"), "unknown", Optional.empty(),
                "its record cannot be read", List.of());
    }

    public boolean isPaused() {
        return isOpen() && !isJudged() && stages.reversed().stream()
                .filter(CanaryStage::isSaidBeside)
                .findFirst()
                .filter(stage -> stage == CanaryStage.PAUSED_BY_OPERATOR)
                .isPresent();
    }

    /** What was counted until a gate paused it; empty where none did. */
    public Optional<List<Interval>> untilPausedByGate() {
        if (!stages.contains(CanaryStage.PAUSED)) {
            return Optional.empty();
        }
        int at = states.stream().map(CanaryState::stage).toList().indexOf(CanaryStage.PAUSED);
        return Optional.of(at < 0 ? intervals() : states.subList(0, at + 1).stream()
                .flatMap(state -> state.intervals().stream()).toList());
    }

    /** Whether an operator ever paused it. */
    public boolean wasPaused() {
        return stages.contains(CanaryStage.PAUSED_BY_OPERATOR);
    }

    /** That it is open, in words: {@code canary 20260101-1200-ca1 is open at 5 % of the traffic}. */
    public String openWords() {
        return "canary " + shown() + " is open" + share();
    }

    /** {@code  at 5 % of the traffic}, after what is said of it; empty where nothing says how much it has. */
    public String share() {
        return weight().map(percent -> " at " + percent + " % of the traffic").orElse("");
    }

    /** What it may have of the traffic, in per cent. */
    public Optional<Integer> weight() {
        return isOpen()
                ? states.reversed().stream().flatMap(state -> state.weight().stream()).findFirst()
                : Optional.of(0);
    }

    public List<Interval> intervals() {
        return states.stream().flatMap(state -> state.intervals().stream()).toList();
    }

    /** Which of several services it is of; empty where the repository has one. */
    public Optional<ServiceName> service() {
        return intent.isPresent() ? intent.flatMap(CanaryIntent::service) : end.flatMap(CanaryEnd::service);
    }

    /** Its id, with the service that it is of where there are several. */
    public String shown() {
        return id + service().map(name -> " (" + name + ")").orElse("");
    }

    /** The command that continues it from any host; empty where it can only be ended, or promoted. */
    public Optional<String> continuedBy(Instant now) {
        return isOpen() && !isJudged() && !isStuck() && !isPast(now)
                ? intent.map(CanaryIntent::continuedBy)
                : Optional.empty();
    }

    /** What to do about one that nobody seems to run. */
    public String handled(Instant now) {
        return continuedBy(now).map(command -> "continue it: `" + command + "`; ").orElse("")
                + "end it: `run-canary --abort`";
    }

    /** Whether its pass stands without its traffic: it may make room for the canary of another service. */
    public boolean mayRest() {
        return isOpen() && !isStuck() && service().isPresent() && promotedBy().isPresent();
    }

    public Optional<Sha> commit() {
        return intent.map(CanaryIntent::commit);
    }

    /** One whose commit became production's needs no traffic of its own any more. */
    public boolean isPromoted(Optional<Sha> production) {
        return isJudged() && production.isPresent() && commit().equals(production);
    }

    /** How long nothing was recorded of one that gets traffic, where whoever carries it should have recorded more. */
    public Optional<Duration> silentFor(Instant now) {
        if (!isOpen() || isJudged() || intent.isEmpty() || states.isEmpty() || weight().orElse(0) == 0) {
            return Optional.empty();
        }
        CanaryState latest = states.getLast();
        Duration usual = intent.get().recordEvery().plus(intent.get().terms().interval()).multipliedBy(2);
        Duration warming = latest.stage() == CanaryStage.WEIGHT ? intent.get().warmup() : Duration.ZERO;
        Duration silence = Duration.between(latest.at(), now);
        return Optional.of(silence).filter(time -> time.compareTo(usual.plus(warming)) > 0);
    }

    /** One whose intent cannot be read should have been off long ago. */
    public boolean isPast(Instant now) {
        return isOpen() && intent.map(known -> !now.isBefore(known.abortBy())).orElse(true);
    }
}
