package lockstep.settings.gates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.error.ConfigurationError;
import lockstep.base.text.Sanitiser;

/** The files beside a configuration: in a folder, or in a commit. */
public interface Beside {

    /** A folder with more is refused: whatever its files are, each of their names is looked at. */
    int MOST = 10_000;

    /** The names in a folder, sorted; none where there is no such folder. */
    List<String> names(String folder);

    /** Empty where there is no such file, or it has more bytes than the cap. */
    Optional<byte[]> read(String path, int cap);

    /** The same of a file whose name was listed, and which has to be there as a plain one. */
    default Optional<byte[]> listed(String path, int cap) {
        return read(path, cap);
    }

    /** Whether it, or a folder on the way to it, is a link, which is no file of a commit. */
    default boolean isLinked(String path) {
        return false;
    }

    /** @throws ConfigurationError where it has more than can be looked through */
    static void requireFew(int names, String folder) {
        if (names > MOST) {
            throw new ConfigurationError(
                    "the folder " + folder + " has more than " + MOST + " files: too many to look through",
                    "Remove what is no gate.");
        }
    }

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
                if (Files.isSymbolicLink(where) && Files.isDirectory(where)) {
                    throw new ConfigurationError(where + " is a link; a commit would not carry what it leads to",
                            "Make it a folder.");
                }
                if (!Files.isDirectory(where)) {
                    return List.of();
                }
                try (Stream<Path> files = Files.list(where)) {
                    List<String> names = files.map(file -> file.getFileName().toString()).limit(MOST + 1).sorted()
                            .toList();
                    requireFew(names.size(), Sanitiser.line(where.toString(), 200));
                    return names;
                } catch (IOException | UncheckedIOException e) {
                    throw new ConfigurationError(where + " cannot be read, and it may hold gates",
                            "Let whoever runs this read it.", e);
                }
            }

            @Override
            public Optional<byte[]> read(String path, int cap) {
                if (isLinked(path)) {
                    throw new ConfigurationError(Sanitiser.line(root.resolve(path).toString(), 200)
                            + " is a link, or leads over one; a commit would not carry what it leads to",
                            "Put what it leads to in its place, and commit that.");
                }
                Path file = root.resolve(path);
                try (var in = Files.newInputStream(file)) {
                    byte[] bytes = in.readNBytes(cap + 1);
                    return bytes.length > cap ? Optional.empty() : Optional.of(bytes);
                } catch (IOException e) {
                    return Optional.empty();
                }
            }

            @Override
            public boolean isLinked(String path) {
                Path on = root;
                for (Path step : Path.of(path)) {
                    on = on.resolve(step);
                    if (Files.isSymbolicLink(on)) {
                        return true;
                    }
                }
                return false;
            }
        };
    }
}
