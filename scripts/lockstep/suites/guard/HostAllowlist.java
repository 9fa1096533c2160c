package lockstep.suites.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.suites.variables.Variables;

/**
 * The hosts that an environment's database may have: {@code DB_HOST_ALLOWLIST_STAGING} or {@code …_PROD}, entries
 * {@code host} or {@code host:port} with commas between them.
 *
 * @param invalid the number of the first entry that is neither
 */
record HostAllowlist(String variable, List<HostPort> entries, Optional<Integer> invalid) {

    static String variable(Environment mode) {
        return switch (mode.role()) {
            case STAGING -> "DB_HOST_ALLOWLIST_STAGING";
            case CANARY, PRODUCTION -> "DB_HOST_ALLOWLIST_PROD";
        };
    }

    /** Empty when the variable is not set. */
    static Optional<HostAllowlist> of(Environment mode, Variables variables) {
        return variables.get(variable(mode)).map(text -> parse(variable(mode), text));
    }

    private static HostAllowlist parse(String variable, String text) {
        List<HostPort> entries = new ArrayList<>();
        Optional<Integer> invalid = Optional.empty();
        int number = 0;
        for (String item : text.split(",")) {
            number++;
            String entry = item.strip();
            Optional<HostPort> host = HostPort.parse(entry).or(() -> HostPort.parse("[" + entry + "]"));
            host.ifPresent(entries::add);
            if (host.isEmpty() && !entry.isEmpty() && invalid.isEmpty()) {
                invalid = Optional.of(number);
            }
        }
        return new HostAllowlist(variable, List.copyOf(entries), invalid);
    }

    boolean allows(HostPort host) {
        return entries.stream().anyMatch(entry -> entry.allows(host));
    }

    /** The same under any spelling of the host, whether or not the service would take it for that. */
    boolean meansAlso(HostPort host) {
        return entries.stream().anyMatch(entry -> entry.allows(new HostPort(entry.host(), host.port()))
                && entry.isSameHostAs(host));
    }
}
