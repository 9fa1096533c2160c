package lockstep.record.layout;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import lockstep.base.release.ServiceName;

/**
 * Where the record of release sets lies, on the evidence branch of the repository that names them: a folder a run of a
 * set, to which numbered steps are only ever added.
 */
public final class SetPlaces {

    public static final String FOLDER = EvidenceLayout.FOLDER + "/sets";

    /** More steps of a run than this have no names. */
    public static final int MOST_STEPS = 9_999;

    private static final String RUN = "\\d{8}-\\d{4}-set[1-9]\\d{0,3}";
    private static final Pattern INSIDE = Pattern.compile(FOLDER + "/([a-z0-9-]{1,40})/(" + RUN + ")/([^/]+)");
    private static final Pattern STEP = Pattern.compile("\\d{4}-[a-z]+(-[a-z]+)*+\\.json");
    private static final Pattern ID = Pattern.compile(RUN);
    private static final String INTENT = "intent.json";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuuMMdd-HHmm");

    private SetPlaces() {}

    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** The minute that an id names; empty where there is no such minute. */
    public static Optional<Instant> begun(String id) {
        try {
            return Optional.of(LocalDateTime.parse(id.substring(0, 13), MINUTE).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public static String of(ServiceName set) {
        return FOLDER + "/" + set;
    }

    public static String of(ServiceName set, String id) {
        return of(set) + "/" + id;
    }

    public static String intent(ServiceName set, String id) {
        return of(set, id) + "/" + INTENT;
    }

    /** @param stage in lower case, with hyphens */
    public static String step(ServiceName set, String id, int number, String stage) {
        return of(set, id) + "/" + String.format(Locale.ROOT, "%04d", number) + "-" + stage + ".json";
    }

    /** Whether a name in the folder of a run is that of a step. */
    public static boolean isStepName(String name) {
        return STEP.matcher(name).matches();
    }

    public static boolean isIntent(String path) {
        return path.endsWith("/" + INTENT) && intentOf(path).isPresent();
    }

    public static boolean isStep(String path) {
        return intentOf(path).isPresent() && isStepName(path.substring(path.lastIndexOf('/') + 1));
    }

    /** The intent of the run that a path belongs to. */
    public static Optional<String> intentOf(String path) {
        return path.startsWith(FOLDER + "/") && INSIDE.matcher(path).matches()
                ? Optional.of(path.substring(0, path.lastIndexOf('/') + 1) + INTENT)
                : Optional.empty();
    }

    static PathRole role(String path) {
        String signed = path.endsWith(".sig") ? path.substring(0, path.length() - ".sig".length()) : path;
        if (!isIntent(signed) && !isStep(signed)) {
            return PathRole.STRAY;
        }
        return signed.equals(path) ? PathRole.DOCUMENT : PathRole.SIGNATURE;
    }
}
