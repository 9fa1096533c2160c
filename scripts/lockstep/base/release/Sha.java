package lockstep.base.release;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import lockstep.base.error.UsageError;
import lockstep.base.text.Sanitiser;

/** The full object name of a git commit: 40 lower-case hexadecimal digits. */
public record Sha(String hex) {

    private static final Pattern PREFIX = Pattern.compile("[0-9a-f]{7,40}");

    public Sha {
        if (!Hex.is(hex, 40)) {
            throw new IllegalArgumentException("not a full commit SHA: " + Sanitiser.line(hex, 60));
        }
    }

    /** Reads what an operator typed; case does not matter, abbreviations are refused. */
    public static Sha parse(String text) {
        return tryParse(text).orElseThrow(() -> new UsageError(
                "'" + Sanitiser.line(text, 60) + "' is not a commit SHA: 40 hexadecimal digits are needed",
                "Give the full SHA, as `git rev-parse " + (isPart(text) ? text.strip() : "HEAD") + "` prints it."));
    }

    /** Whether it may be the beginning of a SHA, as git and Lockstep show it to people. */
    public static boolean isPart(String text) {
        return PREFIX.matcher(text.strip().toLowerCase(Locale.ROOT)).matches() && tryParse(text).isEmpty();
    }

    public static Optional<Sha> tryParse(String text) {
        String hex = text.strip().toLowerCase(Locale.ROOT);
        return Hex.is(hex, 40) ? Optional.of(new Sha(hex)) : Optional.empty();
    }

    /**
     * Whether a service that reports this text runs this commit: the full SHA, or a prefix of at least seven digits.
     */
    public boolean isReportedAs(String text) {
        String reported = text.strip().toLowerCase(Locale.ROOT);
        return PREFIX.matcher(reported).matches() && hex.startsWith(reported);
    }

    /** The first seven digits: for people, never for deciding. */
    public String abbreviated() {
        return hex.substring(0, 7);
    }

    @Override
    public String toString() {
        return hex;
    }
}
