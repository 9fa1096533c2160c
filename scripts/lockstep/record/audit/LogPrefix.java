package lockstep.record.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest of the log's beginning, known for any length that ends in the piece that came last. */
final class LogPrefix {

    private final MessageDigest before = sha256();
    private long beforeBytes;
    private byte[] last = {};

    void accept(byte[] piece) {
        before.update(last);
        beforeBytes += last.length;
        last = piece;
    }

    /** Whether the log begins with so many bytes of this digest, the last of them in the piece that came last. */
    boolean is(long bytes, String sha256) {
        long inLast = bytes - beforeBytes;
        if (inLast < 0 || inLast > last.length) {
            return false;
        }
        try {
            MessageDigest digest = (MessageDigest) before.clone();
            digest.update(last, 0, (int) inLast);
            return HexFormat.of().formatHex(digest.digest()).equals(sha256);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be cloned", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
