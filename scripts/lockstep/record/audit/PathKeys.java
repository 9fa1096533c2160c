package lockstep.record.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import lockstep.base.digest.Sha256;

/**
 * Stands for paths by eight bytes each, since there are ten a promotion for ever. They depend on a secret of this
 * object, so that nobody can write two paths with the same; and by chance a path is taken for one of a million others
 * once in 10^13 tries. For one thread.
 */
public final class PathKeys {

    /** A whole block of SHA-256, so that it is worked in once and not with each path. */
    private static final int SECRET = 64;

    private final MessageDigest secret = Sha256.digest();

    public PathKeys() {
        byte[] random = new byte[SECRET];
        new SecureRandom().nextBytes(random);
        secret.update(random);
    }

    /** Never zero, which stands for no path. */
    public long of(String path) {
        long key = ByteBuffer.wrap(secret().digest(path.getBytes(StandardCharsets.UTF_8))).getLong();
        return key == 0 ? 1 : key;
    }

    private MessageDigest secret() {
        try {
            return (MessageDigest) secret.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be cloned", e);
        }
    }

    /** Where a key is in a table of 2^n places, or where it would be: at the first free one from its own on. */
    public static int place(long[] table, long key) {
        int at = (int) key & table.length - 1;
        while (table[at] != 0 && table[at] != key) {
            at = at + 1 & table.length - 1;
        }
        return at;
    }

    /** Whether a table with one more needs more places: what is full needs less memory, and a few looks more. */
    public static boolean isFull(long[] table, int used) {
        return 4L * (used + 1) > 3L * table.length;
    }
}
