package tests.recipes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** GitHub's cache: a key is written once, and kept with the files of paths that are absolute. */
final class ActionCache {

    private final Map<String, Path> entries = new TreeMap<>();
    private final Path folder;

    ActionCache(Path folder) {
        this.folder = folder;
    }

    List<String> keys() {
        return List.copyOf(entries.keySet());
    }

    void save(String key, String path) throws IOException {
        if (entries.containsKey(key)) {
            throw new IllegalStateException(key + " is there already, and is not written again");
        }
        Path kept = Files.createDirectories(folder.resolve(key));
        entries.put(key, kept);
        if (path.startsWith("/") && Files.exists(Path.of(path))) {
            copy(Path.of(path), kept);
        }
    }

    /** Whether exactly this key was there. */
    boolean restore(String key, String prefix, String path) throws IOException {
        String found = entries.containsKey(key) ? key : entries.keySet().stream()
                .filter(one -> !prefix.isEmpty() && one.startsWith(prefix)).reduce((one, other) -> other).orElse("");
        if (!found.isEmpty() && path.startsWith("/")) {
            copy(entries.get(found), Path.of(path));
        }
        return found.equals(key);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Path there = to.resolve(from.relativize(one).toString());
                if (Files.isDirectory(one)) {
                    Files.createDirectories(there);
                } else {
                    Files.copy(one, there, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
