package lockstep.repository.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;
import lockstep.gates.http.Deadline;

/**
 * Git's settings as git itself sees them in a repository: system, user, repository and worktree, with conditional
 * includes and {@code GIT_CONFIG_*}, which JGit does not read.
 */
public final class GitSettings {

    private final Map<String, List<String>> values;

    private GitSettings(Map<String, List<String>> values) {
        this.values = values;
    }

    public static GitSettings none() {
        return new GitSettings(Map.of());
    }

    public static GitSettings read(HostGit git, Deadline deadline) {
        GitAnswer answer = git.run(deadline, "config", "--list", "-z");
        if (!answer.isDone()) {
            throw new ConfigurationError("git's settings cannot be read: " + answer.complaint(),
                    "Fix git's configuration.");
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String entry : answer.text().split("\0")) {
            int end = entry.indexOf('\n');
            String key = end < 0 ? entry : entry.substring(0, end);
            // A key without a value is git's way of saying true.
            values.computeIfAbsent(key, any -> new ArrayList<>()).add(end < 0 ? "true" : entry.substring(end + 1));
        }
        return new GitSettings(values);
    }

    /** The value that counts, which is the last one; the key in lower case but for its middle part. */
    public Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).map(List::getLast).filter(value -> !value.isBlank());
    }

    /** All its values, in git's order; none where it is not set. */
    public List<String> texts(String key) {
        return List.copyOf(values.getOrDefault(key, List.of()));
    }

    public boolean isOn(String key) {
        return text(key).map(value -> value.toLowerCase(Locale.ROOT))
                .filter(value -> List.of("true", "yes", "on", "1").contains(value))
                .isPresent();
    }

    public boolean hasKeyLike(String start, String end) {
        return !keysLike(start, end).isEmpty();
    }

    /** In git's order. */
    public List<String> keysLike(String start, String end) {
        return values.keySet().stream().filter(key -> key.startsWith(start) && key.endsWith(end)).toList();
    }
}
