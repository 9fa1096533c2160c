package lockstep.analysis.source;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What stands between double quotes in a query, with the escapes that Prometheus knows there: those of Go. Of bytes,
 * as {@code \303\244}, it makes text by UTF-8.
 */
final class QuotedValue {

    private static final String LETTERS = "abfnrtv\\\"";
    private static final String MEANT = "\u0007\b\f\n\r\t\u000b\\\"";
    private static final int OCTAL_DIGITS = 3;

    private final String quoted;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int at;

    private QuotedValue(String quoted) {
        this.quoted = quoted;
    }

    /** Empty where Prometheus refuses it. */
    static Optional<String> read(String quoted) {
        QuotedValue value = new QuotedValue(quoted);
        try {
            while (value.at < quoted.length()) {
                value.next();
            }
            return Optional.of(StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(value.bytes.toByteArray())).toString());
        } catch (CharacterCodingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void next() {
        int character = quoted.codePointAt(at);
        at += Character.charCount(character);
        if (character != '\\') {
            put(character);
            return;
        }
        char escaped = taken(1).charAt(0);
        int letter = LETTERS.indexOf(escaped);
        if (letter >= 0) {
            put(MEANT.charAt(letter));
            return;
        }
        switch (escaped) {
            case 'x' -> bytes.write(HexFormat.fromHexDigits(taken(2)));
            case 'u' -> put(HexFormat.fromHexDigits(taken(4)));
            case 'U' -> put(HexFormat.fromHexDigits(taken(8)));
            default -> {
                at--;
                bytes.write(octal(taken(OCTAL_DIGITS)));
            }
        }
    }

    private static int octal(String digits) {
        int value = digits.matches("[0-7]{3}") ? Integer.parseInt(digits, 8) : Integer.MAX_VALUE;
        if (value > 0xFF) {
            throw new IllegalArgumentException("no byte");
        }
        return value;
    }

    private String taken(int length) {
        if (at + length > quoted.length()) {
            throw new IllegalArgumentException("it ends too early");
        }
        at += length;
        return quoted.substring(at - length, at);
    }

    private void put(int character) {
        if (!Character.isValidCodePoint(character)
                || character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
            throw new IllegalArgumentException("no character");
        }
        bytes.writeBytes(Character.toString(character).getBytes(StandardCharsets.UTF_8));
    }
}
