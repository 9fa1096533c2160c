package lockstep.record.signature;

import java.nio.charset.StandardCharsets;

/**
 * An allowed-signers file whose names hold ASCII only, each byte beyond it as {@code %c3}: what a host says to a
 * program, such as {@code ssh-keygen -I}, depends on its locale.
 */
final class AsciiNames {

    private AsciiNames() {}

    static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    static String of(String text) {
        return new String(of(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.US_ASCII);
    }

    /** No two are the same afterwards. */
    static byte[] of(byte[] bytes) {
        StringBuilder ascii = new StringBuilder(bytes.length);
        for (byte one : bytes) {
            if (one < 0 || one == '%') {
                ascii.append(String.format("%%%02x", one & 0xff));
            } else {
                ascii.append((char) one);
            }
        }
        return ascii.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
