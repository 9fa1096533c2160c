package lockstep.record.signature;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of an allowed-signers file that leaves no doubt: one key, of people named in full. Of all others only ssh-
 * keygen judges, and of what stands after one that could be about the same key.
 *
 * @param principals at least one
 * @param namespaces what may be signed with it; empty where all may
 * @param isAuthority whether it signs keys, not documents
 */
record SignerLine(
        List<String> principals, List<String> namespaces, Optional<Instant> after, Optional<Instant> before,
        boolean isAuthority, ByteBuffer key) {

    private static final Pattern LINE = Pattern.compile(
            "[ \\t]*([A-Za-z0-9@._+*?!,-]{1,500})[ \\t]+(?:([a-z-]+(?:=\"[A-Za-z0-9@._*?!,-]{1,500}\")?"
                    + "(?:,[a-z-]+(?:=\"[A-Za-z0-9@._*?!,-]{1,500}\")?){0,3})[ \\t]+)?"
                    + "([a-z0-9@.-]+)[ \\t]+([A-Za-z0-9+/]+={0,2})(?:[ \\t][\\x20-\\x7e\\t]*)?");
    private static final Pattern BLANK = Pattern.compile("[ \\t]*(?:#[\\x20-\\x7e\\t]*)?");
    private static final Pattern WORDS = Pattern.compile("[A-Za-z0-9@._+-]+(?:,[A-Za-z0-9@._+-]+)*+");
    private static final Pattern OPTION = Pattern.compile(
            "(cert-authority)|namespaces=\"([^\"]+)\"|valid-after=\"(\\d{8}|\\d{12}|\\d{14})Z?\""
                    + "|valid-before=\"(\\d{8}|\\d{12}|\\d{14})Z?\"");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);

    /** Times are local ones, wherever that is: nearer to a limit only ssh-keygen knows. */
    private static final Duration UNSURE = Duration.ofHours(48);

    /** The first line that is about the key, if it and all before it leave no doubt. */
    static Optional<SignerLine> of(ByteBuffer key, byte[] lines) {
        for (String text : new String(lines, StandardCharsets.ISO_8859_1).split("\n")) {
            if (!BLANK.matcher(text).matches()) {
                Optional<SignerLine> line = parse(text);
                if (line.isEmpty() || line.get().key().equals(key)) {
                    return line.filter(SignerLine::isPlain);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<SignerLine> parse(String text) {
        Matcher line = LINE.matcher(text);
        if (!line.matches()) {
            return Optional.empty();
        }
        try {
            byte[] key = PlainSignature.decoded(line.group(4));
            return new SshFields(key).word().equals(line.group(3))
                    ? options(line.group(2), new SignerLine(
                            List.of(line.group(1).split(",", -1)), List.of(), Optional.empty(), Optional.empty(),
                            false, ByteBuffer.wrap(key)))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<SignerLine> options(String text, SignerLine line) {
        SignerLine with = line;
        for (String rest = text == null ? "" : text; !rest.isEmpty();) {
            Matcher option = OPTION.matcher(rest);
            if (!option.lookingAt() || option.end() < rest.length() && rest.charAt(option.end()) != ',') {
                return Optional.empty();
            }
            Optional<SignerLine> more = with.with(option);
            if (more.isEmpty()) {
                return Optional.empty();
            }
            with = more.get();
            rest = rest.substring(Math.min(rest.length(), option.end() + 1));
        }
        return Optional.of(with);
    }

    /** Empty where the option is there twice. */
    private Optional<SignerLine> with(Matcher option) {
        if (option.group(1) != null) {
            return isAuthority ? Optional.empty() : Optional.of(
                    new SignerLine(principals, namespaces, after, before, true, key));
        }
        if (option.group(2) != null) {
            return !namespaces.isEmpty() ? Optional.empty() : Optional.of(new SignerLine(
                    principals, List.of(option.group(2).split(",", -1)), after, before, isAuthority, key));
        }
        if (option.group(3) != null) {
            return after.isPresent() ? Optional.empty() : Optional.of(new SignerLine(
                    principals, namespaces, Optional.of(time(option.group(3))), before, isAuthority, key));
        }
        return before.isPresent() ? Optional.empty() : Optional.of(new SignerLine(
                principals, namespaces, after, Optional.of(time(option.group(4))), isAuthority, key));
    }

    private static Instant time(String digits) {
        String all = digits + "0".repeat("yyyyMMddHHmmss".length() - digits.length());
        return LocalDateTime.parse(all, TIME).toInstant(ZoneOffset.UTC);
    }

    /** Whether it names people and namespaces, and no patterns of any. */
    private boolean isPlain() {
        return !isAuthority && WORDS.matcher(String.join(",", principals)).matches()
                && (namespaces.isEmpty() || WORDS.matcher(String.join(",", namespaces)).matches());
    }

    /** Whether beyond doubt the key may not sign such things then. */
    boolean forbids(Namespace namespace, Instant at) {
        return !namespaces.isEmpty() && !namespaces.contains(namespace.word())
                || after.filter(limit -> at.isBefore(limit.minus(UNSURE))).isPresent()
                || before.filter(limit -> at.isAfter(limit.plus(UNSURE))).isPresent();
    }

    /** Whether beyond doubt the key may sign such things then; where not, ssh-keygen knows. */
    boolean allows(Namespace namespace, Instant at) {
        return (namespaces.isEmpty() || namespaces.contains(namespace.word()))
                && after.filter(limit -> !at.isAfter(limit.plus(UNSURE))).isEmpty()
                && before.filter(limit -> !at.isBefore(limit.minus(UNSURE))).isEmpty();
    }
}
