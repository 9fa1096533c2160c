package lockstep.tui.day;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.base.release.ServiceName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.gates.revision.RevisionReading;
import lockstep.gates.run.GateRun;
import lockstep.tui.api.EntryLine;
import lockstep.tui.api.EnvironmentSeen;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.api.StoredRun;
import lockstep.tui.preferences.KeyAction;
import lockstep.tui.seen.EnvironmentFact;
import lockstep.tui.seen.Fact;
import lockstep.tui.seen.SourceTrouble;
import lockstep.tui.seen.Sources;
import lockstep.tui.state.Ages;
import lockstep.tui.state.UiState;

/**
 * How an environment is, by all that is known of it: what it answered last, and for production its last smoke.
 *
 * @param since when it began to be so; empty where that is not known
 * @param reason in words; empty where it is healthy
 * @param seenAt when that was last seen; empty where nothing was
 */
public record EnvironmentHealth(Kind kind, Optional<Instant> since, String reason, Optional<Instant> seenAt) {

    /** Each has its own word, sign and colour. */
    public enum Kind { HEALTHY, FAILING, UNKNOWN, STALE, WAITING }

    /** Of one whose declared gates are all more than a plain GET. */
    public static final String NOTHING_ASKED = "no gate is safe to repeat";
    /** Of one that hangs the answer is a failure, too: as long as that may still come, it fails as it did. */
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(20);

    public static EnvironmentHealth of(UiState state, Environment environment) {
        EnvironmentFact known = state.sources().of(environment);
        Fact<EnvironmentSeen> fact = known.fact();
        Duration poll = state.poll().orElse(Sources.USUAL_POLL);
        if (fact.value().isEmpty()) {
            return fact.trouble()
                    .map(trouble -> new EnvironmentHealth(
                            Kind.UNKNOWN, Optional.of(trouble.since()), trouble.words(), Optional.empty()))
                    .orElseGet(() -> new EnvironmentHealth(Kind.WAITING, fact.askedAt(), "no answer yet",
                    Optional.empty()));
        }
        EnvironmentSeen seen = fact.value().get();
        EnvironmentHealth answered = answered(state, environment, known, seen);
        boolean failedAndAsked = seen.failure().isPresent()
                && fact.silence(state.now()).filter(silence -> silence.compareTo(ANSWERS_WITHIN) < 0).isPresent();
        if (fact.isStale(state.now(), poll) && !failedAndAsked) {
            String was = "was " + answered.word() + (answered.isFailing() ? ": " + answered.reason() : "");
            return new EnvironmentHealth(Kind.STALE, fact.seenAt(), was + "; " + whyNothingNewer(state, fact),
                    fact.seenAt());
        }
        return answered;
    }

    /** By what it answered last, however old, and by its last smoke. */
    private static EnvironmentHealth answered(
            UiState state, Environment environment, EnvironmentFact known, EnvironmentSeen seen) {
        Fact<EnvironmentSeen> fact = known.fact();
        if (seen.failure().isPresent()) {
            return new EnvironmentHealth(Kind.FAILING, known.failingSince(), seen.failure().get(), fact.seenAt());
        }
        Optional<GateRun> failed = failedSmoke(state, environment);
        if (failed.isPresent()) {
            Instant then = failed.get().startedAt();
            return new EnvironmentHealth(Kind.FAILING, Optional.of(then), "smoke failed: " + words(failed.get()),
                    Optional.of(then));
        }
        Optional<EntryLine> unproven = unproven(state, environment);
        if (unproven.isPresent()) {
            return new EnvironmentHealth(Kind.UNKNOWN, unproven.get().when(), unproven.get().id()
                    + " ended without a passed smoke", fact.seenAt());
        }
        if (seen.doubt().isPresent()) {
            return new EnvironmentHealth(Kind.UNKNOWN, known.failingSince(), seen.doubt().get(), fact.seenAt());
        }
        return seen.gates().isEmpty()
                ? new EnvironmentHealth(Kind.UNKNOWN, Optional.empty(), NOTHING_ASKED, fact.seenAt())
                : new EnvironmentHealth(Kind.HEALTHY, Optional.empty(), "", fact.seenAt());
    }

    private static String whyNothingNewer(UiState state, Fact<?> fact) {
        return fact.silence(state.now())
                .map(silence -> "no answer for " + Ages.brief(silence))
                .or(() -> fact.trouble().map(SourceTrouble::words))
                .orElse(state.poll().isPresent() ? "not asked since"
                        : "not asked since: " + state.key(KeyAction.LOOK) + " asks");
    }

