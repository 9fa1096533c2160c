package lockstep.base.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a repository can be looked at in a browser.
 *
 * @param base without a slash at its end
 * @param commits between that and a commit
 * @param folders between that and a branch with a folder
 * @param evidence the branch of the record
 */
public record ForgePage(String base, String commits, String folders, String evidence) {

    private static final Map<String, String[]> KNOWN = Map.of(
            "github.com", new String[] {"/commit/", "/tree/"},
            "gitlab.com", new String[] {"/-/commit/", "/-/tree/"},
            "codeberg.org", new String[] {"/commit/", "/src/branch/"},
            "bitbucket.org", new String[] {"/commits/", "/src/"});

    /** {@code https://host/path}, {@code ssh://git@host/path} or {@code git@host:path}, without anything strange. */
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:(?:https|ssh)://(?:[^@/\\s]+@)?([a-z.]+)(?::\\d+)?/|git@([a-z.]+):)"
                    + "([A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+?){1,20})(?:\\.git)?/?");

    private static final Pattern NAMED = Pattern.compile(
            "(?<![0-9A-Za-z_/-])(?:([0-9a-f]{7}|[0-9a-f]{40})"
                    + "|(?:evidence/)?(\\d{8}-\\d{4}-r[bc]\\d+(?:/[A-Za-z0-9._-]+)*+))(?![0-9A-Za-z_/-])");

    /** A piece of a text, and where it leads. */
    public record Link(int from, int to, String address) {}

    /** @return empty for a remote that is on none of the forges that are known */
    public static Optional<ForgePage> of(String remote, String evidence) {
        Matcher address = ADDRESS.matcher(remote);
        if (!address.matches()) {
            return Optional.empty();
        }
        String host = Optional.ofNullable(address.group(1)).orElse(address.group(2)).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(KNOWN.get(host)).map(paths -> new ForgePage(
                "https://" + host + "/" + address.group(3), paths[0], paths[1], evidence));
    }

    public String commit(Sha sha) {
        return base + commits + sha.hex();
    }

    /** What is recorded of a promotion or a rollback. */
    public String evidence(ReleaseId id) {
        return base + folders + evidence + "/evidence/" + id;
    }

    /** The commits and release ids in a text. Digits alone may be any number, and are taken for no commit. */
    public List<Link> in(String text) {
        List<Link> links = new ArrayList<>();
        Matcher found = NAMED.matcher(text);
        while (found.find()) {
            String word = found.group();
            if (found.group(2) != null) {
                links.add(new Link(
                        found.start(), found.end(), base + folders + evidence + "/evidence/" + found.group(2)));
            } else if (word.chars().anyMatch(Character::isLetter)) {
                links.add(new Link(found.start(), found.end(), base + commits + word));
            }
        }
        return links;
    }
}
