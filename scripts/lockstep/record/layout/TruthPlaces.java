package lockstep.record.layout;

import java.time.Instant;
import java.util.regex.Pattern;
import lockstep.base.text.SecondStamp;

/** Where the source of truth lies: one file that every outcome replaces, and beside it why people corrected it. */
public final class TruthPlaces {

    public static final String FOLDER = "sot";

    /** What production runs. */
    public static final String PRODUCTION = FOLDER + "/production.json";

    /** Why people corrected it. */
    public static final String CORRECTIONS = FOLDER + "/corrections";

    private static final Pattern CORRECTION = Pattern.compile(CORRECTIONS + "/production-\\d{8}T\\d{6}Z\\.json");

    private TruthPlaces() {}

    public static boolean isTruth(String path) {
        return path.equals(PRODUCTION);
    }

    public static String correction(Instant at) {
        return CORRECTIONS + "/production-" + SecondStamp.of(at) + ".json";
    }

    public static boolean isCorrection(String path) {
        return CORRECTION.matcher(path).matches();
    }

    public static boolean isAny(String path) {
        return isTruth(path) || isCorrection(path);
    }
}
