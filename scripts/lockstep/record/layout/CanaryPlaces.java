package lockstep.record.layout;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.base.release.CanaryId;

/**
 * Where the record of a canary lies: a folder a canary, to which files are only ever added. Its states are numbered,
 * and named so that a listing alone tells where it stands.
 */
public final class CanaryPlaces {

    public static final String FOLDER = EvidenceLayout.FOLDER + "/canary";

    private static final Pattern INSIDE = Pattern.compile(FOLDER + "/(\\d{4}-\\d{2})/([^/]+)/([^/]+)");
    private static final Pattern STATE = Pattern.compile("(\\d{4})-([a-z]+(?:-[a-z]+)*+)\\.json");
    private static final String ENDED = "canary.json";

    private CanaryPlaces() {}

    public static String of(CanaryId id) {
        return FOLDER + "/" + id.month() + "/" + id;
    }

    public static String intent(CanaryId id) {
        return of(id) + "/intended.json";
    }

    public static boolean isIntent(String path) {
        return canaryOf(path).filter(id -> path.equals(intent(id))).isPresent();
    }

    /** The pause of an operator. */
    public static boolean isPause(String path) {
        return isState(path, "paused-by-operator");
    }

    /** A weight that is about to be set. */
    public static boolean isWeight(String path) {
        return isState(path, "weight");
    }

    /** That it made room for another service's. */
    public static boolean isRested(String path) {
        return isState(path, "rested");
    }

    private static boolean isState(String path, String kind) {
        return canaryOf(path).isPresent() && kind(path.substring(path.lastIndexOf('/') + 1)).equals(Optional.of(kind));
    }

    /** @param kind in lower case, with hyphens */
    public static String state(CanaryId id, int number, String kind) {
        return of(id) + "/" + String.format(Locale.ROOT, "%04d", number) + "-" + kind + ".json";
    }

    /** How it ended, with every integer that it was judged by. */
    public static String ended(CanaryId id) {
        return of(id) + "/" + ENDED;
    }

    /** Who answers for one that was inconclusive. */
    public static String accepted(CanaryId id) {
        return of(id) + "/accepted.json";
    }

    /** The number in a state's name; empty for all other names. */
    public static Optional<Integer> number(String name) {
        Matcher match = STATE.matcher(name);
        return match.matches() ? Optional.of(Integer.parseInt(match.group(1))) : Optional.empty();
    }

    public static Optional<String> kind(String name) {
        Matcher match = STATE.matcher(name);
        return match.matches() ? Optional.of(match.group(2)) : Optional.empty();
    }

    /** The canary whose record a path is. */
    public static Optional<CanaryId> canaryOf(String path) {
        if (!path.startsWith(FOLDER + "/")) {
            return Optional.empty();
        }
        Matcher inside = INSIDE.matcher(path);
        return inside.matches()
                ? CanaryId.tryParse(inside.group(2)).filter(id -> id.month().equals(inside.group(1)))
                : Optional.empty();
    }

    /** The canary that a path says the end of. */
    public static Optional<CanaryId> endedBy(String path) {
        return canaryOf(path).filter(id -> path.equals(ended(id)));
    }

    static PathRole role(String path) {
        Optional<CanaryId> id = canaryOf(path);
        if (id.isEmpty()) {
            return PathRole.STRAY;
        }
        String statement = EvidenceLayout.statement(ended(id.get()));
        if (path.equals(statement)) {
            return PathRole.STATEMENT;
        }
        boolean signature = path.equals(EvidenceLayout.signature(statement))
                || path.equals(EvidenceLayout.signature(accepted(id.get())));
        if (signature) {
            return PathRole.SIGNATURE;
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        boolean known = path.equals(intent(id.get())) || path.equals(ended(id.get()))
                || path.equals(accepted(id.get())) || number(name).isPresent();
        return known ? PathRole.DOCUMENT : PathRole.STRAY;
    }
}
