package lockstep.commands.declared;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.ServiceName;
import lockstep.base.text.Sanitiser;
import lockstep.gates.declared.DeclaredGates;
import lockstep.settings.Config;
import lockstep.settings.ConfigReader;
import lockstep.settings.gates.Beside;
import lockstep.settings.gates.GateFile;

/**
 * The gates that a file declares.
 *
 * @param service whose they are; empty where the file does not tell several services apart
 */
record LintedGates(Optional<ServiceName> service, DeclaredGates gates) {

    /** Of a configuration, with the files of gates beside it: one part for each service. */
    static List<LintedGates> configured(Optional<Path> named, Path folder) {
        return requireSome(parts(ConfigReader.find(named, folder)),
                named.map(Path::toString).orElse(ConfigReader.FILE_NAME));
    }

    /** Of one file alone; with the files of gates beside it where it tells services apart. */
    static List<LintedGates> alone(Path file, Path folder) {
        Path path = folder.resolve(file).toAbsolutePath().normalize();
        String shown = Sanitiser.line(file.toString(), 200);
        try {
            if (Files.size(path) > GateFile.LARGEST) {
                throw new ConfigurationError(shown + " is larger than 64 KiB", "Split it.");
            }
            String yaml = Files.readString(path, StandardCharsets.UTF_8);
            if (ConfigReader.places(path).places().containsKey("services")) {
                return requireSome(parts(ConfigReader.read(path)), shown);
            }
            DeclaredGates gates = GateFile.readOne(yaml, shown, Beside.in(root(path.getParent())));
            return requireSome(List.of(new LintedGates(Optional.empty(), gates)), shown);
        } catch (IOException e) {
            throw new ConfigurationError(shown + " cannot be read", "Name a readable UTF-8 file.", e);
        }
    }

    /** Where lockstep.yaml stands, or would: files that gates name are looked for there. */
    private static Path root(Path folder) {
        Path up = folder.getParent();
        if (up == null || Files.exists(folder.resolve(ConfigReader.FILE_NAME))) {
            return folder;
        }
        if (folder.endsWith(GateFile.FOLDER)) {
            return up;
        }
        return up.endsWith(GateFile.FOLDER) ? up.getParent() : folder;
    }

    private static List<LintedGates> parts(Config config) {
        return config.each().stream().map(one -> new LintedGates(one.chosen(), one.gates())).toList();
    }

    private static List<LintedGates> requireSome(List<LintedGates> parts, String shown) {
        if (parts.stream().allMatch(part -> part.gates().isEmpty())) {
            throw new ConfigurationError(Sanitiser.line(shown, 200) + " declares no gate",
                    "Write gates: {health: {get: /health, expect: 200}}. See docs/declared-gates.md.");
        }
        return parts;
    }
}
