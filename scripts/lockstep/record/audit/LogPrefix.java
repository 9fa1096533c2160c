package lockstep.record.audit;

import lockstep.base.digest.GrowingSha256;

/** The digest of the log's beginning, known for any length that ends in the piece that came last. */
final class LogPrefix {

    private final GrowingSha256 before = new GrowingSha256();
    private long beforeBytes;
    private byte[] last = {};

    void accept(byte[] piece) {
        before.add(last);
        beforeBytes += last.length;
        last = piece;
    }

    /** Whether the log begins with so many bytes of this digest, the last of them in the piece that came last. */
    boolean is(long bytes, String sha256) {
        long inLast = bytes - beforeBytes;
        if (inLast < 0 || inLast > last.length) {
            return false;
        }
        GrowingSha256 digest = before.copy();
        digest.add(last, 0, (int) inLast);
        return digest.soFar().hex().equals(sha256);
    }
}
