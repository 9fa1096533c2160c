package lockstep.suites.chat;

import java.util.Optional;

/**
 * What the configuration names for the looks from outside; none of it is a default.
 *
 * @param fromBrowsers a call that pages send
 * @param takesJson a call that reads a body of JSON before all else
 * @param health a path whose answer shows what headers the service sends
 */
public record NamedCalls(Optional<ServiceCall> fromBrowsers, Optional<ServiceCall> takesJson, Optional<String> health) {

    public static NamedCalls none() {
        return new NamedCalls(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** With those of the built-in gates where none is named. */
    public NamedCalls orOf(ServiceContract contract) {
        return new NamedCalls(
                Optional.of(fromBrowsers.orElse(ServiceCall.post(contract.chat()))),
                Optional.of(takesJson.orElse(ServiceCall.post(contract.chat()))),
                Optional.of(health.orElse(contract.health())));
    }
}
