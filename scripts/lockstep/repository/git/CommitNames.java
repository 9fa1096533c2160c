package lockstep.repository.git;

import java.util.Arrays;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/** Names of commits, the last one put there first, in as many bytes as they have. */
final class CommitNames {

    private static final int LENGTH = Constants.OBJECT_ID_LENGTH;

    private byte[] names = new byte[64 * LENGTH];
    private int used;

    void push(AnyObjectId name) {
        if (used == names.length) {
            names = Arrays.copyOf(names, Math.addExact(used, used / 2 / LENGTH * LENGTH));
        }
        name.copyRawTo(names, used);
        used += LENGTH;
    }

    ObjectId pop() {
        used -= LENGTH;
        return ObjectId.fromRaw(names, used);
    }

    boolean isEmpty() {
        return used == 0;
    }
}
