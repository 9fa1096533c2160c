package lockstep.release.site;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.tree.BlobId;
import lockstep.settings.gates.Beside;

/** The files beside a configuration, as a commit has them; it notes which were asked for. */
final class SeenFiles implements Beside {

    private final ReleaseRepository repository;
    private final Sha commit;
    private final CommittedFiles files;
    private final Map<String, List<String>> folders = new HashMap<>();
    private final Map<String, Optional<BlobId>> blobs = new HashMap<>();

    SeenFiles(ReleaseRepository repository, Sha commit) {
        this.repository = repository;
        this.commit = commit;
        this.files = new CommittedFiles(repository, commit);
    }

    @Override
    public List<String> names(String folder) {
        return folders.computeIfAbsent(folder, files::names);
    }

    @Override
    public Optional<byte[]> read(String path, int cap) {
        blobs.computeIfAbsent(path, any -> repository.find(commit, path));
        return files.read(path, cap);
    }

    /** Whether another commit answers alike, as far as this one was asked. */
    boolean areAt(Sha other) {
        CommittedFiles there = new CommittedFiles(repository, other);
        return folders.entrySet().stream().allMatch(one -> there.names(one.getKey()).equals(one.getValue()))
                && blobs.entrySet().stream()
                        .allMatch(one -> repository.find(other, one.getKey()).equals(one.getValue()));
    }
}
