package lockstep.record.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.release.Clocks;
import lockstep.base.release.ReleaseId;
import lockstep.record.audit.EvidenceFact.RecordedCorrection;
import lockstep.record.audit.EvidenceFact.RecordedOutcome;
import lockstep.record.audit.EvidenceFact.RecordedTruth;
import lockstep.record.layout.TruthPlaces;
import lockstep.record.truth.LoggedMove;
import lockstep.record.truth.SourceOfTruth;
import lockstep.record.truth.TruthCorrection;

/**
 * Holds the source of truth against the log. Whoever changes it says what the newest entry says, or why not where that
 * can be corrected; and once there is one, it is about the newest entry.
 */
final class TruthAudit {

    private final Violations violations;
    private Optional<ReleaseId> told = Optional.empty();

    TruthAudit(Violations violations) {
        this.violations = violations;
    }

    /** What the file on the branch is about; empty before the first. */
    Optional<ReleaseId> told() {
        return told;
    }

    void restore(Optional<ReleaseId> state) {
        told = state;
    }

    /**
     * @param last the newest entry
     * @param isNew whether it came with this commit
     * @param outcome what vouches for it
     */
    void accept(BranchCommit commit, Optional<LoggedMove> last, boolean isNew, Optional<RecordedOutcome> outcome) {
        List<RecordedCorrection> corrections = facts(commit, RecordedCorrection.class);
        List<RecordedTruth> truths = facts(commit, RecordedTruth.class);
        if (truths.isEmpty()) {
            corrections.forEach(one -> add(one.path(), "it corrects nothing"));
        }
        for (RecordedTruth truth : truths) {
            truth.said().ifPresentOrElse(
                    said -> truth(truth, said, commit, last, isNew, outcome, corrections),
                    () -> unreadable(truth));
        }
    }

    /** Where a team shares the branch, a file of its own may have been there before. */
    private void unreadable(RecordedTruth truth) {
        if (told.isPresent() || truth.isOnDedicatedBranch()) {
            add(truth.path(), "it cannot be read");
        }
    }

    private void truth(
            RecordedTruth truth, SourceOfTruth said, BranchCommit commit, Optional<LoggedMove> last, boolean isNew,
            Optional<RecordedOutcome> outcome, List<RecordedCorrection> corrections) {
        told = Optional.of(said.releaseId());
        if (last.isEmpty()) {
            add(truth.path(), "no entry of the log says what production runs");
            return;
        }
        LoggedMove move = last.get();
        said.contradictions(move).forEach(why -> add(truth.path(), why));
        if (!said.environment().equals("production")) {
            add(truth.path(), "it is about the environment " + said.environment());
        }
        boolean corrected = !isNew && corrections.stream().anyMatch(one -> corrects(one, truth));
        if (!corrected) {
            said.differences(move).forEach(why -> add(truth.path(), why));
            corrections.forEach(one -> add(one.path(), "it corrects another source of truth"));
        }
        if (move.isGood()) {
            order(truth.path(), said);
        }
        time(truth.path(), said, commit, isNew);
        outcome.filter(ended -> isNew && !ended.decision().equals(said.decision())).ifPresent(
                ended -> add(truth.path(), "it names another decision than that of " + ended.id()));
    }

    private static boolean corrects(RecordedCorrection correction, RecordedTruth truth) {
        return correction.said()
                .filter(said -> said.after().equals(truth.sha256()) && !said.reason().isBlank())
                .map(TruthCorrection::environment)
                .filter("production"::equals)
                .isPresent();
    }

    /** A move can be given up on a host whose clock is days behind. */
    private void order(String path, SourceOfTruth said) {
        Instant begun = said.releaseId().minute().toInstant(ZoneOffset.UTC);
        // An id is never before the one before it, so it may be ahead of the clock of whoever took it.
        if (said.promotionTime().isBefore(begun.minus(Clocks.FARTHEST_AHEAD).minus(Clocks.SKEW))) {
            add(path, "it says promoted at " + said.promotionTime() + ", before " + said.releaseId() + " began");
        }
    }

    private void time(String path, SourceOfTruth said, BranchCommit commit, boolean isNew) {
        commit.when().filter(when -> said.promotionTime().isAfter(when.plus(Clocks.SKEW))).ifPresent(
                when -> add(path, "it says promoted at " + said.promotionTime() + ", and was written at " + when));
        commit.when().filter(when -> isNew && said.promotionTime().isBefore(when.minus(Clocks.SKEW))).ifPresent(
                when -> add(path, "it says promoted at " + said.promotionTime() + ", the outcome is of " + when));
    }

    /** Nothing came after this. */
    void finish(Optional<LoggedMove> last) {
        told.filter(id -> last.isPresent() && !last.get().id().equals(id)).ifPresent(id -> add(
                TruthPlaces.PRODUCTION, "it is about " + id + ", the newest entry is " + last.get().id()
                        + ": update-sot writes it again"));
    }

    void gone(String path, String how) {
        told.ifPresent(id -> add(path, how));
    }

    private void add(String where, String what) {
        violations.add(AuditRule.SOT_TRUE, where, what);
    }

    private static <T extends EvidenceFact> List<T> facts(BranchCommit commit, Class<T> kind) {
        return commit.evidence().stream().flatMap(fact -> kind.isInstance(fact)
                ? Stream.of(kind.cast(fact)) : Stream.empty()).toList();
    }
}
