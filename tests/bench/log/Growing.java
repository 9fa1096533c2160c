package tests.bench.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.eclipse.jgit.lib.ObjectId;

/** A file or folder that changes a little from commit to commit, packed as git packs it: mostly as differences. */
final class Growing {

    /** As deep as git makes its chains of differences. */
    private static final int DEEPEST = 50;

    private static final int LONGEST_COPY = 0xffffff;
    private static final int LONGEST_INSERT = 127;

    private final PackFile pack;
    private final int type;
    private byte[] last = {};
    private long lastAt;
    private int depth = DEEPEST;

    Growing(PackFile pack, int type) {
        this.pack = pack;
        this.type = type;
    }

    ObjectId next(byte[] content) throws IOException {
        long at = pack.position();
        ObjectId id;
        if (depth == DEEPEST) {
            id = pack.add(type, content);
            depth = 0;
        } else {
            id = pack.add(type, content, lastAt, delta(last, content));
            depth++;
        }
        last = content;
        lastAt = at;
        return id;
    }

    /** What both begin with, what is new between, what both end with. */
    private static byte[] delta(byte[] before, byte[] after) {
        int shorter = Math.min(before.length, after.length);
        int mismatch = Arrays.mismatch(before, after);
        int same = mismatch < 0 ? shorter : mismatch;
        int tail = 0;
        while (tail < shorter - same && before[before.length - 1 - tail] == after[after.length - 1 - tail]) {
            tail++;
        }
        ByteArrayOutputStream delta = new ByteArrayOutputStream();
        size(before.length, delta);
        size(after.length, delta);
        copy(0, same, delta);
        for (int at = same; at < after.length - tail; at += LONGEST_INSERT) {
            int length = Math.min(LONGEST_INSERT, after.length - tail - at);
            delta.write(length);
            delta.write(after, at, length);
        }
        copy(before.length - tail, tail, delta);
        return delta.toByteArray();
    }

    private static void size(int size, ByteArrayOutputStream delta) {
        int rest = size;
        for (; rest > 127; rest >>>= 7) {
            delta.write(rest & 127 | 128);
        }
        delta.write(rest);
    }

    private static void copy(int from, int length, ByteArrayOutputStream delta) {
        for (int done = 0; done < length; done += LONGEST_COPY) {
            int at = from + done;
            int bytes = Math.min(LONGEST_COPY, length - done);
            delta.write(0xff);
            for (int shift = 0; shift < 32; shift += 8) {
                delta.write(at >>> shift);
            }
            for (int shift = 0; shift < 24; shift += 8) {
                delta.write(bytes >>> shift);
            }
        }
    }
}
