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

    /** A request or an approval that would be recorded. */
    public record Statement(ApprovalRecord.Prepared prepared, CommitDraft draft) {

        public NamedCommit named() {
            return prepared.entered().named();
        }

        public Action action() {
            return prepared.entered().action();
        }

        public String id() {
            return prepared.id();
        }

        public String sha256() {
            return prepared.digest();
        }

        public String by() {
            return prepared.statement().by();
        }

        /** Whether a signature stands beside it; without one the name is a claim. */
        public boolean isSigned() {
            return prepared.isSigned();
        }

        public Instant at() {
            return prepared.statement().at();
        }

        /** Of an approval. */
        public Optional<Instant> expiresAt() {
            return prepared.statement() instanceof MoveApproval approval
                    ? Optional.of(approval.expiresAt())
                    : Optional.empty();
        }

        /** What the move lacks still, approvals among it. */
        public List<Assessment> missing() {
            return prepared.missing();
        }

        public RemoteHeads heads() {
            return prepared.heads();
        }

        public boolean isRequest() {
            return expiresAt().isEmpty();
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
        return statement(new ApprovalRecord(site, listener).request(asked, heads));
    }

    /** @throws Refused with every reason why the approval would not count */
    public Statement approve(CommitName commit, Action action, Terms terms) {
        RemoteHeads heads = heads();
        StatementDraft asked = asked(commit, action, terms, heads);
        return statement(new ApprovalRecord(site, listener).approve(asked, heads));
    }

    private StatementDraft asked(CommitName commit, Action action, Terms terms, RemoteHeads heads) {
        return new StatementDraft(
                site.versions().find(commit, heads), action, terms.reason(), terms.expires(), terms.skipsStaging(),
                terms.skipsCanary());
    }

    private Statement statement(ApprovalRecord.Prepared prepared) {
        return new Statement(prepared, new ApprovalRecord(site, listener).draft(prepared, prepared.heads()));
    }

    public void record(Statement statement) {
        new ApprovalRecord(site, listener).record(statement.prepared());
    }

    /** An approval that somebody gave. */
    public record Given(String id, String sha256, String by, String action, Sha commit) {}

    /** Approvals that would be taken back together. */
    public record Revocation(RevocationRecord.Prepared prepared, CommitDraft draft, RemoteHeads heads) {

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
    }

    /** Of one approval, by its id, whoever gave it. */
    public Revocation revoke(String id, String reason) {
        RemoteHeads heads = heads();
        RevocationRecord record = new RevocationRecord(site, listener);
        RevocationRecord.Standing standing = record.find(heads, id).orElseThrow(() -> new Refused(
                "no approval has the id " + id + "; nothing was recorded",
                "`explain` shows the ids of the approvals of a commit."));
        record.requireOpen(heads, standing);
        return revocation(record, record.prepare(List.of(standing), false, reason, heads), heads);
    }

    private static Revocation revocation(
            RevocationRecord record, RevocationRecord.Prepared prepared, RemoteHeads heads) {
        return new Revocation(prepared, record.draft(prepared), heads);
    }

    /**
     * Of all approvals of a commit that whoever asks gave. A version means what it meant when it was approved, though
     * its tag be moved or gone.
     */
    public Revocation revokeOwn(CommitName commit, String reason) {
        RemoteHeads heads = heads();
        RevocationRecord record = new RevocationRecord(site, listener);
        Sha named = site.versions().known(commit, heads, "the id of an approval, ").commit();
        return revocation(record, record.prepare(record.of(heads, named), true, reason, heads), heads);
    }

    /** @return what was revoked by it: others may have revoked or used some of them meanwhile */
    public Revocation record(Revocation revocation) {
        RevocationRecord record = new RevocationRecord(site, listener);
        return revocation(record, record.record(revocation.prepared(), revocation.heads()), revocation.heads());
    }

    private RemoteHeads heads() {
        return site.repository().fetch(site.remoteDeadline());
    }
}
