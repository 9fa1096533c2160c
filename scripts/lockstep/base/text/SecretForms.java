package lockstep.base.text;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The shapes in which one secret can turn up: plain, percent-encoded, in Base64 at any offset, JSON-escaped, hex. */
final class SecretForms {

    private SecretForms() {}

    /** Longest first, so that redacting one never leaves the tail of another. */
    static List<String> of(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        Set<String> forms = new LinkedHashSet<>();
        forms.add(secret);
        forms.add(percentEncoded(bytes, false));
        forms.add(percentEncoded(bytes, false).toLowerCase(Locale.ROOT));
        forms.add(percentEncoded(bytes, true));
        forms.add(percentEncoded(bytes, true).toLowerCase(Locale.ROOT));
        forms.add(percentEncoded(bytes, false).replace("%20", "+"));
        forms.add(jsonEscaped(secret, false, false));
        forms.add(jsonEscaped(secret, false, true));
        forms.add(jsonEscaped(secret, true, true));
        forms.add(hex(bytes));
        forms.add(hex(bytes).toUpperCase(Locale.ROOT));
        for (int offset = 0; offset < 3; offset++) {
            String inner = base64Inner(bytes, offset);
            if (inner.length() >= 6) {
                forms.add(inner);
                forms.add(inner.replace('+', '-').replace('/', '_'));
            }
        }
        return forms.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    }

    private static String percentEncoded(byte[] bytes, boolean everything) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            char c = (char) (b & 0xff);
            boolean unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                    || c == '-' || c == '_' || c == '.' || c == '~';
            text.append(unreserved && !everything ? String.valueOf(c) : String.format("%%%02X", b & 0xff));
        }
        return text.toString();
    }

    private static String jsonEscaped(String secret, boolean everything, boolean slashes) {
        StringBuilder text = new StringBuilder();
        for (char c : secret.toCharArray()) {
            if (everything) {
                text.append(String.format("\\u%04x", (int) c));
            } else if (c == '"' || c == '\\' || (c == '/' && slashes)) {
                text.append('\\').append(c);
            } else if (c < 0x20 || c > 0x7e) {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            text.append(String.format("%02x", b & 0xff));
        }
        return text.toString();
    }

    /**
     * The Base64 characters that depend on the secret alone when it starts {@code offset} bytes into a group of
     * three.
     */
    private static String base64Inner(byte[] bytes, int offset) {
        byte[] shifted = new byte[offset + bytes.length];
        System.arraycopy(bytes, 0, shifted, offset, bytes.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int start = offset == 0 ? 0 : offset + 1;
        int end = shifted.length % 3 == 0 ? encoded.length() : encoded.length() - 1;
        return start < end ? encoded.substring(start, end) : "";
    }
}
