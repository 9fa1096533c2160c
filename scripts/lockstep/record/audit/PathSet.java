package lockstep.record.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import lockstep.base.digest.Sha256;

/**
 * Which paths came by: half of the SHA-256 of each is kept and nothing else, since there are ten a promotion for ever.
 * To make two paths that it takes for one takes 2^64 tries.
 */
final class PathSet {

    private static final int FIRST = 1 << 10;

    /** Quarters of the places that may be taken: what is full needs half the memory, and a few looks more. */
    private static final int MOST_TAKEN = 3;

    private final MessageDigest digest = Sha256.digest();
    private long[] halves = new long[2 * FIRST];
    private int size;

    void add(String path) {
        if (4 * (size + 1) > MOST_TAKEN * (halves.length / 2)) {
            grow();
        }
        ByteBuffer key = key(path);
        size += put(halves, key.getLong(0), key.getLong(8)) ? 1 : 0;
    }

    boolean contains(String path) {
        ByteBuffer key = key(path);
        int at = place(halves, key.getLong(0), key.getLong(8));
        return !isFree(halves, at);
    }

    private void grow() {
        long[] more = new long[2 * halves.length];
        for (int at = 0; at < halves.length; at += 2) {
            if (!isFree(halves, at)) {
                put(more, halves[at], halves[at + 1]);
            }
        }
        halves = more;
    }

    private static boolean put(long[] table, long first, long second) {
        int at = place(table, first, second);
        boolean isNew = isFree(table, at);
        table[at] = first;
        table[at + 1] = second;
        return isNew;
    }

    /** Where it is, or where it would be. */
    private static int place(long[] table, long first, long second) {
        int at = 2 * ((int) first & table.length / 2 - 1);
        while (!isFree(table, at) && (table[at] != first || table[at + 1] != second)) {
            at = at + 2 & table.length - 1;
        }
        return at;
    }

    private static boolean isFree(long[] table, int at) {
        return table[at] == 0 && table[at + 1] == 0;
    }

    private ByteBuffer key(String path) {
        return ByteBuffer.wrap(digest.digest(path.getBytes(StandardCharsets.UTF_8)));
    }
}
