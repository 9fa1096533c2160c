package lockstep.suites.variables;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import lockstep.base.release.Mode;

/** The variables of the environments that were given: of none, one or both. */
public record Environments(Map<Mode, Variables> given) {

    public Environments {
        given = Map.copyOf(given);
    }

    public static Environments none() {
        return new Environments(Map.of());
    }

    public Environments with(Mode mode, Variables variables) {
        Map<Mode, Variables> more = new EnumMap<>(Mode.class);
        more.putAll(given);
        more.put(mode, variables);
        return new Environments(more);
    }

    public Optional<Variables> of(Mode mode) {
        return Optional.ofNullable(given.get(mode));
    }

    /** The environment that is meant when nobody says which: the only one, or of both production, which is at stake. */
    public Optional<Mode> foremost() {
        return given.keySet().stream().max(Mode::compareTo);
    }
}
