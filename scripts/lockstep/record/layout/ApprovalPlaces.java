package lockstep.record.layout;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.base.release.Sha;

/**
 * Where requests, approvals and revocations lie: in a folder of the commit that is to move. An approval is named by the
 * first sixteen digits of its digest; what revokes it and what used it up bear the same digits, so that a listing alone
 * tells what is left of it.
 */
public final class ApprovalPlaces {

    public static final String FOLDER = EvidenceLayout.FOLDER + "/approvals";

    /** In bytes, of any file in there: a larger one is not read, and counts for nothing. */
    public static final int LARGEST = 256 * 1024;

    private static final Pattern INSIDE =
            Pattern.compile(FOLDER + EvidenceLayout.OF_COMMIT + "([a-z]+)-([0-9a-f]{16})\\.([a-z.]+)");
    private static final int DIGITS = 16;

    private ApprovalPlaces() {}

    /** What a file of such a folder is. */
    public enum Kind {
        REQUEST,
        APPROVAL,
        REVOCATION,
        CONSUMED;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static String of(Sha commit) {
        return EvidenceLayout.under(FOLDER, commit);
    }

    /** The digits by which an approval is named. */
    public static String id(String sha256) {
        return sha256.substring(0, DIGITS);
    }

    /** @param id the digits of the digest of the document; of a revocation and of what used it up: the approval's */
    public static String file(Sha commit, Kind kind, String id) {
        return of(commit) + "/" + kind.word() + "-" + id + (kind == Kind.CONSUMED ? ".json" : ".intoto.json");
    }

    /** The digits in a path of this kind; empty for all others, and for signatures. */
    public static Optional<String> idOf(String path, Kind kind) {
        if (!path.startsWith(FOLDER + "/")) {
            return Optional.empty();
        }
        Matcher inside = INSIDE.matcher(path);
        return inside.matches() && inside.group(3).equals(kind.word())
                        && path.endsWith(inside.group(4) + (kind == Kind.CONSUMED ? ".json" : ".intoto.json"))
                ? Optional.of(inside.group(4))
                : Optional.empty();
    }

    static PathRole role(String path) {
        Matcher inside = INSIDE.matcher(path);
        if (!inside.matches()) {
            return PathRole.STRAY;
        }
        return switch (inside.group(3) + "." + inside.group(5)) {
            case "consumed.json" -> PathRole.DOCUMENT;
            case "request.intoto.json", "approval.intoto.json", "revocation.intoto.json" -> PathRole.STATEMENT;
            case "request.intoto.json.sig", "approval.intoto.json.sig", "revocation.intoto.json.sig" ->
                PathRole.SIGNATURE;
            default -> PathRole.STRAY;
        };
    }
}
