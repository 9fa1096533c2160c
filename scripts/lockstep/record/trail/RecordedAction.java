package lockstep.record.trail;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
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

    private RecordedAction with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.done();
    }

    RecordedAction moving(Optional<String> from, Optional<String> to) {
        return with(draft -> {
            draft.fromStage = from;
            draft.toStage = to;
        });
    }

    RecordedAction by(Optional<String> who) {
        return with(draft -> draft.operator = who);
    }

    RecordedAction approved(Optional<String> who) {
        return with(draft -> draft.approvedBy = who);
    }

    RecordedAction ending(Optional<String> how, String inWords) {
        return with(draft -> {
            draft.result = how;
            draft.words = inWords;
        });
    }

    RecordedAction about(Optional<String> id) {
        return with(draft -> draft.subject = id);
    }

    RecordedAction leaving(Optional<Sha> before) {
        return with(draft -> draft.left = before);
    }

    RecordedAction named(Optional<Version> name) {
        return with(draft -> draft.version = name);
    }

    RecordedAction foundBy(Optional<String> run) {
        return with(draft -> draft.ciRun = run);
    }

    /** Whether it was done to the commit, or took it away. */
    public boolean concerns(Sha sha) {
        return commit.equals(Optional.of(sha)) || left.equals(Optional.of(sha));
    }

    /** The same, to be changed in one thing. */
    private static final class Draft {

        private Instant at;
        private String action;
        private Optional<String> fromStage;
        private Optional<String> toStage;
        private Optional<String> approvedBy;
        private Optional<String> ciRun;
        private Optional<Sha> commit;
        private Optional<Sha> left;
        private Optional<Version> version;
        private Optional<String> subject;
        private Optional<String> operator;
        private Optional<String> result;
        private String words;
        private String path;

        private Draft(RecordedAction of) {
            at = of.at;
            action = of.action;
            fromStage = of.fromStage;
            toStage = of.toStage;
            approvedBy = of.approvedBy;
            ciRun = of.ciRun;
            commit = of.commit;
            left = of.left;
            version = of.version;
            subject = of.subject;
            operator = of.operator;
            result = of.result;
            words = of.words;
            path = of.path;
        }

        private RecordedAction done() {
            return new RecordedAction(at, action, fromStage, toStage, approvedBy, ciRun, commit, left, version,
                    subject, operator, result, words, path);
        }
    }
}
