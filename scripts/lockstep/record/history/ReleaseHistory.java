package lockstep.record.history;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
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

    private final SequencedMap<Sha, KnownGood> good = new LinkedHashMap<>();
    private final Map<Sha, ReleaseId> takenBack = new HashMap<>();
    private Optional<Sha> standing = Optional.empty();

    public static ReleaseHistory of(List<? extends LogEntry> entries) {
        ReleaseHistory history = new ReleaseHistory();
        entries.forEach(history::accept);
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
        return new ArrayList<>(good.sequencedValues().reversed());
    }

    public boolean isKnownGood(Sha sha) {
        return good.containsKey(sha);
    }

    /** The last rollback from a commit. */
    public Optional<ReleaseId> takenBackBy(Sha sha) {
        return Optional.ofNullable(takenBack.get(sha));
    }

    /** All that is known, as values; the oldest first. */
    public record State(Collection<KnownGood> good, Map<Sha, ReleaseId> takenBack, Optional<Sha> standing) {}

    public State state() {
        return new State(good.sequencedValues(), takenBack, standing);
    }

    public static ReleaseHistory of(State state) {
        ReleaseHistory history = new ReleaseHistory();
        state.good().forEach(known -> history.good.put(known.sha(), known));
        history.takenBack.putAll(state.takenBack());
        history.standing = state.standing();
        return history;
    }

    private void promoted(PromotionEntry entry) {
        standing = Optional.of(entry.commit());
        good.remove(entry.commit());
        if (entry.isGood() && allPassed(entry.prodVerification())) {
            put(entry.commit(), entry.id(), entry.evidenceRefs());
        }
    }

    private void rolledBack(RollbackEntry entry) {
        standing = Optional.of(entry.to());
        good.remove(entry.from());
        takenBack.put(entry.from(), entry.id());
        if (entry.isGood() && allPassed(entry.postRollbackVerification())) {
            good.remove(entry.to());
            put(entry.to(), entry.id(), entry.evidenceRefs());
        }
    }

    private void adopted(AdoptionEntry entry) {
        standing = entry.release();
        entry.release().ifPresent(sha -> {
            good.remove(sha);
            if (entry.isGood() && allPassed(entry.prodVerification())) {
                good.put(sha, new KnownGood(sha, entry.when(), "adoption", entry.evidenceRefs()));
            }
        });
    }

    private void put(Sha sha, ReleaseId id, List<String> refs) {
        good.put(sha, new KnownGood(sha, id.minute().toInstant(ZoneOffset.UTC), id.toString(), refs));
    }

    /** Of nothing, nothing is known. */
    private static boolean allPassed(List<LoggedGate> gates) {
        return !gates.isEmpty() && gates.stream().noneMatch(LoggedGate::isNotPassed);
    }
}
