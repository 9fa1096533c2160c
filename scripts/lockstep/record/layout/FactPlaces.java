package lockstep.record.layout;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.base.digest.Sha256;
import lockstep.base.release.Sha;
import lockstep.base.text.SecondStamp;

/** Where facts from CI lie: by the commit that they are about, named by when they were recorded, and what they are. */
public final class FactPlaces {

    public static final String FOLDER = EvidenceLayout.FOLDER + "/facts";

    private static final Pattern INSIDE = Pattern.compile(FOLDER + EvidenceLayout.OF_COMMIT
            + "(?<second>\\d{8}T\\d{6}Z)-(?<name>[a-z][a-z0-9_.-]{0,39})-[0-9a-f]{8}(?<ending>\\.[a-z.]+)");
    private static final int DIGITS = 8;

    private FactPlaces() {}

    public static String of(Sha commit) {
        return EvidenceLayout.under(FOLDER, commit);
    }

    /** @param document the digest of the fact */
    public static String file(Sha commit, Instant at, String name, Sha256 document) {
        return of(commit) + "/" + SecondStamp.of(at) + "-" + name + "-"
                + document.hex().substring(0, DIGITS) + ".json";
    }

    /** Whether a fact lies at the path. */
    public static boolean isFact(String path) {
        return path.startsWith(FOLDER + "/") && path.endsWith(".json") && !EvidenceLayout.isStatement(path);
    }

    /** What the fact at the path is called; empty where none lies there. */
    public static Optional<String> nameOf(String path) {
        return inside(path).map(fact -> fact.group("name"));
    }

    /** The second in which the fact at the path was recorded, so written that texts sort as times. */
    public static Optional<String> secondOf(String path) {
        return inside(path).map(fact -> fact.group("second"));
    }

    private static Optional<Matcher> inside(String path) {
        return Optional.of(INSIDE.matcher(path)).filter(fact -> isFact(path) && fact.matches());
    }

    /** Empty for what is elsewhere, and for what is no fact and stands beside none. */
    static Optional<PathRole> role(String path) {
        if (!path.startsWith(FOLDER + "/")) {
            return Optional.empty();
        }
        return Optional.of(INSIDE.matcher(path)).filter(Matcher::matches)
                .map(fact -> EvidenceLayout.roleOfEnding(fact.group("ending")));
    }
}
