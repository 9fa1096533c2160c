package lockstep.suites.guard;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lockstep.base.release.Environment;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.GateName;
import lockstep.suites.variables.Variables;

/** Every host to which the database's URL leads must be on its environment's list (docs/policy.md#db_host). */
record DatabaseHostGuard(boolean showHosts) implements EnvironmentGuard {

    private static final String VARIABLE = "DATABASE_URL";

    @Override
    public GateName name() {
        return new GateName("db_host");
    }

    @Override
    public String claim() {
        return "the host of DATABASE_URL is on the environment's DB_HOST_ALLOWLIST";
    }

    @Override
    public Decision judge(Environment mode, Variables variables) {
        Optional<String> url = variables.get(VARIABLE);
        if (url.isEmpty()) {
            return Decision.fail("DATABASE_URL is not set");
        }
        Optional<HostAllowlist> list = HostAllowlist.of(mode, variables);
        if (list.isEmpty()) {
            return Decision.fail(HostAllowlist.variable(mode) + " is not set");
        }
        if (list.get().invalid().isPresent()) {
            return Decision.fail("entry " + list.get().invalid().get() + " of " + list.get().variable()
                    + " is neither host nor host:port");
        }
        return switch (DatabaseUrl.parse(url.get())) {
            case DatabaseUrl.Unclear(String reason) ->
                    Decision.fail("the host of DATABASE_URL cannot be told: " + reason);
            case DatabaseUrl.Hosts(List<HostPort> hosts) -> judge(hosts, list.get());
        };
    }

    /** The hosts of DATABASE_URL; none where they cannot be told. */
    static List<HostPort> hosts(Variables variables) {
        return variables.get(VARIABLE)
                .map(DatabaseUrl::parse)
                .filter(DatabaseUrl.Hosts.class::isInstance)
                .map(url -> ((DatabaseUrl.Hosts) url).hosts())
                .orElse(List.of());
    }

    private Decision judge(List<HostPort> hosts, HostAllowlist list) {
        List<HostPort> strangers = hosts.stream().filter(host -> !list.allows(host)).toList();
        return strangers.isEmpty()
                ? Decision.pass(shown(hosts) + " is on " + list.variable())
                : Decision.fail(shown(strangers) + " of DATABASE_URL is not on " + list.variable());
    }

    private String shown(List<HostPort> hosts) {
        return hosts.stream().map(host -> host.shown(showHosts)).collect(Collectors.joining(", "));
    }
}
