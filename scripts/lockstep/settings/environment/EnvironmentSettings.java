package lockstep.settings.environment;

import java.nio.file.Path;
import java.util.Optional;
import lockstep.gates.http.Target;
import lockstep.gates.revision.RevisionSource;

/**
 * One environment of the service.
 *
 * @param base its API
 * @param frontend the origin from which browsers call it
 * @param revision where it tells its commit
 */
public record EnvironmentSettings(Target base, Optional<Target> frontend, Optional<RevisionSource> revision) {

    /** The same, with commands started in this folder. */
    public EnvironmentSettings in(Path folder) {
        return new EnvironmentSettings(base, frontend, revision.map(source -> source.in(folder)));
    }
}
