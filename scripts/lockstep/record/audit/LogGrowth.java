package lockstep.record.audit;

import java.util.Arrays;

/** Compares two versions of the log, byte by byte. */
public final class LogGrowth {

    private LogGrowth() {}

    public static LogChange between(byte[] before, byte[] after) {
        int same = Arrays.mismatch(before, after);
        if (same < 0) {
            return new LogChange.Untouched();
        }
        if (same == before.length) {
            return new LogChange.Appended(Arrays.copyOfRange(after, before.length, after.length));
        }
        String how = same == after.length
                ? "cut from " + before.length + " to " + after.length + " bytes"
                : "changed from byte " + (same + 1) + " on, in line " + lineOf(before, same);
        return new LogChange.Damaged(how, after);
    }

    private static int lineOf(byte[] bytes, int at) {
        int line = 1;
        for (int i = 0; i < at; i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return line;
    }
}
