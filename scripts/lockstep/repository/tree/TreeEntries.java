package lockstep.repository.tree;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.util.Paths;
import org.eclipse.jgit.util.RawParseUtils;

/**
 * The entries of a folder in git's own form, one at a time, read as JGit reads them; sorted or not.
 *
 * <p>Bytes that are no folder end in an {@link IndexOutOfBoundsException}.
 */
public final class TreeEntries {

    private final byte[] raw;
    private int at;
    private int mode;
    private int name;
    private int id;

    public TreeEntries(byte[] raw) {
        this(raw, 0);
    }

    /** @param at where an entry begins */
    public TreeEntries(byte[] raw, int at) {
        this.raw = raw;
        this.at = at;
        read();
    }

    /** Where it begins. */
    int at() {
        return at;
    }

    byte[] name() {
        return Arrays.copyOfRange(raw, name, id - 1);
    }

    /** Its name as JGit reads it. */
    public String text() {
        return RawParseUtils.decode(StandardCharsets.UTF_8, raw, name, id - 1);
    }

    public boolean isPlain() {
        return FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode);
    }

    /** Goes, in both, to the first entry from which on they differ; to the ends where they do not. */
    public void skipWhatIsEqual(TreeEntries other) {
        int same = Arrays.mismatch(raw, at, raw.length, other.raw, other.at, other.raw.length);
        int equal = same < 0 ? raw.length - at : wholeEntries(same);
        if (equal > 0) {
            move(equal);
            other.move(equal);
        }
    }

    /** How many of so many bytes are whole entries. */
    private int wholeEntries(int bytes) {
        int end = at + bytes;
        int whole = at;
        for (int next = after(whole, end); next <= end; next = after(whole, end)) {
            whole = next;
        }
        return whole - at;
    }

    /** Where the entry after the one at a place begins; beyond the end where that one is not whole before it. */
    private int after(int place, int end) {
        int next = place + 1;
        while (next < end && raw[next] != ' ') {
            next++;
        }
        next++;
        while (next < end && raw[next] != 0) {
            next++;
        }
        return next + 1 + Constants.OBJECT_ID_LENGTH;
    }

    private void move(int bytes) {
        at += bytes;
        read();
    }

    private void read() {
        if (isAtEnd()) {
            return;
        }
        int next = at;
        int octal = raw[next++] - '0';
        for (byte digit = raw[next++]; digit != ' '; digit = raw[next++]) {
            octal = (octal << 3) + digit - '0';
        }
        mode = octal;
        name = next;
        while (raw[next] != 0) {
            next++;
        }
        id = next + 1;
    }

    public void next() {
        at = id + Constants.OBJECT_ID_LENGTH;
        read();
    }

    public boolean isAtEnd() {
        return at == raw.length;
    }

    public int mode() {
        return mode;
    }

    public boolean isFolder() {
        return FileMode.TREE.equals(mode);
    }

    public ObjectId id() {
        return ObjectId.fromRaw(raw, id);
    }

    public boolean hasIdOf(TreeEntries other) {
        return Arrays.equals(
                raw, id, id + Constants.OBJECT_ID_LENGTH, other.raw, other.id, other.id + Constants.OBJECT_ID_LENGTH);
    }

    /** As git orders names; an end comes after all of them. */
    public int compareTo(TreeEntries other) {
        if (isAtEnd() || other.isAtEnd()) {
            return Boolean.compare(isAtEnd(), other.isAtEnd());
        }
        int order = Paths.compare(raw, name, id - 1, mode, other.raw, other.name, other.id - 1, other.mode);
        return order == 0 ? Integer.compare(id - name, other.id - other.name) : order;
    }

    int nameLength() {
        return id - 1 - name;
    }

    /** The beginning of its name, so many bytes of it. */
    void copyName(byte[] to, int from, int length) {
        System.arraycopy(raw, name, to, from, length);
    }
}
