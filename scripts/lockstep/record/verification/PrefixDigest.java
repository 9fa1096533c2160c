package lockstep.record.verification;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import lockstep.record.attestation.Sha256;

/** The digests of ever longer beginnings of the same bytes: each costs only what is new of it. */
final class PrefixDigest {

    private final byte[] bytes;
    private MessageDigest digest = sha256();
    private int done;

    PrefixDigest(byte[] bytes) {
        this.bytes = bytes;
    }

    Sha256 of(int length) {
        if (length < done) {
            digest = sha256();
            done = 0;
        }
        digest.update(bytes, done, length - done);
        done = length;
        try {
            return new Sha256(HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest()));
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
