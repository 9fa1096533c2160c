package lockstep.record.verification;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import lockstep.repository.tree.BlobId;

/** Files of commits that went by last, as many as fit: a move rests on what was recorded just before it. */
public final class RecentFiles {

    private static final int MOST_BYTES = 256 << 10;
    /** What is held of a file beside its content. */
    private static final int OF_A_FILE = 400;

    private final Map<BlobId, LoadedCommit.File> files = new LinkedHashMap<>();
    private int held;

    public Optional<LoadedCommit.File> find(BlobId blob) {
        return Optional.ofNullable(files.get(blob));
    }

    public void put(BlobId blob, LoadedCommit.File file) {
        if (files.putIfAbsent(blob, file) != null) {
            return;
        }
        held += OF_A_FILE + file.content().length;
        Iterator<LoadedCommit.File> oldest = files.values().iterator();
        while (held > MOST_BYTES) {
            held -= OF_A_FILE + oldest.next().content().length;
            oldest.remove();
        }
    }
}
