package tests.bench.log;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/**
 * A folder as git writes it, entry by entry. Its names are such that a slash at the end would not change their order.
 */
final class Folder {

    private final TreeMap<String, byte[]> entries = new TreeMap<>();
    private int length;

    void put(String name, FileMode mode, ObjectId id) {
        byte[] head = (Integer.toOctalString(mode.getBits()) + " " + name + "\0").getBytes(StandardCharsets.UTF_8);
        byte[] entry = new byte[head.length + 20];
        System.arraycopy(head, 0, entry, 0, head.length);
        id.copyRawTo(entry, head.length);
        byte[] before = entries.put(name, entry);
        length += before == null ? entry.length : 0;
    }

    void addAll(Map<String, ObjectId> files) {
        files.forEach((name, id) -> put(name, FileMode.REGULAR_FILE, id));
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(length);
        entries.values().forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }
}
