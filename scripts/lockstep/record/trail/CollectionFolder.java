package lockstep.record.trail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import lockstep.base.error.NotVerified;
import lockstep.base.error.Refused;
import lockstep.base.error.UsageError;
import lockstep.base.text.Sanitiser;
import lockstep.record.evidence.SafeFile;

/** The folder that collected evidence is written to. What somebody else put there stays as it is. */
public record CollectionFolder(Path folder) {

    private static final long LARGEST = 64L << 20;

    /**
     * Writes all of it, or nothing where a file lies in the way that no collection wrote, or that was changed since.
     *
     * @return the paths that were written; what is there already in these bytes is left alone
     */
    public List<String> write(SequencedMap<String, byte[]> files, String auditPath) {
        CollectedBefore before = CollectedBefore.by(auditPath, read(auditPath));
        List<String> foreign = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        files.forEach((path, content) -> {
            requireNoLink(path);
            Optional<byte[]> there = read(path);
            if (there.isEmpty()) {
                missing.add(path);
            } else if (!Arrays.equals(there.get(), content)) {
                (before.wrote(path, there.get()) ? missing : foreign).add(path);
            }
        });
        if (!foreign.isEmpty()) {
            throw new Refused("files lie there that collect-evidence did not write, or that were changed since; "
                    + "nothing was written",
                    foreign.stream().map(path -> shown(path) + " differs").toList(),
                    "Move them away, or name another folder by --out.");
        }
        missing.forEach(path -> {
            SafeFile.makeFolder(folder.resolve(path).getParent());
            SafeFile.write(folder.resolve(path), new String(files.get(path), StandardCharsets.UTF_8));
        });
        return missing;
    }

    private Optional<byte[]> read(String path) {
        Path file = folder.resolve(path);
        try {
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            return Optional.of(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= LARGEST
                    ? Files.readAllBytes(file)
                    : new byte[0]);
        } catch (IOException e) {
            throw new NotVerified(shown(path) + " cannot be read: " + e.getClass().getSimpleName(),
                    "Check the folder, or name another one by --out.", e);
        }
    }

    /** A link could lead out of the folder. */
    private void requireNoLink(String path) {
        Path at = folder;
        for (Path name : Path.of(path)) {
            at = at.resolve(name);
            if (Files.isSymbolicLink(at)) {
                throw new UsageError(shown(folder.relativize(at).toString()) + " is a symbolic link",
                        "Put a folder in its place, or name another one by --out.");
            }
        }
    }

    private static String shown(String path) {
        return Sanitiser.line(path, 300);
    }
}
