package lockstep.release.site;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import lockstep.base.error.LockstepError;
import lockstep.base.release.Sha;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.tree.BlobId;
import lockstep.settings.LaterKeys;
import lockstep.settings.gates.Beside;

/** The files beside a configuration, as a commit has them; it notes which were asked for. */
final class SeenFiles implements Beside {

    private final ReleaseRepository repository;
    private final Sha commit;
    private final CommittedFiles files;
    private final LaterKeys later;
    private final Map<String, Optional<Sha>> folders = new HashMap<>();
    /** Those that lie in none of the folders. */
    private final Map<String, Optional<BlobId>> others = new HashMap<>();
    private boolean isWhole = true;
    private boolean hasLaterKeys;

    SeenFiles(ReleaseRepository repository, Sha commit, LaterKeys later) {
        this.repository = repository;
        this.commit = commit;
        this.files = new CommittedFiles(repository, commit);
        this.later = later;
    }

    @Override
    public List<String> names(String folder) {
        return noted(() -> {
            folders.put(folder, repository.folder(commit, folder));
            return files.names(folder);
        });
    }

    @Override
    public Optional<byte[]> read(String path, int cap) {
        return noted(path, () -> files.read(path, cap));
    }

    @Override
    public Optional<byte[]> listed(String path, int cap) {
        return noted(path, () -> files.listed(path, cap));
    }

    private Optional<byte[]> noted(String path, Supplier<Optional<byte[]>> reading) {
        return noted(() -> {
            if (folders.keySet().stream().noneMatch(folder -> path.startsWith(folder + "/"))) {
                others.put(path, repository.find(commit, path));
            }
            Optional<byte[]> content = reading.get();
            hasLaterKeys |= content.filter(yaml -> later.areIn(new String(yaml, StandardCharsets.UTF_8))).isPresent();
            return content;
        });
    }

    private <T> T noted(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (LockstepError e) {
            isWhole = false;
            throw e;
        }
    }

    /** Whether all that was asked for could be read: else nothing is known of other commits. */
    boolean isWhole() {
        return isWhole;
    }

    /** Whether one that was read has keys that a Lockstep of before may not have known. */
    boolean hasLaterKeys() {
        return hasLaterKeys;
    }

    /** Whether another commit answers alike, as far as this one was asked. */
    boolean areAt(Sha other) {
        try {
            return folders.entrySet().stream()
                            .allMatch(one -> repository.folder(other, one.getKey()).equals(one.getValue()))
                    && others.entrySet().stream()
                            .allMatch(one -> repository.find(other, one.getKey()).equals(one.getValue()));
        } catch (LockstepError e) {
            return false;
        }
    }
}
