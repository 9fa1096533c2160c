package lockstep.commands.declared;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.ExitCode;
import lockstep.base.error.UsageError;
import lockstep.base.text.Sanitiser;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.settings.gates.Beside;
import lockstep.settings.gates.GateFile;
import lockstep.settings.gates.GateYaml;
import lockstep.settings.imports.CurlImport;
import lockstep.settings.imports.HarImport;
import lockstep.settings.imports.HurlImport;
import lockstep.settings.imports.Imported;
import lockstep.settings.imports.OpenApiImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Makes a declaration of what another tool wrote. Sends nothing. */
@Command(
        name = "import",
        description = {
            "Prints a declaration made from another tool's file; what does not map is told on stderr.",
            "Sends nothing and writes no file.",
        },
        footer = {"", "Examples:", "  jbang gates import --openapi openapi.yaml > gates/api.yaml"})
public final class ImportGates implements Door {

    private static final int LARGEST = 16 << 20;

    @Option(names = "--openapi", paramLabel = "FILE",
            description = "An OpenAPI 3.1 document: a gate for each operation that has examples.")
    Optional<Path> openApi = Optional.empty();

    @Option(names = "--hurl", paramLabel = "FILE", description = "A Hurl file: a gate for each entry, in its order.")
    Optional<Path> hurl = Optional.empty();

    @Option(names = "--har", paramLabel = "FILE", description = "A browser's HAR file: a gate for each request.")
    Optional<Path> har = Optional.empty();

    @Option(names = "--curl", paramLabel = "COMMAND", description = "A curl command, as one word.")
    Optional<String> curl = Optional.empty();

    @Override
    public ExitCode enter(Console console) {
        if (Stream.of(openApi, hurl, har, curl).filter(Optional::isPresent).count() != 1) {
            throw new UsageError("one of --openapi, --hurl, --har and --curl is needed", "See --help.");
        }
        Imported imported = imported(console).settled().readable(tree -> fault(console, tree))
                .cautious();
        imported.leftOut().forEach(what -> console.err().println("left out: " + Sanitiser.line(what, 300)));
        imported.notes().forEach(what -> console.err().println("note: " + Sanitiser.line(what, 1_000)));
        if (imported.isEmpty()) {
            throw new ConfigurationError(
                    "nothing could be imported", "Write the gate by hand: docs/declared-gates.md.");
        }
        String yaml = GateYaml.of(imported.declaration());
        GateFile.readOne(yaml, "the import", Beside.in(console.folder()));
        console.out().print(yaml);
        console.requireWritten();
        return ExitCode.DONE;
    }

    private static Optional<String> fault(Console console, ObjectNode tree) {
        try {
            GateFile.readOne(GateYaml.of(tree), "it", Beside.in(console.folder()));
            return Optional.empty();
        } catch (ConfigurationError e) {
            return Optional.of(e.getMessage());
        }
    }

    private Imported imported(Console console) {
        if (curl.isPresent()) {
            return CurlImport.of(curl.get());
        }
        if (hurl.isPresent()) {
            return HurlImport.of(text(console, hurl.get()));
        }
        return har.isPresent()
                ? HarImport.of(tree(console, har.get()))
                : OpenApiImport.of(tree(console, openApi.get()), openApi.get().normalize().toString());
    }

    private static JsonNode tree(Console console, Path file) {
        try {
            return new YAMLMapper().readTree(text(console, file));
        } catch (JacksonException e) {
            throw new ConfigurationError(
                    Sanitiser.line(file.toString(), 200) + " is neither JSON nor YAML", "Name another file.", e);
        }
    }

    private static String text(Console console, Path file) {
        String shown = Sanitiser.line(file.toString(), 200);
        Path path = console.folder().resolve(file);
        try {
            if (Files.size(path) > LARGEST) {
                throw new ConfigurationError(shown + " is larger than 16 MiB", "Cut it.");
            }
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ConfigurationError(shown + " cannot be read", "Name a readable UTF-8 file.", e);
        }
    }
}
