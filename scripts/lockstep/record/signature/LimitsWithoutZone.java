package lockstep.record.signature;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * An allowed-signers file whose limits name no zone. To an {@code ssh-keygen} before 9.1 one with a Z is no time, and
 * it reads no further; every one is started where it is UTC anyway.
 */
final class LimitsWithoutZone {

    private static final Pattern LIMIT = Pattern.compile(
            "((?i:valid-(?:after|before))=\"(?:\\d{8}|\\d{12}|\\d{14}))(?i:Z|UTC)\"");

    private LimitsWithoutZone() {}

    static byte[] of(byte[] lines) {
        return LIMIT.matcher(new String(lines, StandardCharsets.ISO_8859_1))
                .replaceAll("$1\"").getBytes(StandardCharsets.ISO_8859_1);
    }
}
