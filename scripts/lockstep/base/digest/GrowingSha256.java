package lockstep.base.digest;

import java.security.MessageDigest;
import java.util.HexFormat;

/** The digest of bytes that come piece by piece, known after each of them. */
public final class GrowingSha256 {

    private final MessageDigest digest;

    public GrowingSha256() {
        this(Sha256.digest());
    }

    private GrowingSha256(MessageDigest digest) {
        this.digest = digest;
    }

    public void add(byte[] bytes) {
        digest.update(bytes);
    }

    public void add(byte[] bytes, int from, int length) {
        digest.update(bytes, from, length);
    }

    /** Another one that has had the same bytes. */
    public GrowingSha256 copy() {
        try {
            return new GrowingSha256((MessageDigest) digest.clone());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be cloned", e);
        }
    }

    public Sha256 soFar() {
        return new Sha256(HexFormat.of().formatHex(copy().digest.digest()));
    }
}
