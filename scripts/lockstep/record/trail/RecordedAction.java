package lockstep.record.trail;

import java.time.Instant;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;

/**
 * One thing that was done, as the audit trail tells it.
 *
 * @param fromStage where the commit was before; empty where nothing was moved
 * @param toStage where it went
 * @param approvedBy whose approval it used up, or who gave it
 * @param ciRun the run of CI that found out about the commit before
 * @param commit what it was about
 * @param left the commit that it took the place of
 * @param subject the id of the promotion, rollback or canary, or of the run
 * @param words what happened, in a few words
 * @param path where the record has it
 */
public record RecordedAction(
        Instant at, String action, Optional<String> fromStage, Optional<String> toStage, Optional<String> approvedBy,
        Optional<String> ciRun, Optional<Sha> commit, Optional<Sha> left, Optional<Version> version,
        Optional<String> subject, Optional<String> operator, Optional<String> result, String words, String path) {

    public static final String DEV = "dev";
    public static final String STAGING = "staging";
    public static final String CANARY = "canary";
    public static final String PRODUCTION = "production";

    /** Something that was done to a commit, of which nothing more is known yet. */
    static RecordedAction of(Instant at, String action, Optional<Sha> commit, String path) {
        return new RecordedAction(
                at, action, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), commit,
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "", path);
    }

    RecordedAction moving(Optional<String> from, Optional<String> to) {
        return new RecordedAction(
                at, action, from, to, approvedBy, ciRun, commit, left, version, subject, operator, result, words, path);
    }

    RecordedAction by(Optional<String> who) {
        return new RecordedAction(
                at, action, fromStage, toStage, approvedBy, ciRun, commit, left, version, subject, who, result, words,
                path);
    }

    RecordedAction approved(Optional<String> who) {
        return new RecordedAction(
                at, action, fromStage, toStage, who, ciRun, commit, left, version, subject, operator, result, words,
                path);
    }

    RecordedAction ending(Optional<String> how, String inWords) {
        return new RecordedAction(
                at, action, fromStage, toStage, approvedBy, ciRun, commit, left, version, subject, operator, how,
                inWords, path);
    }

    RecordedAction about(Optional<String> id) {
        return new RecordedAction(
                at, action, fromStage, toStage, approvedBy, ciRun, commit, left, version, id, operator, result, words,
                path);
    }

    RecordedAction leaving(Optional<Sha> before) {
        return new RecordedAction(
                at, action, fromStage, toStage, approvedBy, ciRun, commit, before, version, subject, operator, result,
                words, path);
    }

    RecordedAction named(Optional<Version> name) {
        return new RecordedAction(
                at, action, fromStage, toStage, approvedBy, ciRun, commit, left, name, subject, operator, result, words,
                path);
    }

    RecordedAction foundBy(Optional<String> run) {
        return new RecordedAction(
                at, action, fromStage, toStage, approvedBy, run, commit, left, version, subject, operator, result,
                words, path);
    }

    /** Whether it was done to the commit, or took it away. */
    public boolean concerns(Sha sha) {
        return commit.equals(Optional.of(sha)) || left.equals(Optional.of(sha));
    }
}
