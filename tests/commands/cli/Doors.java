package tests.commands.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.commands.cli.Cli;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import tests.house.Repository;

/** Opens a door by its alias, as an operator would, in this process; remembers what it said. */
public final class Doors {

    private final Map<String, String> environment = new HashMap<>();
    private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

    private Optional<String> typed = Optional.empty();

    /** What a command did. */
    public record Outcome(int exitCode, String out, String err) {}

    public static Doors doors() {
        return new Doors().with("OPERATOR", "Ada Lovelace");
    }

    /** With nothing in the environment but this. */
    public static Doors with(Map<String, String> environment) {
        Doors doors = new Doors();
        doors.environment.putAll(environment);
        return doors;
    }

    public Doors with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public Doors in(Path folder) {
        this.folder = folder;
        return this;
    }

    /** With somebody at the terminal who types this. */
    public Doors typing(String text) {
        typed = Optional.of(text);
        return this;
    }

    public Outcome open(String alias, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                false, false, true, environment, folder, Console.Talk.USUAL,
                new ByteArrayInputStream(typed.orElse("").getBytes(StandardCharsets.UTF_8)), typed.isPresent());
        int code = Cli.open(door(alias), console, arguments).code();
        PublishedSchemas.hold(alias, List.of(arguments), code, out.toString(StandardCharsets.UTF_8));
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The door itself, not opened yet. */
    public static Door door(String alias) {
        String script = Repository.aliases().get(alias);
        String name = Path.of(script).getFileName().toString().replace(".java", "");
        try {
            return (Door) Class.forName(name).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no door for " + alias, e);
        }
    }
}
