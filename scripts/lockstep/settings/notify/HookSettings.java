package lockstep.settings.notify;

import java.util.Optional;
import java.util.Set;

/**
 * Who is told of what was recorded.
 *
 * @param url where it is sent; empty where a variable holds it
 * @param urlVariable the environment variable that holds the URL, where the URL is a secret
 * @param actions which actions, as the audit trail names them; all where none is named
 * @param secretVariable the environment variable with the key that requests are signed with
 */
public record HookSettings(
        Optional<String> url, Optional<String> urlVariable, HookFormat format, Set<String> actions,
        Optional<String> secretVariable) {

    public HookSettings {
        actions = Set.copyOf(actions);
    }

    public boolean wants(String action) {
        return actions.isEmpty() || actions.contains(action);
    }
}
