package lockstep.tui.state;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.api.StoredRun;

/** The newest staging run of a commit: seen here, or recorded. Where there are several services, one of each. */
public record StagingRuns(UiState state, ReleaseSeen standing, Sha commit) {

    private List<String> services() {
        return state.terms().services();
    }

    /** Where there are several: the run of the first that did not pass, else the newest of all. */
    public Optional<GateRun> telling() {
        return services().stream()
                .flatMap(service -> of(service).stream())
                .filter(run -> run.verdict() != Verdict.PASS)
                .findFirst()
                .or(() -> newest(run -> true));
    }

    public Optional<GateRun> of(String service) {
        return newest(run -> run.service().map(ServiceName::word).equals(Optional.of(service)));
    }

    /** Whoever ran it, and wherever: what was seen here is no truer than what another recorded since. */
    private Optional<GateRun> newest(Predicate<GateRun> wanted) {
        Stream<GateRun> seen = state.staging().flatMap(LiveRun::run)
                .filter(run -> run.commit().equals(Optional.of(commit))).stream();
        Stream<GateRun> recorded = standing.runs().stream().map(StoredRun::run)
                .filter(run -> run.mode().isStaging() && run.commit().equals(Optional.of(commit)));
        return newest(Stream.concat(seen, recorded).filter(wanted));
    }

    /** By when it began; of the same, the first. */
    public static Optional<GateRun> newest(Stream<GateRun> runs) {
        return runs.reduce((one, other) -> other.startedAt().isAfter(one.startedAt()) ? other : one);
    }

    /** The services that have no run of this commit yet, in the order of the file. */
    public List<String> missing() {
        return services().stream().filter(service -> of(service).isEmpty()).toList();
    }

    /** Whose gates are to be run next: one that did not pass, else one that has no run; empty where all passed. */
    public Optional<String> next() {
        return telling().filter(run -> run.verdict() != Verdict.PASS)
                .flatMap(GateRun::service).map(ServiceName::word)
                .or(() -> missing().stream().findFirst());
    }

    /** The worst of them; undecided while a service has none, empty while none has. */
    public Optional<Verdict> verdict() {
        return telling().map(GateRun::verdict)
                .map(verdict -> verdict == Verdict.PASS && !missing().isEmpty() ? Verdict.INCONCLUSIVE : verdict);
    }
}
