package tests.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The documents that messages and manual pages point to: README.md, LICENSE, docs, and whatever of the repository those
 * lead to, so that no link is dead where nothing else of the repository is.
 */
record Documents(Path repository) {

    private static final Pattern LINK = Pattern.compile("]\\(([^)#:\\s]+)(?:#[^)]*)?\\)");

    /** By their paths in the repository, in the order of those. */
    List<Path> paths() throws IOException {
        Set<Path> all = new LinkedHashSet<>(List.of(Path.of("LICENSE"), Path.of("README.md")));
        try (Stream<Path> files = Files.walk(repository.resolve("docs"))) {
            files.filter(Files::isRegularFile).map(repository::relativize).forEach(all::add);
        }
        for (Path document : List.copyOf(all)) {
            if (document.toString().endsWith(".md")) {
                all.addAll(ledTo(document));
            }
        }
        return all.stream().filter(path -> Files.isRegularFile(repository.resolve(path))).sorted().toList();
    }

    private List<Path> ledTo(Path document) throws IOException {
        List<Path> paths = new ArrayList<>();
        Matcher links = LINK.matcher(Files.readString(repository.resolve(document)));
        while (links.find()) {
            paths.add(repository.relativize(
                    repository.resolve(document).resolveSibling(links.group(1)).normalize()));
        }
        return paths;
    }

    void copy(Path folder) throws IOException {
        for (Path path : paths()) {
            Path copy = folder.resolve(path.toString());
            Files.createDirectories(copy.getParent());
            Files.copy(repository.resolve(path), copy);
        }
    }
}
