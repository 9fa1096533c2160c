package lockstep.repository.git;

import java.util.Arrays;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/** Names of commits, the last one put there first, in about as many bytes as they have. */
final class CommitNames {

    private static final int LENGTH = Constants.OBJECT_ID_LENGTH;

    private static final int FEWEST = 64 * LENGTH;

    private byte[] names = new byte[FEWEST];
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
        ObjectId name = ObjectId.fromRaw(names, used);
        if (names.length > FEWEST && used < names.length / 4) {
            names = Arrays.copyOf(names, Math.max(FEWEST, names.length / 2 / LENGTH * LENGTH));
        }
        return name;
    }

    boolean isEmpty() {
        return used == 0;
    }
}
