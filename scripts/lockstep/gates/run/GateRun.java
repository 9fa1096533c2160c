package lockstep.gates.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.gates.gate.About;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;

/**
 * A finished run of a suite: the unit of evidence.
 *
 * @param base the service's URL; empty where no service was asked, as when a configuration is checked
 * @param configuration the digest of the configuration that it was made by
 * @param declaration the digest of the declaration of its gates; empty where they are built in
 * @param service which of several services was asked; empty where there is one
 */
public record GateRun(
        RunId id,
        String suite,
        Environment mode,
        String base,
        Optional<Sha> commit,
        RevisionSeen revision,
        Operator operator,
        Instant startedAt,
        Duration duration,
        List<GateResult> gates,
        Optional<String> configuration,
        Optional<String> declaration,
        Optional<ServiceName> service) {

    public GateRun {
        gates = List.copyOf(gates);
    }

    /** Of the only service. */
    public GateRun(
            RunId id, String suite, Environment mode, String base, Optional<Sha> commit, RevisionSeen revision,
            Operator operator, Instant startedAt, Duration duration, List<GateResult> gates,
            Optional<String> configuration, Optional<String> declaration) {
        this(id, suite, mode, base, commit, revision, operator, startedAt, duration, gates, configuration, declaration,
                Optional.empty());
    }

    /** Of a run whose configuration is not known. */
    public GateRun(
            RunId id, String suite, Environment mode, String base, Optional<Sha> commit, RevisionSeen revision,
            Operator operator, Instant startedAt, Duration duration, List<GateResult> gates) {
        this(id, suite, mode, base, commit, revision, operator, startedAt, duration, gates, Optional.empty(),
                Optional.empty());
    }

    /** @param sha256 the digest of the configuration that the run was made by */
    public GateRun configuredBy(String sha256) {
        return new GateRun(
                id, suite, mode, base, commit, revision, operator, startedAt, duration, gates, Optional.of(sha256),
                declaration, service);
    }

    /** @param which of several services was asked */
    public GateRun ofService(Optional<ServiceName> which) {
        return new GateRun(
                id, suite, mode, base, commit, revision, operator, startedAt, duration, gates, configuration,
                declaration, which);
    }

    /** @param sha256 the digest of the declaration of its gates */
    public GateRun declaredBy(Optional<String> sha256) {
        return new GateRun(
                id, suite, mode, base, commit, revision, operator, startedAt, duration, gates, configuration, sha256,
                service);
    }

    /** The worst of its gates. */
    public Verdict verdict() {
        return Verdict.worstOf(gates.stream().map(GateResult::verdict).toList());
    }

    /** Whether a gate that failed speaks of the service; one that does not say what it speaks of does. */
    public boolean failedByService() {
        return gates.stream()
                .anyMatch(gate -> gate.verdict() == Verdict.FAIL && !gate.about().equals(Optional.of(About.WAY)));
    }

    public Optional<GateResult> gate(GateName name) {
        return gates.stream().filter(gate -> gate.name().equals(name)).findFirst();
    }
}
