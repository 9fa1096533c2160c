package lockstep.record.verification;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import lockstep.base.digest.Sha256;
import lockstep.base.error.NotVerified;
import lockstep.record.audit.AuditState;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.tree.BlobId;

/**
 * What this clone keeps of audits that found nothing: a folder with a head, and with parts. Of the parts a later visit
 * reads those that it needs, and writes anew those that it read.
 *
 * @param rules the digest of the rules and the signers
 */
record KeptStates(ReleaseRepository repository, String rules) {

    private static final String FOLDER = "audited";
    private static final String HEAD = "head";

    /**
     * A state as it was kept.
     *
     * @param files all of it, by their names
     */
    record Kept(KeptHead head, KeptParts parts, SortedMap<String, BlobId> files) {

        VerifiedState state() {
            return head.state();
        }
    }

    /** Empty where nothing is kept that can be read, or was found under other rules. */
    Optional<Kept> read() {
        SortedMap<String, BlobId> files = repository.memory().keptFiles(FOLDER);
        return Optional.ofNullable(files.get(HEAD))
                .flatMap(this::content)
                .flatMap(sealed -> KeptHead.read(sealed, rules))
                .map(head -> new Kept(head, new KeptParts(repository, head, files), files));
    }

    private Optional<byte[]> content(BlobId file) {
        try {
            return Optional.of(repository.read(file, KeptHead.LARGEST));
        } catch (NotVerified e) {
            return Optional.empty();
        }
    }

    /**
     * @param known all that is known, or what was asked about of {@code before}, and what came since
     * @param before what was gone on from
     */
    void keep(VerifiedState state, AuditState.Known known, Optional<Kept> before) {
        PartNames names = before.map(kept -> kept.head().names())
                .orElseGet(() -> PartNames.forSoMany(known.commits().size()));
        SortedMap<String, Sha256> digests = new TreeMap<>();
        SortedMap<String, BlobId> files = new TreeMap<>();
        boolean areWritten = write(known.releases(), names::of, known.ofRelease(), KnownReleases::write, digests, files)
                && write(known.commits(), names::of, known.ofCommit(), KnownCommits::write, digests, files);
        before.ifPresent(kept -> kept.head().parts().forEach((name, digest) -> {
            if (!kept.parts().isTaken(name) && kept.files().containsKey(name)) {
                digests.put(name, digest);
                files.put(name, kept.files().get(name));
            }
        }));
        if (areWritten) {
            SortedMap<String, byte[]> head = new TreeMap<>();
            head.put(HEAD, new KeptHead(state, names, digests).sealed(rules));
            repository.memory().keepFiles(FOLDER, head, files);
        }
    }

    /** One part after the other: all of them would be held beside what they tell of. Whether each could be written. */
    private <K, T> boolean write(
            Set<K> keys, Function<K, String> name, Function<K, T> known, Function<List<T>, byte[]> writing,
            SortedMap<String, Sha256> digests, SortedMap<String, BlobId> files) {
        Map<String, List<K>> parts = keys.stream().collect(Collectors.groupingBy(name));
        for (Map.Entry<String, List<K>> part : parts.entrySet()) {
            byte[] content = writing.apply(part.getValue().stream().map(known).toList());
            Optional<BlobId> file = repository.memory().file(content);
            if (file.isEmpty()) {
                return false;
            }
            digests.put(part.getKey(), Sha256.of(content));
            files.put(part.getKey(), file.get());
        }
        return true;
    }
}
