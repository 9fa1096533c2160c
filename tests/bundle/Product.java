package tests.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a bundle is made of: the commands of the catalog, compiled once for all by the one script that lists them.
 *
 * @param compiled the jar of all commands
 * @param version with the commit that it was built of
 */
record Product(Path repository, Path compiled, List<Library> libraries, List<Entry> commands, String version) {

    private static final String LISTS_ALL = "completion";
    private static final String OPTIONS = "//RUNTIME_OPTIONS ";

    /**
     * A command.
     *
     * @param options of the JVM, as its script asks for them
     */
    record Entry(String name, String description, String mainClass, List<String> options) {}

    static Product of(Path repository) throws IOException, InterruptedException {
        String jbang = repository.resolve("jbang").toString();
        String version = Commands.outputOf(repository, Map.of(), List.of(jbang, LISTS_ALL, "-V")).strip();
        String classPath = Commands.outputOf(
                repository, Map.of(), List.of(jbang, "info", "classpath", LISTS_ALL)).strip();
        List<Path> jars = new ArrayList<>(List.of(classPath.split(":")).stream().map(Path::of).toList());
        Path compiled = jars.removeFirst();
        List<Library> libraries = new ArrayList<>();
        for (Path jar : jars) {
            libraries.add(Library.of(jar, repository.resolve("bootstrap/licences.txt")));
        }
        return new Product(repository, compiled, libraries, commands(repository), version.replaceFirst("^\\S+ ", "") + build(repository));
    }

    /** Like {@code +1a2b3c4}; it says so where something was changed since; empty where there is no commit. */
    private static String build(Path repository) throws IOException, InterruptedException {
        if (!Files.exists(repository.resolve(".git"))) {
            return "";
        }
        String commit = Commands.outputOf(
                repository, Map.of(), List.of("git", "rev-parse", "--short=7", "HEAD")).strip();
        String changed = Commands.outputOf(
                repository, Map.of(), List.of("git", "status", "--porcelain", "--untracked-files=no")).strip();
        return "+" + commit + (changed.isEmpty() ? "" : ".changed");
    }

    private static List<Entry> commands(Path repository) throws IOException {
        JsonNode catalog = JsonMapper.builder().build()
                .readTree(Files.readString(repository.resolve("jbang-catalog.json")));
        Map<String, Entry> commands = new TreeMap<>();
        for (Map.Entry<String, JsonNode> alias : catalog.path("aliases").properties()) {
            String script = alias.getValue().path("script-ref").asString();
            if (!script.startsWith("tests/")) {
                commands.put(alias.getKey(), new Entry(
                        alias.getKey(), alias.getValue().path("description").asString(),
                        script.replaceAll(".*/|\\.java$", ""), options(repository.resolve(script))));
            }
        }
        return List.copyOf(commands.values());
    }

    private static List<String> options(Path script) throws IOException {
        return Files.readAllLines(script).stream()
                .filter(line -> line.startsWith(OPTIONS))
                .flatMap(line -> List.of(line.substring(OPTIONS.length()).strip().split("\\s+")).stream())
                .toList();
    }

    /** The options that most commands ask for. */
    List<String> usualOptions() {
        return commands.stream().filter(entry -> entry.name().equals(LISTS_ALL)).findFirst().orElseThrow().options();
    }

    /** The jars' names in the order of the class path. */
    List<String> jarNames() {
        List<String> names = new ArrayList<>(List.of("lockstep.jar"));
        libraries.forEach(library -> names.add(library.fileName()));
        return names;
    }
}
