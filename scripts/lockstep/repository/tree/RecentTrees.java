package lockstep.repository.tree;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;

/** The folders of the commit that was read last, as their bytes: those that were read last, as many as fit. */
public final class RecentTrees {

    private static final int MOST_BYTES = 1 << 20;
    private static final int LARGEST = MOST_BYTES / 4;

    private final Map<ObjectId, byte[]> trees = new LinkedHashMap<>();
    private int held;

    /** Empty where it is not there; it is not there afterwards. */
    public Optional<byte[]> take(AnyObjectId id) {
        Optional<byte[]> tree = Optional.ofNullable(trees.remove(id));
        held -= tree.map(bytes -> bytes.length).orElse(0);
        return tree;
    }

    public void put(ObjectId id, byte[] tree) {
        if (tree.length > LARGEST || trees.putIfAbsent(id, tree) != null) {
            return;
        }
        held += tree.length;
        Iterator<byte[]> oldest = trees.values().iterator();
        while (held > MOST_BYTES) {
            held -= oldest.next().length;
            oldest.remove();
        }
    }
}
