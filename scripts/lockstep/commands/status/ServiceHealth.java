package lockstep.commands.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lockstep.base.process.SideBySide;
import lockstep.base.release.Environment;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.gates.revision.RevisionReading.Reported;
import lockstep.gates.revision.RevisionReading;
import lockstep.release.site.EnvironmentLook;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.ServiceStatus;
import lockstep.release.site.ServiceVerdict;
import lockstep.release.site.SiteStatus;

/**
 * How one of several services does in production, by a small look: what it runs, and its plain GETs.
 *
 * @param at when it had answered
 */
record ServiceHealth(ServiceName name, ServiceStatus standing, ServiceVerdict said, Instant at) {

    private static final Duration ONE_ANSWER = Duration.ofSeconds(10);

    /** Asks each of them; none where there is one service. */
    static List<ServiceHealth> of(ReleaseSite site, SiteStatus standing) {
        return SideBySide.each(standing.services(), one -> look(site.of(one.name()), one, standing));
    }

    private static ServiceHealth look(ReleaseSite site, ServiceStatus one, SiteStatus standing) {
        EnvironmentLook look = EnvironmentLook.at(site, Environment.PRODUCTION, ONE_ANSWER);
        List<GateResult> gates = look.gates();
        List<Verdict> verdicts = new ArrayList<>(gates.stream().map(GateResult::verdict).toList());
        List<String> complaints = new ArrayList<>();
        Optional<Sha> head = standing.heads().production();
        Optional<String> reported = switch (one.production().orElse(new RevisionReading.Unknown("not asked"))) {
            case Reported(String text) -> {
                head.filter(sha -> !sha.isReportedAs(text)).ifPresent(sha -> {
                    verdicts.add(Verdict.FAIL);
                    complaints.add("it should run " + sha.abbreviated());
                });
                yield Optional.of(text);
            }
            case RevisionReading.Unknown(String reason) -> {
                verdicts.add(Verdict.INCONCLUSIVE);
                complaints.add(reason);
                yield Optional.empty();
            }
        };
        if (gates.isEmpty()) {
            verdicts.add(Verdict.INCONCLUSIVE);
            complaints.add("health cannot be checked: no declared gate is safe to repeat");
        }
        ServiceVerdict.complaints(gates).forEach(complaints::add);
        return new ServiceHealth(one.name(), one, new ServiceVerdict(
                Sanitiser.line(ServiceVerdict.runs(reported, head, head.flatMap(standing.journal()::versionOf))),
                Verdict.worstOf(verdicts), complaints.stream().map(Sanitiser::line).toList()), look.at());
    }

    Verdict verdict() {
        return said.verdict();
    }

    /** The first of those that do worst. */
    static Optional<ServiceHealth> worst(List<ServiceHealth> all) {
        Verdict worst = Verdict.worstOf(all.stream().map(ServiceHealth::verdict).toList());
        return all.stream().filter(one -> one.verdict() == worst).findFirst();
    }

    /** What was asked side by side is as old as the first answer. */
    static Optional<Instant> earliest(List<ServiceHealth> all) {
        return all.stream().map(ServiceHealth::at).min(Comparator.naturalOrder());
    }

    /** {@code api-gateway: v1.2.2 (healthy)}. */
    String line() {
        return name + ": " + said.words();
    }
}
