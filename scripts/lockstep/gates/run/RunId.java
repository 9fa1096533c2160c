package lockstep.gates.run;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import lockstep.base.text.SecondStamp;

/** The name of a gate run, fit for a file name: when, which suite, and eight random digits. */
public record RunId(String text) {

    private static final Pattern SHAPE = Pattern.compile("\\d{8}T\\d{6}Z-[a-z0-9-]{1,40}-[0-9a-f]{8}");

    public RunId {
        if (!isValid(text)) {
            throw new IllegalArgumentException("not a run id");
        }
    }

    public static boolean isValid(String text) {
        return SHAPE.matcher(text).matches();
    }

    public static RunId fresh(Instant when, String suite) {
        byte[] random = new byte[4];
        new SecureRandom().nextBytes(random);
        return new RunId(SecondStamp.of(when) + "-" + suite + "-" + HexFormat.of().formatHex(random));
    }

    @Override
    public String toString() {
        return text;
    }
}
