package lockstep.base.files;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where whoever runs a command keeps what is theirs: all of it in {@code LOCKSTEP_HOME} where that is set, else in
 * {@code lockstep} in their folders by the XDG Base Directory Specification, whose variables count where they are
 * absolute, and the usual places below {@code HOME} otherwise.
 */
public record UserFolders(Map<String, String> environment) {

    private static final String ALL = "LOCKSTEP_HOME";

    /** What people wrote to change how a command behaves. */
    public Optional<Path> settings() {
        return named(ALL).or(() -> folder("XDG_CONFIG_HOME", ".config"));
    }

    /** What may be deleted at any time. */
    public Optional<Path> cache() {
        return named(ALL).map(all -> all.resolve("cache")).or(() -> folder("XDG_CACHE_HOME", ".cache"));
    }

    /** What was done. */
    public Optional<Path> state() {
        return named(ALL).map(all -> all.resolve("state")).or(() -> folder("XDG_STATE_HOME", ".local/state"));
    }

    private Optional<Path> folder(String variable, String usual) {
        return named(variable).filter(Path::isAbsolute)
                .or(() -> named("HOME").map(home -> home.resolve(usual)))
                .map(folder -> folder.resolve("lockstep"));
    }

    /** The folder that a variable names; empty where it is not set, or blank. */
    public Optional<Path> named(String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank()).map(Path::of);
    }
}
