package lockstep.release.site;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import lockstep.base.release.Sha;
import lockstep.record.log.LogVolumes;
import lockstep.record.signature.SshKeygen;
import lockstep.repository.git.ReleaseRepository;

/**
 * Whose signatures count: the file of allowed signers that the newest promotion brought which those signed who counted
 * before it. Whoever pushes a head of {@code release}, or a log, brings no key along and takes none away; nor does a
 * rollback: code goes back, keys do not.
 */
public final class SignersInForce {

    private final SignersFile file;
    private final ReleaseRepository repository;
    private final SshKeygen keygen;
    private final LogVolumes log;
    private final InstantSource clock;
    private Optional<Seen> seen = Optional.empty();
    private Optional<byte[]> lines = Optional.empty();

    public SignersInForce(
            SignersFile file, ReleaseRepository repository, SshKeygen keygen, LogVolumes log, InstantSource clock) {
        this.file = file;
        this.repository = repository;
        this.keygen = keygen;
        this.log = log;
        this.clock = clock;
    }

    /**
     * As the last visit to the remote saw its branches. Where no signed promotion brought the file, it is the one that
     * {@code release} has, if what it has was merged; empty where the file on the disk counts.
     */
    public synchronized Optional<byte[]> lines() {
        Seen now = new Seen(repository.seenStaging(), repository.seenProduction(), repository.seenEvidence());
        if (!seen.equals(Optional.of(now))) {
            lines = place(now).flatMap(place -> file.at(place, repository));
            seen = Optional.of(now);
        }
        return lines;
    }

    private record Seen(Optional<Sha> main, Optional<Sha> release, Optional<Sha> evidence) {

        /** Empty where somebody pushed a head that nobody merged. */
        Optional<Sha> merged(ReleaseRepository repository) {
            return release.filter(head -> main.filter(tip -> repository.isAncestor(head, tip)).isPresent());
        }
    }

    private Optional<Sha> place(Seen now) {
        FollowedSigners known = FollowedSigners.kept(file, repository).orElseGet(() -> FollowedSigners.none(file));
        return now.evidence().map(tip -> followed(known, tip)).orElse(known).place().or(() -> now.merged(repository));
    }

    private FollowedSigners followed(FollowedSigners known, Sha tip) {
        boolean holds = known.stillHolds(repository);
        if (holds && known.evidence().equals(Optional.of(tip))) {
            return known;
        }
        boolean leadsOn = known.evidence().stream().allMatch(before ->
                repository.onFirstParents(tip, Set.of(before)).contains(before));
        SignersChain chain = new SignersChain(
                file, repository, keygen, log, leadsOn && holds ? known : FollowedSigners.none(file));
        FollowedSigners followed = chain.follow(tip, clock.instant());
        // What was followed from the beginning takes the place of what was known only if it comes to no less.
        FollowedSigners counts = leadsOn && holds || followed.comesTo(known) ? followed : known;
        if ((counts != known || chain.isReadable()) && chain.isAnchored()) {
            counts.settled(repository).keepIn(repository);
        }
        return counts;
    }
}
