package lockstep.record.checkpoint;

import java.util.Base64;
import java.util.HexFormat;

/**
 * How much was recorded, and the digest of all of it; its text is that of a C2SP checkpoint (tlog-checkpoint): origin,
 * size, root.
 *
 * @param origin whose record it is, on one line
 */
public record Checkpoint(String origin, RecordChain records) {

    public Checkpoint {
        if (origin.isBlank() || origin.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("an origin is one line of text");
        }
    }

    /** The origin of a service's record. */
    public static String originOf(String service) {
        String name = service.replaceAll("[\\s+\\p{Cntrl}]", "_");
        return "lockstep/" + name;
    }

    public String text() {
        byte[] root = HexFormat.of().parseHex(records.root().hex());
        return origin + "\n" + records.size() + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }
}
