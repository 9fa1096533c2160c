package lockstep.record.history;

import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.record.history.CommitStanding.Ranked;
import lockstep.record.log.AdoptionEntry;
import lockstep.record.log.LogEntry;
import lockstep.record.log.LoggedGate;
import lockstep.record.log.OtherBlock;
import lockstep.record.log.PromotionEntry;
import lockstep.record.log.RollbackEntry;

/**
 * What the entries of a log, taken in order, say of {@code release}: where it stands and which commits are known to be
 * good. The last word on a commit counts: one that was rolled back from, or failed in production, is good no more.
 */
public final class ReleaseHistory {

    private static final Comparator<Ranked> NEWEST_FIRST = Comparator.comparingLong(Ranked::rank).reversed();

    private final Map<Sha, Ranked> good = new HashMap<>();
    private final Map<Sha, ReleaseId> takenBack = new HashMap<>();
    private final Earlier earlier;
    private final Optional<ReleaseHistory> twin;
    private Optional<Sha> standing = Optional.empty();
    private long ranks;

    public ReleaseHistory() {
        this(Earlier.nothing());
    }

    /** @param earlier gives what it brings to {@link #restore(Sha, CommitStanding)} */
    public ReleaseHistory(Earlier earlier) {
        this(earlier, Optional.empty());
    }

    /** @param twin accepts each entry before this one does, if it does: what both know is kept once */
    public ReleaseHistory(Earlier earlier, ReleaseHistory twin) {
        this(earlier, Optional.of(twin));
    }

    private ReleaseHistory(Earlier earlier, Optional<ReleaseHistory> twin) {
        this.earlier = earlier;
        this.twin = twin;
    }

    public static ReleaseHistory of(List<? extends LogEntry> entries) {
        ReleaseHistory history = new ReleaseHistory();
        entries.forEach(history::accept);
        return history;
    }

    /** @param good what is known to be good, newest first */
    public static ReleaseHistory from(Optional<Sha> standing, List<KnownGood> good) {
        ReleaseHistory history = new ReleaseHistory();
        history.standing = standing;
        good.reversed().forEach(history::put);
        return history;
    }

    public void accept(LogEntry entry) {
        switch (entry) {
            case PromotionEntry promotion -> promoted(promotion);
            case RollbackEntry rollback -> rolledBack(rollback);
            case AdoptionEntry adoption -> adopted(adoption);
            case OtherBlock other -> { }
        }
    }

    /** Where the log says that {@code release} stands. */
    public Optional<Sha> standing() {
        return standing;
    }

    /** Newest first. */
    public List<KnownGood> knownGood() {
        earlier.bringAllCommits();
        return good.values().stream().sorted(NEWEST_FIRST).map(Ranked::known).toList();
    }

    public boolean isKnownGood(Sha sha) {
        earlier.bring(sha);
        return good.containsKey(sha);
    }

    /** The last rollback from a commit. */
    public Optional<ReleaseId> rolledBackBy(Sha sha) {
        earlier.bring(sha);
        return Optional.ofNullable(takenBack.get(sha));
    }

    /**
     * What it goes on from, apart from what it knows of each commit.
     *
     * @param ranks how often a commit became known to be good
     */
    public record State(Optional<Sha> standing, long ranks) {}

    public State state() {
        return new State(standing, ranks);
    }

    public void restore(State state) {
        standing = state.standing();
        ranks = state.ranks();
    }

    /** The commits that something is known of; of what was before, those that were brought. */
    public Set<Sha> commits() {
        Set<Sha> commits = new HashSet<>(good.keySet());
        commits.addAll(takenBack.keySet());
        return commits;
    }

    public CommitStanding standing(Sha commit) {
        return new CommitStanding(
                Optional.ofNullable(good.get(commit)), Optional.ofNullable(takenBack.get(commit)));
    }

    public void restore(Sha commit, CommitStanding known) {
        known.good().ifPresent(ranked -> good.put(commit, ranked));
        known.takenBack().ifPresent(id -> takenBack.put(commit, id));
    }

    private void promoted(PromotionEntry entry) {
        Sha commit = earlier.bring(entry.commit());
        standing = Optional.of(commit);
        good.remove(commit);
        if (entry.isGood() && allPassed(entry.prodVerification())) {
            put(commit, entry.id());
        }
    }

    private void rolledBack(RollbackEntry entry) {
        Sha from = earlier.bring(entry.from());
        Sha to = earlier.bring(entry.to());
        standing = Optional.of(to);
        good.remove(from);
        takenBack.put(from, earlier.same(entry.id()));
        if (entry.isGood() && allPassed(entry.postRollbackVerification())) {
            put(to, entry.id());
        }
    }

    private void adopted(AdoptionEntry entry) {
        standing = entry.release();
        entry.release().map(earlier::bring).ifPresent(sha -> {
            good.remove(sha);
            if (entry.isGood() && allPassed(entry.prodVerification())) {
                put(new KnownGood(sha, entry.when(), Optional.empty()));
            }
        });
    }

    private void put(Sha sha, ReleaseId id) {
        put(new KnownGood(sha, id.minute().toInstant(ZoneOffset.UTC), Optional.of(earlier.same(id))));
    }

    private void put(KnownGood known) {
        Optional<Ranked> twins = twin.map(other -> other.good.get(known.sha()));
        Ranked ranked = new Ranked(ranks++, twins.map(Ranked::known).filter(known::equals).orElse(known));
        good.put(known.sha(), twins.filter(ranked::equals).orElse(ranked));
    }

    /** Of nothing, nothing is known. */
    private static boolean allPassed(List<LoggedGate> gates) {
        return !gates.isEmpty() && gates.stream().noneMatch(LoggedGate::isNotPassed);
    }
}
