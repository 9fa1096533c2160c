package lockstep.suites.guard;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.GateName;
import lockstep.suites.variables.Variables;

/**
 * Cross-wiring: that staging and production have different database hosts, and that neither's host is on the other's
 * allowlist. The port does not make two hosts of one.
 */
record SharedDatabaseGuard(boolean showHosts) implements ComparingGuard {

    @Override
    public GateName name() {
        return new GateName("db_host_shared");
    }

    @Override
    public String claim() {
        return "staging and production have different database hosts";
    }

    @Override
    public Decision compare(Variables staging, Variables production) {
        List<HostPort> ofStaging = DatabaseHostGuard.hosts(staging);
        List<HostPort> ofProduction = DatabaseHostGuard.hosts(production);
        if (ofStaging.isEmpty() || ofProduction.isEmpty()) {
            return Decision.inconclusive("the database host of " + (ofStaging.isEmpty() ? "staging" : "production")
                    + " cannot be told");
        }
        Optional<HostPort> shared = ofStaging.stream()
                .filter(host -> ofProduction.stream().anyMatch(host::isSameHostAs))
                .findFirst();
        if (shared.isPresent()) {
            return Decision.fail("staging and production share the database host " + shared.get().shown(showHosts));
        }
        return stranger(Environment.STAGING, staging, Environment.PRODUCTION, ofProduction)
                .or(() -> stranger(Environment.PRODUCTION, production, Environment.STAGING, ofStaging))
                .orElseGet(() -> Decision.pass("the database hosts differ, and neither is on the other's allowlist"));
    }

    private Optional<Decision> stranger(Environment mode, Variables variables, Environment other,
            List<HostPort> hostsOfOther) {
        Optional<HostAllowlist> list = HostAllowlist.of(mode, variables);
        return hostsOfOther.stream()
                .filter(host -> list.isPresent() && list.get().meansAlso(host))
                .findFirst()
                .map(host -> Decision.fail("the database host of " + other.name() + ", " + host.shown(showHosts)
                        + ", is on " + HostAllowlist.variable(mode) + " of " + mode.name()));
    }
}
