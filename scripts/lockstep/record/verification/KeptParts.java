package lockstep.record.verification;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import lockstep.base.digest.Sha256;
import lockstep.base.error.NotVerified;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.record.audit.EarlierParts;
import lockstep.record.audit.KnownCommit;
import lockstep.record.audit.KnownRelease;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.tree.BlobId;

/** The parts of a kept state, read when they are asked for: each has to be what the head says that it is. */
final class KeptParts implements EarlierParts {

    static final int LARGEST = 64 << 20;

    private final ReleaseRepository repository;
    private final KeptHead head;
    private final SortedMap<String, BlobId> files;
    private final Set<String> taken = new HashSet<>();

    KeptParts(ReleaseRepository repository, KeptHead head, SortedMap<String, BlobId> files) {
        this.repository = repository;
        this.head = head;
        this.files = files;
    }

    @Override
    public List<KnownRelease> take(ReleaseId release) {
        return take(head.names().of(release), KnownReleases::read);
    }

    @Override
    public List<KnownCommit> take(Sha commit) {
        return take(head.names().of(commit), KnownCommits::read);
    }

    @Override
    public List<KnownCommit> takeAllCommits() {
        List<KnownCommit> all = new ArrayList<>();
        head.parts().keySet().stream()
                .filter(PartNames::isOfCommits)
                .forEach(name -> all.addAll(take(name, KnownCommits::read)));
        return all;
    }

    boolean isTaken(String name) {
        return taken.contains(name);
    }

    /** @throws NotVerified if it is not there, or not what was kept */
    private <T> List<T> take(String name, Function<byte[], List<T>> reading) {
        if (!head.parts().containsKey(name) || !taken.add(name)) {
            return List.of();
        }
        Sha256 expected = head.parts().get(name);
        BlobId file = files.get(name);
        byte[] content = file == null ? new byte[0] : repository.read(file, LARGEST);
        if (!Sha256.of(content).equals(expected)) {
            throw new NotVerified(
                    "what this clone keeps of earlier visits is damaged: " + name, "See `release-log verify --all`.");
        }
        return reading.apply(content);
    }
}
