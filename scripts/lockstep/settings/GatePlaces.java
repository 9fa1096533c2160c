package lockstep.settings;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.base.release.ServiceName;
import lockstep.base.text.Sanitiser;
import lockstep.settings.gates.Beside;
import lockstep.settings.gates.GateFile;

/** Where the gates stand that are declared in files beside a configuration: by key, the file and the place in it. */
record GatePlaces(Map<String, String> places) {

    private static final Pattern GATE = Pattern.compile("(?:services\\.[^.]+\\.)?(gates\\.[^.]+)");
    private static final Pattern FILE = Pattern.compile("(?:services\\.[^.]+\\.)?gates file (.+)");

    static GatePlaces none() {
        return new GatePlaces(Map.of());
    }

    static GatePlaces beside(Path configuration, List<ServiceName> services) {
        GatePlaces all = new GatePlaces(new HashMap<>());
        Path root = configuration.toAbsolutePath().getParent();
        all.add(root, GateFile.FOLDER, "");
        services.forEach(name -> all.add(root, GateFile.FOLDER + "/" + name, "services." + name + "."));
        return all;
    }

    private void add(Path root, String folder, String prefix) {
        Beside.in(root).names(folder).stream().filter(GateFile::isDeclaration).forEach(name -> {
            String path = folder + "/" + name;
            ConfigReader.places(root.resolve(path)).places().forEach((key, place) ->
                    places.put(prefix + key, Sanitiser.line(path, 200) + ", " + place));
        });
    }

    /**
     * Of a gate, or of a file that gates name; empty for other keys.
     *
     * @param shared finds a gate of all services in the configuration itself
     */
    Optional<String> of(String key, Function<String, Optional<String>> shared) {
        Matcher file = FILE.matcher(key);
        if (file.matches()) {
            return Optional.of(Sanitiser.line(file.group(1), 200));
        }
        Matcher gate = GATE.matcher(key);
        if (!gate.matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(places.get(key))
                .or(() -> shared.apply(gate.group(1)))
                .or(() -> Optional.ofNullable(places.get(gate.group(1))))
                .or(() -> Optional.of(GateFile.FOLDER + "/*.yaml"));
    }
}
