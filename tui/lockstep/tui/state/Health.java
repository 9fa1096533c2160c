package lockstep.tui.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.tui.api.EnvironmentSeen;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.api.StoredRun;
import lockstep.tui.preferences.Action;

/**
 * How an environment is, by all that is known of it: what it answered last, and for production its last smoke.
 *
 * @param since when it began to be so; empty where that is not known
 * @param reason in words; empty where it is healthy
 * @param seenAt when that was last seen; empty where nothing was
 */
public record Health(Kind kind, Optional<Instant> since, String reason, Optional<Instant> seenAt) {

    /** Each has its own word, sign and colour. */
    public enum Kind { HEALTHY, FAILING, UNKNOWN, STALE, WAITING }

    public static Health of(UiState state, Environment environment) {
        EnvironmentFact known = state.sources().of(environment);
        Fact<EnvironmentSeen> fact = known.fact();
        Duration poll = state.poll().orElse(Sources.USUAL_POLL);
        if (fact.value().isEmpty()) {
            return fact.trouble()
                    .map(trouble -> new Health(
                            Kind.UNKNOWN, Optional.of(trouble.since()), trouble.words(), Optional.empty()))
                    .orElseGet(() -> new Health(Kind.WAITING, fact.askedAt(), "no answer yet", Optional.empty()));
        }
        EnvironmentSeen seen = fact.value().get();
        if (fact.isStale(state.now(), poll)) {
            String was = seen.failure().map(why -> "was FAILING: " + why).orElse("was healthy");
            return new Health(Kind.STALE, fact.seenAt(), was + "; " + whyNothingNewer(state, fact), fact.seenAt());
        }
        if (seen.failure().isPresent()) {
            return new Health(Kind.FAILING, known.failingSince(), seen.failure().get(), fact.seenAt());
        }
        if (seen.doubt().isPresent()) {
            return new Health(Kind.UNKNOWN, known.failingSince(), seen.doubt().get(), fact.seenAt());
        }
        return failedSmoke(state, environment)
                .map(run -> new Health(Kind.FAILING, Optional.of(run.startedAt()), words(run), fact.seenAt()))
                .orElseGet(() -> new Health(Kind.HEALTHY, Optional.empty(), "", fact.seenAt()));
    }

    private static String whyNothingNewer(UiState state, Fact<?> fact) {
        return fact.silence(state.now())
                .map(silence -> "no answer for " + Ages.brief(silence))
                .or(() -> fact.trouble().map(Trouble::words))
                .orElse(state.poll().isPresent() ? "not asked since"
                        : "not asked since: " + state.key(Action.LOOK) + " asks");
    }

    /** Of production's last smokes of what it runs, if the newest did not pass: the first of those in a row. */
    private static Optional<GateRun> failedSmoke(UiState state, Environment environment) {
        Optional<GateRun> first = Optional.empty();
        for (GateRun run : environment.isStaging() ? List.<GateRun>of() : smokes(state)) {
            if (run.verdict() != Verdict.FAIL || !isOfWhatRuns(state, run)) {
                break;
            }
            first = Optional.of(run);
        }
        return first;
    }

    /** The runs of production's gates that are known, run here or recorded by anybody, newest first. */
    public static List<GateRun> smokes(UiState state) {
        return Stream.concat(
                        state.smokes().stream(),
                        state.standing().stream().flatMap(standing -> standing.runs().stream())
                                .map(StoredRun::run)
                                .filter(run -> run.mode().isProduction()))
                .sorted(Comparator.comparing(GateRun::startedAt).reversed())
                .toList();
    }

    private static boolean isOfWhatRuns(UiState state, GateRun run) {
        return run.commit().isEmpty() || state.standing().map(ReleaseSeen::production)
                .filter(live -> live.reported().isEmpty() || live.runs(run.commit().get()))
                .isPresent();
    }

    private static String words(GateRun run) {
        return run.gates().stream()
                .filter(gate -> gate.verdict() == Verdict.FAIL)
                .findFirst()
                .map((GateResult gate) -> gate.name().word() + ": " + gate.reason())
                .orElse("its smoke failed");
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
