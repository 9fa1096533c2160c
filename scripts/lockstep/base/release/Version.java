package lockstep.base.release;

import java.util.regex.Pattern;
import lockstep.base.error.UsageError;
import lockstep.base.text.Sanitiser;

/** The name of an annotated or signed tag that names a commit: {@code v1.2.3}. */
public record Version(String name) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,99}");

    public Version {
        if (!isValid(name)) {
            throw new UsageError(
                    "'" + Sanitiser.line(name, 60) + "' is not a version",
                    "Give a tag like v1.2.3, or the full SHA of a commit.");
        }
    }

    public static boolean isValid(String name) {
        return SHAPE.matcher(name).matches() && !name.contains("..") && !name.endsWith(".") && !name.endsWith(".lock")
                && Sha.tryParse(name).isEmpty();
    }

    /** What it shares with its neighbours: {@code v1.2} of {@code v1.2.3}; all of it where it has no dot. */
    public String line() {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    @Override
    public String toString() {
        return name;
    }
}
