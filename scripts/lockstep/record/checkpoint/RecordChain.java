package lockstep.record.checkpoint;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import lockstep.base.digest.Sha256;

/**
 * The digest of a branch's records, one after the other: {@code root(n) = sha256(root(n-1) ‖ sha256(manifest(n)))}, and
 * 32 zero bytes before the first.
 *
 * @param size how many records
 */
public record RecordChain(long size, Sha256 root) {

    public static RecordChain empty() {
        return new RecordChain(0, new Sha256("0".repeat(64)));
    }

    public RecordChain with(byte[] manifest) {
        ByteArrayOutputStream both = new ByteArrayOutputStream(64);
        both.writeBytes(HexFormat.of().parseHex(root.hex()));
        both.writeBytes(HexFormat.of().parseHex(Sha256.of(manifest).hex()));
        return new RecordChain(size + 1, Sha256.of(both.toByteArray()));
    }
}
