package lockstep.record.attestation;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import lockstep.base.release.Hex;

/** The digest of a file, as {@code sha256sum} prints it. */
public record Sha256(String hex) {

    public Sha256 {
        if (!Hex.is(hex, 64)) {
            throw new IllegalArgumentException("not a sha256");
        }
    }

    public static Sha256 of(byte[] bytes) {
        try {
            return new Sha256(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
