package lockstep.suites.certify;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateName;
import lockstep.gates.suite.Suite;
import lockstep.suites.chat.ChatProfile;
import lockstep.suites.chat.ServiceContract;
import lockstep.suites.chat.SuiteCatalog;
import lockstep.suites.chat.SuiteParameters;
import lockstep.suites.limits.PacedGate;
import lockstep.suites.servicelog.LogGate;

/** The certification subset for staging: the evidence checklist (docs/policy.md#certificate), and its sum. */
public record Certification(ServiceContract service, LogGate log) {

    public static final String SUITE = "certify-phase15";

    /** By itself: the smoke, the burst, the log if one was given, the certificate. */
    public Suite suite(SuiteParameters options) {
        SuiteCatalog catalog = new SuiteCatalog(service);
        List<Gate> gates = new ArrayList<>(catalog.smokeGates());
        gates.add(catalog.burst(options, names(gates)));
        Set<GateName> checklist = names(gates);
        if (log.isGiven()) {
            gates.add(PacedGate.after(checklist, log));
        }
        List<Gate> again = catalog.again(names(gates));
        gates.addAll(again);
        checklist.addAll(names(again));
        gates.add(certificate(checklist));
        List<Suite.Skipped> skipped = log.isGiven() ? List.of() : List.of(new Suite.Skipped(log, LogGate.HOW));
        return ChatProfile.suite(SUITE, gates, skipped).smokedBy(catalog.smokeGates());
    }

    /** The sum of these gates, and of the log if one was given. */
    public Gate certificate(Set<GateName> checklist) {
        Set<GateName> all = new LinkedHashSet<>(checklist);
        if (log.isGiven()) {
            all.add(log.name());
        }
        return new CertificateGate(all, log.isGiven());
    }

    private static Set<GateName> names(List<Gate> gates) {
        return gates.stream().map(Gate::name).collect(Collectors.toSet());
    }
}
