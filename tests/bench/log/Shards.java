package tests.bench.log;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/** A folder of folders, each of which grows. */
final class Shards {

    private final PackFile pack;
    private final Folder folder = new Folder();
    private final Map<String, Folder> shards = new HashMap<>();
    private final Map<String, Growing> versions = new HashMap<>();

    Shards(PackFile pack) {
        this.pack = pack;
    }

    void put(String shard, String name, ObjectId tree) throws IOException {
        Folder one = shards.computeIfAbsent(shard, key -> new Folder());
        one.put(name, FileMode.TREE, tree);
        put(shard, versions.computeIfAbsent(shard, key -> new Growing(pack, Constants.OBJ_TREE)).next(one.bytes()));
    }

    /** A file beside the shards. */
    void putFile(String name, ObjectId blob) {
        folder.put(name, FileMode.REGULAR_FILE, blob);
    }

    /** A folder beside the shards. */
    void put(String name, ObjectId tree) {
        folder.put(name, FileMode.TREE, tree);
    }

    byte[] bytes() {
        return folder.bytes();
    }
}
