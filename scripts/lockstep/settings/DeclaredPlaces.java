package lockstep.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.LockstepError;
import lockstep.base.release.ServiceName;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.GateName;
import lockstep.settings.yaml.KeyPlaces;

/** Where the declared gates of a service stand, for messages: {@code lockstep.yaml, line 3, column 5}. */
public record DeclaredPlaces(String file, KeyPlaces own, GatePlaces beside, String prefix) {

    /** @param service one of several; empty where there is one */
    public static DeclaredPlaces of(Path file, Optional<ServiceName> service) {
        String name = Sanitiser.line(String.valueOf(file.getFileName()), 100);
        String prefix = service.map(one -> "services." + one + ".").orElse("");
        try {
            return Files.exists(file)
                    ? new DeclaredPlaces(name, ConfigReader.places(file),
                            GatePlaces.beside(file, service.map(List::of).orElse(List.of())), prefix)
                    : new DeclaredPlaces(name, KeyPlaces.none(), GatePlaces.none(), prefix);
        } catch (LockstepError e) {
            // It was read for the run; who changes it meanwhile gets a message without places.
            return new DeclaredPlaces(name, KeyPlaces.none(), GatePlaces.none(), prefix);
        }
    }

    public Optional<String> of(GateName gate) {
        return at(prefix + "gates." + gate)
                .or(() -> Optional.ofNullable(beside.places().get(prefix + "gates." + gate)))
                .or(() -> at("gates." + gate))
                .or(() -> Optional.ofNullable(beside.places().get("gates." + gate)));
    }

    private Optional<String> at(String key) {
        return Optional.ofNullable(own.places().get(key)).map(place -> file + ", " + place);
    }
}
