package lockstep.commands.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.commands.cli.Cli;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every command of the product, as the catalog lists it, with the door that it opens. */
public final class CommandTable {

    private static final String CATALOG = "/lockstep/catalog.json";

    private final List<Entry> entries;

    private CommandTable(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** @param description in one line */
    public record Entry(String name, String description, CommandLine model) {}

    @Command(name = "lockstep", description = "Moves a service from staging to production by evidence.")
    static final class Root {}

    /** The commands whose doors are on the class path; those who change Lockstep have others. */
    public static CommandTable of(Console console) {
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> alias : catalog().path("aliases").properties()) {
            Path script = Path.of(alias.getValue().path("script-ref").asString());
            if (!script.startsWith("tests")) {
                entries.add(new Entry(alias.getKey(), alias.getValue().path("description").asString(),
                        Cli.model(door(script), console)));
            }
        }
        return new CommandTable(entries);
    }

    private static JsonNode catalog() {
        try (InputStream catalog = CommandTable.class.getResourceAsStream(CATALOG)) {
            return JsonMapper.builder().build().readTree(catalog);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Door door(Path script) {
        String name = script.getFileName().toString().replace(".java", "");
        try {
            return (Door) Class.forName(name).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the catalog names " + script + ", whose class is not here", e);
        }
    }

    public List<Entry> entries() {
        return entries;
    }

    public List<String> names() {
        return entries.stream().map(Entry::name).toList();
    }

    public Optional<Entry> named(String name) {
        return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /** One command, {@code lockstep}, with all of them as its subcommands. */
    CommandLine asOne() {
        CommandLine root = new CommandLine(new Root());
        entries.forEach(entry -> root.addSubcommand(entry.name(), entry.model()));
        return root;
    }
}