    /** Of production's smokes of what it runs since one passed, the first that failed: undecided ones mend nothing. */
    private static Optional<GateRun> failedSmoke(UiState state, Environment environment) {
        Optional<GateRun> first = Optional.empty();
        for (GateRun run : environment.isStaging() ? List.<GateRun>of() : smokes(state)) {
            if (run.verdict() == Verdict.PASS || !isOfWhatRuns(state.standing().map(ReleaseSeen::production), run)) {
                break;
            }
            first = run.verdict() == Verdict.FAIL ? Optional.of(run) : first;
        }
        return first;
    }

    /** The newest move, where it brought production what its branch has and no smoke of that has passed since. */
    private static Optional<EntryLine> unproven(UiState state, Environment environment) {
        return state.standing().filter(standing -> environment.isProduction())
                .flatMap(standing -> standing.log().stream()
                        .filter(EntryLine::isMove)
                        .findFirst()
                        .filter(entry -> entry.commit().equals(standing.release()) && !entry.good().orElse(false)))
                .filter(entry -> smokes(state).stream().noneMatch(run ->
                        run.verdict() == Verdict.PASS && run.commit().equals(entry.commit())
                                && !entry.when().map(run.startedAt()::isBefore).orElse(false)));
    }

    /** The runs of production's gates that are known, run here or recorded by anybody, newest first. */
    public static List<GateRun> smokes(UiState state) {
        return smokes(state, state.terms().opened());
    }

    /** Of several services' last smokes, why that of this one failed, if it did. */
    public static Optional<String> failedSmoke(UiState state, String service) {
        return smokes(state, Optional.of(service)).stream()
                .filter(run -> run.verdict() != Verdict.INCONCLUSIVE && run.verdict() != Verdict.SKIPPED)
                .findFirst()
                .filter(run -> run.verdict() == Verdict.FAIL && run.service().isPresent()
                        && isOfWhatRuns(live(state, service), run))
                .map(EnvironmentHealth::words);
    }

    private static List<GateRun> smokes(UiState state, Optional<String> service) {
        return Stream.concat(
                        state.smokes().stream(),
                        state.standing().stream().flatMap(standing -> standing.runs().stream())
                                .map(StoredRun::run)
                                .filter(run -> run.mode().isProduction()))
                .filter(run -> run.service().isEmpty()
                        || run.service().map(ServiceName::word).equals(service))
                .sorted(Comparator.comparing(GateRun::startedAt).reversed())
                .toList();
    }

    private static boolean isOfWhatRuns(Optional<RevisionReading> production, GateRun run) {
        return run.commit().isEmpty() || production
                .filter(live -> live.reported().isEmpty() || live.runs(run.commit().get()))
                .isPresent();
    }

    private static Optional<RevisionReading> live(UiState state, String service) {
        return state.sources().production().fact().value().map(EnvironmentSeen::services).stream()
                .flatMap(List::stream)
                .filter(one -> one.name().equals(service))
                .map(one -> one.production().live())
                .findFirst();
    }

    private static String words(GateRun run) {
        return run.gates().stream()
                .filter(gate -> gate.verdict() == Verdict.FAIL)
                .findFirst()
                .map((GateResult gate) -> gate.name().word() + ": " + gate.reason())
                .orElse("its smoke failed");
    }

    /** Whether it fails, or did when it was last seen: nothing newer makes it any better. */
    public static boolean failedLast(UiState state, Environment environment) {
        EnvironmentFact known = state.sources().of(environment);
        return known.fact().value().map(seen -> answered(state, environment, known, seen).isFailing()).orElse(false);
    }

    /** Whether what it answered last is a failure, however old. */
    public static boolean answerFails(UiState state, Environment environment) {
        return state.sources().of(environment).fact().value().flatMap(EnvironmentSeen::failure).isPresent();
    }

    public boolean isFailing() {
        return kind == Kind.FAILING;
    }

    /** In a word, as shown beside its sign. */
    public String word() {
        return switch (kind) {
            case HEALTHY -> "healthy";
            case FAILING -> "FAILING";
            case UNKNOWN -> "unknown";
            case STALE -> "stale";
            case WAITING -> "waiting";
        };
    }
}
