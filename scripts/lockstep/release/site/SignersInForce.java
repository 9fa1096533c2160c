package lockstep.release.site;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import lockstep.base.release.Sha;
import lockstep.record.signature.SshKeygen;
import lockstep.repository.git.ReleaseRepository;

/**
 * Whose signatures count: the file of allowed signers that the newest promotion brought which those signed who counted
 * before it. Whoever pushes a head of {@code release}, or a log, brings no key along and takes none away; nor does a
 * rollback: code goes back, keys do not.
 */
final class SignersInForce {

    private final SignersFile file;
    private final ReleaseRepository repository;
    private final SshKeygen keygen;
    private final InstantSource clock;
    private Optional<Sha> seen = Optional.empty();
    private Optional<byte[]> lines = Optional.empty();
    private boolean hasLooked;

    SignersInForce(SignersFile file, ReleaseRepository repository, SshKeygen keygen, InstantSource clock) {
        this.file = file;
        this.repository = repository;
        this.keygen = keygen;
        this.clock = clock;
    }

    /**
     * As the last visit to the remote saw the evidence branch; empty where the file on the disk counts, because no
     * promotion that is signed brought one.
     *
     * @param disk what is on the disk
     */
    synchronized Optional<byte[]> lines(byte[] disk) {
        Optional<Sha> tip = repository.seenEvidence();
        if (!hasLooked || !seen.equals(tip)) {
            lines = place(tip, disk).flatMap(place -> file.at(place, repository));
            seen = tip;
            hasLooked = true;
        }
        return lines;
    }

    private Optional<Sha> place(Optional<Sha> tip, byte[] disk) {
        Instant now = clock.instant();
        FollowedSigners known = FollowedSigners.kept(file, repository)
                .filter(followed -> !followed.at().isAfter(now))
                .orElseGet(() -> FollowedSigners.none(file));
        // What was put in the place of a branch that this clone followed says nothing.
        boolean leadsOn = tip.isPresent() && known.evidence().stream().allMatch(before ->
                repository.onFirstParents(tip.get(), Set.of(before)).contains(before));
        if (!leadsOn || known.evidence().equals(tip)) {
            return known.place();
        }
        FollowedSigners followed = new SignersChain(file, repository, keygen, known, disk).follow(tip.get(), now);
        followed.keepIn(repository);
        return followed.place();
    }
}
