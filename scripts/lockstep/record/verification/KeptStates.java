package lockstep.record.verification;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import lockstep.base.digest.Sha256;
import lockstep.base.error.NotVerified;
import lockstep.record.audit.AuditState;
import lockstep.repository.git.BlobId;
import lockstep.repository.git.ReleaseRepository;

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
        SortedMap<String, byte[]> written = new TreeMap<>();
        written.putAll(parts(known.releases(), release -> names.of(release.id()), KnownReleases::write));
        written.putAll(parts(known.commits(), commit -> names.of(commit.sha()), KnownCommits::write));
        SortedMap<String, Sha256> digests = new TreeMap<>();
        SortedMap<String, BlobId> unchanged = new TreeMap<>();
        before.ifPresent(kept -> kept.head().parts().forEach((name, digest) -> {
            if (!kept.parts().isTaken(name) && kept.files().containsKey(name)) {
                digests.put(name, digest);
                unchanged.put(name, kept.files().get(name));
            }
        }));
        written.forEach((name, content) -> digests.put(name, Sha256.of(content)));
        written.put(HEAD, new KeptHead(state, names, digests).sealed(rules));
        repository.memory().keepFiles(FOLDER, written, unchanged);
    }

    private static <T> Map<String, byte[]> parts(
            Collection<T> values, Function<T, String> name, Function<List<T>, byte[]> writing) {
        return values.stream().collect(Collectors.groupingBy(
                name, Collectors.collectingAndThen(Collectors.toList(), writing)));
    }
}
