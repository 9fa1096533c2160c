package lockstep.record.trail;

import java.util.List;
import lockstep.base.release.Sha;

/**
 * Everything that was done, oldest first.
 *
 * @param unreadable the paths of what lies there and cannot be read
 */
public record Trail(List<RecordedAction> actions, List<String> unreadable) {

    public Trail {
        actions = List.copyOf(actions);
        unreadable = List.copyOf(unreadable);
    }

    /** What concerns one commit. */
    public List<RecordedAction> of(Sha commit) {
        return actions.stream().filter(action -> action.concerns(commit)).toList();
    }
}
