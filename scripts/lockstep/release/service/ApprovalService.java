package lockstep.release.service;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.Refused;
import lockstep.base.release.CommitName;
import lockstep.base.release.Sha;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.Assessment;
import lockstep.record.approval.MoveApproval;
import lockstep.record.approval.PersonalStatement;
import lockstep.release.pipeline.ApprovalRecord;
import lockstep.release.pipeline.StatementDraft;
import lockstep.release.pipeline.RevocationRecord;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.version.NamedCommit;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.git.RemoteHeads;

/**
 * What people do with approvals: ask for a move, approve one, take approvals back. Each is first looked at, which
 * changes nothing and says no with every reason, and then recorded.
 */
public record ApprovalService(ReleaseSite site, WorkflowListener listener) {

    /**
     * A request or an approval that would be recorded.
     *
     * @param isSigned whether a signature stands beside it; without one the name is a claim
     * @param expiresAt of an approval
     * @param missing what the move lacks still, approvals among it
     */
    public record Statement(
            NamedCommit named, Action action, String id, String sha256, String by, boolean isSigned, Instant at,
            Optional<Instant> expiresAt, List<Assessment> missing, CommitDraft draft, RemoteHeads heads) {

        public Statement {
            missing = List.copyOf(missing);
        }

        public boolean isRequest() {
            return expiresAt.isEmpty();
        }
    }

    /** How an approval is limited, and what it says yes to besides the move. */
    public record Terms(
            String reason, Optional<Duration> expires, boolean skipsStaging, boolean skipsCanary) {

        public static Terms usual(String reason) {
            return new Terms(reason, Optional.empty(), false, false);
        }
    }

    /** @throws Refused with all reasons, where more is missing than approvals and time */
    public Statement requestCanary(CommitName commit, String reason) {
        RemoteHeads heads = heads();
        StatementDraft asked = asked(commit, Action.CANARY, Terms.usual(reason), heads);
        return statement(asked, new ApprovalRecord(site, listener).request(asked, heads), heads);
    }

    /** @throws Refused with every reason why the approval would not count */
    public Statement approve(CommitName commit, Action action, Terms terms) {
        RemoteHeads heads = heads();
        StatementDraft asked = asked(commit, action, terms, heads);
        return statement(asked, new ApprovalRecord(site, listener).approve(asked, heads), heads);
    }

    private StatementDraft asked(CommitName commit, Action action, Terms terms, RemoteHeads heads) {
        return new StatementDraft(
                site.versions().find(commit, heads), action, terms.reason(), terms.expires(), terms.skipsStaging(),
                terms.skipsCanary());
    }

    private static Statement statement(StatementDraft asked, ApprovalRecord.Prepared prepared, RemoteHeads heads) {
        PersonalStatement said = prepared.statement();
        return new Statement(
                asked.named(), asked.action(), prepared.id(), prepared.digest(), said.by(), prepared.isSigned(),
                said.at(), said instanceof MoveApproval approval ? Optional.of(approval.expiresAt()) : Optional.empty(),
                prepared.missing(), prepared.draft(), heads);
    }

    public void record(Statement statement) {
        new ApprovalRecord(site, listener).record(statement.draft(), statement.heads());
    }

    /** An approval that somebody gave. */
    public record Given(String id, String sha256, String by, String action, Sha commit) {}

    /** Approvals that would be taken back together. */
    public record Revocation(RevocationRecord.Prepared prepared, RemoteHeads heads) {

        public List<Given> approvals() {
            return prepared.approvals().stream()
                    .map(one -> new Given(one.id(), one.digest(), one.approval().by(), one.approval().action(),
                            one.approval().commit()))
                    .toList();
        }

        public String by() {
            return prepared.by();
        }

        public boolean isSigned() {
            return prepared.isSigned();
        }

        public CommitDraft draft() {
            return prepared.draft();
        }
    }

    /** Of one approval, by its id, whoever gave it. */
    public Revocation revoke(String id, String reason) {
        RemoteHeads heads = heads();
        RevocationRecord record = new RevocationRecord(site, listener);
        RevocationRecord.Standing standing = record.find(heads, id).orElseThrow(() -> new Refused(
                "no approval has the id " + id + "; nothing was recorded",
                "`explain` shows the ids of the approvals of a commit."));
        return new Revocation(record.prepare(List.of(standing), false, reason, heads), heads);
    }

    /** Of all approvals of a commit that whoever asks gave. */
    public Revocation revokeOwn(CommitName commit, String reason) {
        RemoteHeads heads = heads();
        RevocationRecord record = new RevocationRecord(site, listener);
        return new Revocation(record.prepare(
                record.of(heads, site.versions().find(commit, heads).commit()), true, reason, heads), heads);
    }

    public void record(Revocation revocation) {
        new RevocationRecord(site, listener).record(revocation.prepared(), revocation.heads());
    }

    private RemoteHeads heads() {
        return site.repository().fetch(site.remoteDeadline());
    }
}
