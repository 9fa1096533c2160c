package tests.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of this repository, found from where the tests run. */
public final class Repository {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Repository() {}

    public static Path root() {
        String told = System.getenv("LOCKSTEP_ROOT");
        Path folder = told == null ? Path.of("").toAbsolutePath() : Path.of(told);
        while (folder != null && !Files.exists(folder.resolve("jbang-catalog.json"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("run the tests in the repository, or set LOCKSTEP_ROOT to its folder");
        }
        return folder;
    }

    /** Alias to script. */
    public static Map<String, String> aliases() {
        JsonNode catalog = JSON.readTree(read(root().resolve("jbang-catalog.json")));
        Map<String, String> aliases = new TreeMap<>();
        catalog.path("aliases").properties()
                .forEach(alias -> aliases.put(alias.getKey(), alias.getValue().path("script-ref").asString()));
        return aliases;
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every Java file below the folders of the product and its tests. */
    public static List<Path> javaFiles() {
        return Stream.of("scripts", "tui", "tests")
                .map(root()::resolve)
                .filter(Files::isDirectory)
                .flatMap(Repository::walk)
                .filter(file -> file.toString().endsWith(".java"))
                .sorted()
                .toList();
    }

    private static Stream<Path> walk(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
