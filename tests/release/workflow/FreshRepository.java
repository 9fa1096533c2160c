package tests.release.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tests.repository.git.Git;

/**
 * A bare repository with the empty tree in it, as git makes it. It is made once; the hundreds of days that begin with
 * one get its files.
 */
record FreshRepository(List<String> folders, Map<String, byte[]> files) {

    private static FreshRepository made;

    static synchronized void at(Path bare, Git git) {
        try {
            if (made == null) {
                git.in(bare.getParent(), "init", "-q", "--bare", bare.toString());
                git.in(bare, "hash-object", "-t", "tree", "-w", "/dev/null");
                made = read(bare);
            } else {
                made.write(bare);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FreshRepository read(Path bare) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(bare)) {
            List<Path> paths = all.sorted().toList();
            for (Path path : paths) {
                if (Files.isRegularFile(path)) {
                    files.put(bare.relativize(path).toString(), Files.readAllBytes(path));
                }
            }
            return new FreshRepository(paths.stream().filter(Files::isDirectory)
                    .map(path -> bare.relativize(path).toString()).toList(), files);
        }
    }

    private void write(Path bare) throws IOException {
        for (String folder : folders) {
            Files.createDirectories(bare.resolve(folder));
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(bare.resolve(file.getKey()), file.getValue());
        }
    }
}
