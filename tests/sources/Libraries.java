package tests.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** bootstrap/libraries.txt: which artifacts the packages of a library come from, each version written once. */
record Libraries(TreeMap<String, List<String>> artifactsByPrefix) {

    static Libraries read(Path file) throws IOException {
        TreeMap<String, List<String>> artifacts = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                List<String> words = List.of(line.strip().split("\\s+"));
                artifacts.put(words.getFirst(), words.subList(1, words.size()));
            }
        }
        return new Libraries(artifacts);
    }

    /** The longest prefix that fits a package names its artifacts. */
    Set<String> of(Set<String> packages) {
        Set<String> needed = new TreeSet<>();
        for (String name : packages) {
            String prefix = name;
            while (!prefix.isEmpty() && !artifactsByPrefix.containsKey(prefix)) {
                prefix = prefix.substring(0, Math.max(0, prefix.lastIndexOf('.')));
            }
            needed.addAll(artifactsByPrefix.getOrDefault(prefix, List.of()));
        }
        return needed;
    }
}
