package lockstep.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;
import lockstep.base.text.Sanitiser;
import lockstep.gates.declared.DeclaredGates;
import lockstep.settings.check.ValueChecks;
import lockstep.settings.gates.Beside;
import lockstep.settings.gates.GateFile;
import lockstep.settings.yaml.KeyPlaces;
import lockstep.settings.yaml.Mistakes;
import lockstep.settings.yaml.YamlBinding;
import lockstep.settings.yaml.YamlReader;
import lockstep.settings.yaml.YamlValue;

/** Reads {@code lockstep.yaml}. Every error says which file, where in it, what is wrong and what to write instead. */
public final class ConfigReader {

    public static final String FILE_NAME = "lockstep.yaml";

    /** In bytes. */
    public static final int LARGEST = 64 * 1024;

    private final String where;
    private final boolean committed;
    private final Beside beside;

    private ConfigReader(String where, boolean committed, Beside beside) {
        this.where = where;
        this.committed = committed;
        this.beside = beside;
    }

    /** The named file, else {@code lockstep.yaml} in the folder, else the defaults; commands start in the folder. */
    public static Config find(Optional<Path> named, Path folder) {
        if (named.isPresent()) {
            return read(folder.resolve(named.get())).in(folder);
        }
        Path usual = folder.resolve(FILE_NAME);
        return Files.exists(usual) ? read(usual).in(folder) : Config.defaults();
    }

    public static Config read(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return parse(text(file), shown(file), Beside.in(folder));
    }

    /** Where the keys of a file stand. */
    public static KeyPlaces places(Path file) {
        return YamlReader.read(text(file), new Mistakes(shown(file))).map(KeyPlaces::of).orElse(KeyPlaces.none());
    }

    private static String shown(Path file) {
        return Sanitiser.line(file.toString(), 200);
    }

    private static String why(Path file) {
        return Files.isDirectory(file) ? ": it is a folder" : Files.isReadable(file) ? "" : ": you may not read it";
    }

    private static String text(Path file) {
        String shown = shown(file);
        try {
            if (Files.size(file) > LARGEST) {
                throw new ConfigurationError(
                        shown + " is larger than 64 KiB", "Name a lockstep.yaml. " + ValueChecks.SEE);
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new ConfigurationError("the configuration " + shown + " is not UTF-8 text",
                    "Save it as UTF-8, without UTF-16 or Latin-1.", e);
        } catch (NoSuchFileException e) {
            throw new ConfigurationError("the configuration " + shown + " cannot be read: there is no such file",
                    "Name a readable UTF-8 file with --config or LOCKSTEP_CONFIG.", e);
        } catch (IOException e) {
            throw new ConfigurationError("the configuration " + shown + " cannot be read" + why(file),
                    "Name a readable UTF-8 file with --config or LOCKSTEP_CONFIG.", e);
        }
    }

    /** @param where the document comes from, sanitised, for messages */
    public static Config parse(String yaml, String where) {
        return parse(yaml, where, Beside.nothing());
    }

    /** @param beside the files that it may name */
    public static Config parse(String yaml, String where, Beside beside) {
        return new ConfigReader(where, false, beside).config(yaml);
    }

    /** One that was committed and can no longer be mended: it may name gates that there are no more. */
    public static Config parseCommitted(String yaml, String where, Beside beside) {
        return new ConfigReader(where, true, beside).config(yaml);
    }

    private Config config(String yaml) {
        Mistakes mistakes = new Mistakes(where);
        Optional<YamlValue> document = YamlReader.read(yaml, mistakes);
        KeyPlaces places = document.map(KeyPlaces::of).orElse(KeyPlaces.none());
        Optional<ConfigFile> file = document.map(value ->
                new YamlBinding(mistakes, places).bind(value, ConfigFile.class, List.of("gates")));
        boolean declares = file.filter(one -> one.gates() != null).isPresent()
                || beside.names(GateFile.FOLDER).stream().anyMatch(GateFile::isDeclaration);
        DeclaredGates gates = declares ? GateFile.read(yaml, where, beside) : DeclaredGates.none();
        Config config = file.isEmpty() && gates.isEmpty()
                ? Config.defaults()
                : new ConfigMapping(new ValueChecks(where, places), committed, gates,
                        service -> GateFile.readOf(service, yaml, where, beside))
                        .config(file.orElseGet(ConfigFile::empty));
        if (!committed) {
            GateFile.requireAllRead(beside, config.serviceNames());
        }
        return config;
    }
}
