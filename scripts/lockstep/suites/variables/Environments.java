package lockstep.suites.variables;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lockstep.base.release.Environment;

/** The variables of the environments that were given: of none, one or both. */
public record Environments(Map<Environment, Variables> given) {

    public Environments {
        given = Map.copyOf(given);
    }

    public static Environments none() {
        return new Environments(Map.of());
    }

    public Environments with(Environment mode, Variables variables) {
        Map<Environment, Variables> more = new TreeMap<>();
        more.putAll(given);
        more.put(mode, variables);
        return new Environments(more);
    }

    public Optional<Variables> of(Environment mode) {
        return Optional.ofNullable(given.get(mode));
    }

    /** The environment that is meant when nobody says which: the only one, or of both production, which is at stake. */
    public Optional<Environment> foremost() {
        return given.keySet().stream().max(Environment::compareTo);
    }
}
