package lockstep.record.events;

import lockstep.base.digest.Sha256;
import lockstep.record.trail.RecordedAction;

/**
 * Something that was recorded, as others are told of it.
 *
 * @param id the same whoever tells it, and how often
 */
public record ReleaseEvent(String id, String service, RecordedAction action) {

    public static ReleaseEvent of(String service, RecordedAction action) {
        return new ReleaseEvent(Sha256.of(action.path() + "\n" + action.action() + "\n" + action.at() + "\n"
                + action.result().orElse("")).hex().substring(0, 32), service, action);
    }
}
