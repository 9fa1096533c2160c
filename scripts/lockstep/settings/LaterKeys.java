package lockstep.settings;

import java.util.Set;
import lockstep.base.error.LockstepError;
import lockstep.settings.yaml.Mistakes;
import lockstep.settings.yaml.YamlReader;
import lockstep.settings.yaml.YamlValue;
import lockstep.settings.yaml.YamlValue.Listing;
import lockstep.settings.yaml.YamlValue.Mapping;
import lockstep.settings.yaml.YamlValue.Scalar;

/**
 * Keys of {@code lockstep.yaml} and of declared gates, at whatever depth, that came, or took other values, since
 * 1 December 2026: from then on somebody can answer for a configuration that cannot be read. Where one has none of
 * these, whoever could answer for it could read it.
 */
public record LaterKeys(Set<String> names) {

    private static final LaterKeys KNOWN = new LaterKeys(Set.of("breaker_window"));

    public LaterKeys {
        names = Set.copyOf(names);
    }

    public static LaterKeys known() {
        return KNOWN;
    }

    public boolean areIn(String yaml) {
        try {
            return !names.isEmpty() && YamlReader.read(yaml, new Mistakes(ConfigReader.FILE_NAME))
                    .filter(this::areIn).isPresent();
        } catch (LockstepError e) {
            return false;
        }
    }

    private boolean areIn(YamlValue value) {
        return switch (value) {
            case Mapping mapping -> mapping.entries().stream()
                    .anyMatch(entry -> names.contains(entry.key()) || areIn(entry.value()));
            case Listing listing -> listing.items().stream().anyMatch(this::areIn);
            case Scalar scalar -> false;
        };
    }
}
