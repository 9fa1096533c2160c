package lockstep.settings.gates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.error.ConfigurationError;

/** The files beside a configuration: in a folder, or in a commit. */
public interface Beside {

    /** The names in a folder, sorted; none where there is no such folder. */
    List<String> names(String folder);

    /** Empty where there is no such file, or it has more bytes than the cap. */
    Optional<byte[]> read(String path, int cap);

    /** No file at all. */
    static Beside nothing() {
        return new Beside() {
            @Override
            public List<String> names(String folder) {
                return List.of();
            }

            @Override
            public Optional<byte[]> read(String path, int cap) {
                return Optional.empty();
            }
        };
    }

    static Beside in(Path root) {
        return new Beside() {
            @Override
            public List<String> names(String folder) {
                Path where = root.resolve(folder);
                if (Files.isSymbolicLink(where)) {
                    throw new ConfigurationError(where + " is a link; a commit would not carry what it leads to",
                            "Make it a folder.");
                }
                if (!Files.isDirectory(where)) {
                    return List.of();
                }
                try (Stream<Path> files = Files.list(where)) {
                    return files.map(file -> file.getFileName().toString()).sorted().toList();
                } catch (IOException | UncheckedIOException e) {
                    throw new ConfigurationError(where + " cannot be read, and it may hold gates",
                            "Let whoever runs this read it.", e);
                }
            }

            @Override
            public Optional<byte[]> read(String path, int cap) {
                Path file = root.resolve(path);
                try (var in = Files.newInputStream(file)) {
                    byte[] bytes = in.readNBytes(cap + 1);
                    return bytes.length > cap ? Optional.empty() : Optional.of(bytes);
                } catch (IOException e) {
                    return Optional.empty();
                }
            }
        };
    }
}
