package lockstep.record.history;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lockstep.base.release.Environment;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.ReusedGates;

/**
 * What of a recorded gate run matters to a decision.
 *
 * @param commit the commit that the run was for
 * @param failedByService whether a gate that failed speaks of the service, and not only of the way to it
 * @param revisionVerified whether the service said, before and after the gates, that it ran that commit
 * @param service which of several services was asked; empty where there is one
 * @param reused the gates whose result was taken from an earlier run, and when that one began
 * @param configuration the digest of the configuration that it was made by, where it tells
 */
public record GateRunFacts(
        String id,
        String suite,
        Environment mode,
        String base,
        Optional<Sha> commit,
        Verdict verdict,
        boolean failedByService,
        boolean revisionVerified,
        Instant startedAt,
        Map<GateName, Verdict> gates,
        Optional<ServiceName> service,
        Map<GateName, Instant> reused,
        Optional<String> configuration) {

    public GateRunFacts {
        gates = Map.copyOf(gates);
        reused = Map.copyOf(reused);
    }

    public static GateRunFacts of(GateRun run) {
        Map<GateName, Verdict> gates = new TreeMap<>();
        run.gates().forEach(gate -> gates.put(gate.name(), gate.verdict()));
        return new GateRunFacts(
                run.id().text(), run.suite(), run.mode(), run.base(), run.commit(), run.verdict(),
                run.failedByService(), run.revision().verified(), run.startedAt(), gates,
                run.service(), ReusedGates.of(run), run.configuration());
    }

    /** Nothing of it was taken from an earlier run. */
    public GateRunFacts(
            String id, String suite, Environment mode, String base, Optional<Sha> commit, Verdict verdict,
            boolean failedByService, boolean revisionVerified, Instant startedAt, Map<GateName, Verdict> gates,
            Optional<ServiceName> service) {
        this(id, suite, mode, base, commit, verdict, failedByService, revisionVerified, startedAt, gates, service,
                Map.of(), Optional.empty());
    }

    /** Of the only service. */
    public GateRunFacts(
            String id, String suite, Environment mode, String base, Optional<Sha> commit, Verdict verdict,
            boolean failedByService, boolean revisionVerified, Instant startedAt, Map<GateName, Verdict> gates) {
        this(id, suite, mode, base, commit, verdict, failedByService, revisionVerified, startedAt, gates,
                Optional.empty());
    }

    /** When the oldest of what it says was seen. */
    public Instant oldest() {
        return reused.values().stream().filter(seen -> seen.isBefore(startedAt)).min(Comparator.naturalOrder())
                .orElse(startedAt);
    }

    /** What a gate said; one that is not in the run was not asked. */
    public Verdict verdictOf(GateName gate) {
        return gates.getOrDefault(gate, Verdict.SKIPPED);
    }
}
