package lockstep.repository.tree;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;

/** Folders that were read, those that were asked for last, up to so many bytes. */
public final class FolderShelf {

    private final long mostBytes;
    private final Map<ObjectId, FolderIndex> folders = new LinkedHashMap<>(16, 0.75f, true);
    private long held;

    public FolderShelf(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    public Optional<FolderIndex> get(AnyObjectId tree) {
        return Optional.ofNullable(folders.get(tree));
    }

    public void put(ObjectId tree, FolderIndex folder) {
        folders.put(tree, folder);
        held += folder.weight();
    }

    /** @param inUse stay, whatever their size */
    public void makeRoom(Set<ObjectId> inUse) {
        Iterator<Map.Entry<ObjectId, FolderIndex>> oldest = folders.entrySet().iterator();
        while (held > mostBytes && oldest.hasNext()) {
            Map.Entry<ObjectId, FolderIndex> one = oldest.next();
            if (!inUse.contains(one.getKey())) {
                held -= one.getValue().weight();
                oldest.remove();
            }
        }
    }
}
