package lockstep.record.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import lockstep.base.error.LockstepError;
import lockstep.base.release.Sha;
import lockstep.record.document.RecordedDocument;
import lockstep.repository.git.ReleaseRepository;

/** The files of one commit of the evidence branch. What cannot be read is told, and never passed over in silence. */
public final class BranchFiles {

    private final ReleaseRepository repository;
    private final Sha tip;
    private final List<String> unreadable = new ArrayList<>();

    public BranchFiles(ReleaseRepository repository, Sha tip) {
        this.repository = repository;
        this.tip = tip;
    }

    ReleaseRepository repository() {
        return repository;
    }

    Sha tip() {
        return tip;
    }

    List<String> unreadable() {
        return unreadable;
    }

    /** The paths of the files in a folder, in the order of their names. */
    public List<String> in(String folder) {
        return names(folder).filter(name -> !name.endsWith("/")).map(name -> folder + "/" + name).toList();
    }

    /** The folders in a folder. */
    List<String> folders(String folder) {
        return names(folder).filter(name -> name.endsWith("/"))
                .map(name -> folder + "/" + name.substring(0, name.length() - 1)).toList();
    }

    private Stream<String> names(String folder) {
        return repository.list(tip, folder).stream().sorted();
    }

    public Optional<byte[]> bytes(String path) {
        try {
            return repository.read(tip, path, RecordedDocument.LARGEST);
        } catch (LockstepError e) {
            unreadable.add(path);
            return Optional.empty();
        }
    }

    <T> Optional<T> read(String path, BiFunction<byte[], String, T> reading) {
        try {
            return repository.read(tip, path, RecordedDocument.LARGEST).map(json -> reading.apply(json, path));
        } catch (LockstepError e) {
            unreadable.add(path);
            return Optional.empty();
        }
    }

    /** What lies under the commits of a folder, like {@code evidence/facts/ab/abcd…/}. */
    List<String> underCommits(String folder) {
        return folders(folder).stream().flatMap(digits -> folders(digits).stream())
                .flatMap(commit -> in(commit).stream())
                .filter(path -> path.endsWith(".json"))
                .toList();
    }
}
