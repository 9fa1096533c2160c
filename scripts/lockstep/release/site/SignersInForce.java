package lockstep.release.site;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.base.error.LockstepError;
import lockstep.base.release.Sha;
import lockstep.record.journal.Journal;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.log.LogVolumes;
import lockstep.record.signature.SshKeygen;
import lockstep.repository.git.BlobId;
import lockstep.repository.git.ReleaseRepository;

/**
 * Whose signatures count: the file of allowed signers as {@code release} has it where those brought {@code release} who
 * counted before. Whoever pushes another head brings no key along, and takes none away.
 */
final class SignersInForce {

    private static final String KEPT = "signers";
    private static final int LONGEST = 100;
    private static final long OLD_SECONDS = 600;

    private final SignersFile file;
    private final ReleaseRepository repository;
    private final LogVolumes log;
    private final SshKeygen keygen;
    private final InstantSource clock;
    private Optional<Seen> seen = Optional.empty();
    private Optional<byte[]> lines = Optional.empty();

    SignersInForce(
            SignersFile file, ReleaseRepository repository, LogVolumes log, SshKeygen keygen, InstantSource clock) {
        this.file = file;
        this.repository = repository;
        this.log = log;
        this.keygen = keygen;
        this.clock = clock;
    }

    private record Seen(Optional<Sha> release, Optional<Sha> evidence) {}

    /**
     * Where this clone last found the file to count.
     *
     * @param at when it looked
     */
    record Known(Sha commit, Instant at) {}

    /**
     * As the last visit to the remote saw it; empty where the file on the disk counts, because {@code release} has none
     * that counts.
     *
     * @param disk what is on the disk
     */
    synchronized Optional<byte[]> lines(byte[] disk) {
        Seen now = new Seen(repository.seenProduction(), repository.seenEvidence());
        if (!seen.equals(Optional.of(now))) {
            lines = now.release().flatMap(release -> lines(release, now.evidence(), disk));
            seen = Optional.of(now);
        }
        return lines;
    }

    private Optional<byte[]> lines(Sha release, Optional<Sha> evidence, byte[] disk) {
        Optional<Known> known = known();
        Optional<BlobId> here = file.find(release, repository);
        if (here.isPresent()
                && known.map(Known::commit).flatMap(commit -> file.find(commit, repository)).equals(here)) {
            looked(known.get());
            return file.at(release, repository);
        }
        if (evidence.isEmpty()) {
            return known.map(Known::commit).or(() -> Optional.of(release)).flatMap(at -> file.at(at, repository));
        }
        SignersChain chain = new SignersChain(file, repository, keygen, evidence.get(), known, disk);
        Journal journal = new Journal(repository, new EvidenceLayout(log));
        try {
            chain.follow(journal.view(evidence), release, clock.instant());
        } catch (LockstepError e) {
            // What cannot be read brings nobody.
        }
        chain.place().ifPresent(place -> keep(new Known(place, clock.instant())));
        return chain.place().flatMap(place -> file.at(place, repository))
                .or(() -> file.at(release, repository).filter(committed -> addsNobody(committed, disk)));
    }

    /** Before anything signed says which file counts, one on {@code release} may only take keys away. */
    private static boolean addsNobody(byte[] committed, byte[] disk) {
        return keys(disk).containsAll(keys(committed));
    }

    private static Set<String> keys(byte[] lines) {
        return new String(lines, StandardCharsets.UTF_8).lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> Arrays.stream(line.split("\\s+")).filter(word -> word.startsWith("AAAA")).findFirst()
                        .orElse(line))
                .collect(Collectors.toSet());
    }

    private void looked(Known known) {
        Instant now = clock.instant();
        if (now.isAfter(known.at().plusSeconds(OLD_SECONDS))) {
            keep(new Known(known.commit(), now));
        }
    }

    private void keep(Known known) {
        repository.keep(KEPT, (known.commit() + " " + known.at().getEpochSecond()).getBytes(StandardCharsets.US_ASCII));
    }

    private Optional<Known> known() {
        return repository.kept(KEPT, LONGEST)
                .map(bytes -> new String(bytes, StandardCharsets.US_ASCII))
                .filter(text -> text.matches("[0-9a-f]{40} \\d{1,12}"))
                .map(text -> new Known(new Sha(text.substring(0, 40)),
                        Instant.ofEpochSecond(Long.parseLong(text.substring(41)))))
                .filter(known -> repository.has(known.commit()));
    }
}
