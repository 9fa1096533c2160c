package lockstep.settings.pipeline;

import java.util.List;
import java.util.Optional;

/**
 * A flag that turns a feature off.
 *
 * @param owner who is asked about it
 * @param off the command that turns it off on staging
 * @param on the command that turns it on again
 * @param path the request whose answer shows the switch
 * @param field the field of its JSON that does; the answer's status where empty
 * @param seenOff what is seen while it is off
 * @param seenOn what is seen while it is on
 */
public record KillSwitchSettings(
        String flag, String owner, List<String> off, List<String> on, String path, Optional<String> field,
        String seenOff, String seenOn) {

    public KillSwitchSettings {
        off = List.copyOf(off);
        on = List.copyOf(on);
    }
}
