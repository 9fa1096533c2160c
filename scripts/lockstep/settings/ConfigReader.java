package lockstep.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lockstep.base.error.ConfigurationError;
import lockstep.base.text.Sanitiser;
import lockstep.gates.declared.DeclaredGates;
import lockstep.settings.check.KeyLines;
import lockstep.settings.check.KeySuggestion;
import lockstep.settings.check.ValueChecks;
import lockstep.settings.gates.Beside;
import lockstep.settings.gates.GateFile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads {@code lockstep.yaml}. Every error says which file, where in it, what is wrong and what to write instead. */
public final class ConfigReader {

    public static final String FILE_NAME = "lockstep.yaml";

    private static final int LARGEST = 64 * 1024;
    private static final Pattern GATES = Pattern.compile("(?m)^gates *:");

    /** Apart, so that it is made only when there is a file: that takes a tenth of a second. */
    private static final class Yaml {

        private static final YAMLMapper MAPPER = YAMLMapper.builder(
                        YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

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
        String shown = Sanitiser.line(file.toString(), 200);
        try {
            if (Files.size(file) > LARGEST) {
                throw new ConfigurationError(
                        shown + " is larger than 64 KiB", "Name a lockstep.yaml. " + ValueChecks.SEE);
            }
            Path folder = file.toAbsolutePath().getParent();
            return parse(Files.readString(file, StandardCharsets.UTF_8), shown, Beside.in(folder));
        } catch (IOException e) {
            throw new ConfigurationError(
                    "the configuration " + shown + " cannot be read: " + e.getClass().getSimpleName(),
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

    /** Declarations first: they know the column of a mistake, too. */
    private Config config(String yaml) {
        boolean declares = GATES.matcher(yaml).find() || !beside.names(GateFile.FOLDER).isEmpty();
        DeclaredGates gates = declares ? GateFile.read(yaml, where, beside) : DeclaredGates.none();
        ConfigFile file;
        try {
            file = yaml.isBlank() ? null : Yaml.MAPPER.readValue(yaml, ConfigFile.class);
        } catch (UnrecognizedPropertyException e) {
            throw unknownKey(e, KeyLines.of(yaml, Yaml.MAPPER));
        } catch (JacksonException e) {
            throw new ConfigurationError(where + ", " + place(e, yaml) + firstLine(e), ValueChecks.SEE, e);
        }
        if (file != null && file.gates() != null && gates.isEmpty()) {
            gates = GateFile.read(yaml, where, beside);
        }
        return file == null && gates.isEmpty()
                ? Config.defaults()
                : new ConfigMapping(new ValueChecks(where, KeyLines.of(yaml, Yaml.MAPPER)), committed, gates)
                        .config(file == null ? ConfigFile.empty() : file);
    }

    private ConfigurationError unknownKey(UnrecognizedPropertyException e, KeyLines lines) {
        List<String> known = e.getKnownPropertyIds() == null
                ? List.of()
                : e.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
        String nearest = KeySuggestion.nearest(e.getPropertyName(), known)
                .map(name -> "Did you mean '" + name + "'? ")
                .orElse("");
        return new ConfigurationError(
                where + ", " + lines.prefix(path(e)) + "unknown key '" + Sanitiser.line(path(e), 100) + "'",
                nearest + "Known here: " + String.join(", ", known) + ".", e);
    }

    private static String path(DatabindException e) {
        StringBuilder path = new StringBuilder();
        e.getPath().forEach(step -> path.append(path.isEmpty() || step.getPropertyName() == null ? "" : ".")
                .append(step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName()));
        return path.toString();
    }

    private static String place(JacksonException e, String yaml) {
        return e instanceof DatabindException databind && !databind.getPath().isEmpty()
                ? KeyLines.of(yaml, Yaml.MAPPER).prefix(path(databind))
                : position(e);
    }

    private static String position(JacksonException e) {
        return e.getLocation() == null || e.getLocation().getLineNr() < 1 ? "" : "line " + e.getLocation().getLineNr()
                + ": ";
    }

    private static String firstLine(JacksonException e) {
        String key = e instanceof DatabindException databind && !databind.getPath().isEmpty()
                ? path(databind) + " has the wrong type or value: "
                : "";
        String message = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("not valid YAML");
        return key + Sanitiser.line(message.replaceAll("`[^`]*\\.([A-Za-z$]+)`", "$1"), 160);
    }
}
