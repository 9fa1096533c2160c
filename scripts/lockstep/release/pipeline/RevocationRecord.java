package lockstep.release.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.digest.Sha256;
import lockstep.base.error.LockstepError;
import lockstep.base.error.Refused;
import lockstep.base.release.PolicyLink;
import lockstep.base.release.Sha;
import lockstep.record.approval.ApprovalRevocation;
import lockstep.record.approval.MoveApproval;
import lockstep.record.approval.PersonalStatement;
import lockstep.record.approval.PersonalStatementReader;
import lockstep.record.layout.ApprovalPlaces.Kind;
import lockstep.record.layout.ApprovalPlaces;
import lockstep.release.pipeline.Signing.Signed;
import lockstep.release.recording.Recorder;
import lockstep.release.site.ConfigInForce;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.tree.FileWrite;
import lockstep.settings.GovernedConfig;

/** Takes approvals back: by who gave them, or by somebody else of the role. */
public record RevocationRecord(ReleaseSite site, WorkflowListener listener) {

    /** An approval as it lies on the branch. */
    public record Standing(MoveApproval approval, String digest) {

        public String id() {
            return ApprovalPlaces.id(digest);
        }
    }

    public record Prepared(List<Standing> approvals, String by, boolean isSigned, CommitDraft draft) {}

    /** The approvals of a commit that nobody took back and nothing used up. */
    public List<Standing> of(RemoteHeads heads, Sha commit) {
        return heads.evidence().stream()
                .flatMap(tip -> site.repository().list(tip, ApprovalPlaces.of(commit)).stream()
                        .map(name -> ApprovalPlaces.of(commit) + "/" + name)
                        .flatMap(path -> ApprovalPlaces.idOf(path, Kind.APPROVAL)
                                .filter(id -> isOpen(tip, commit, id))
                                .flatMap(id -> read(tip, path)).stream()))
                .toList();
    }

    /** The approval of this id, whatever commit it is of. */
    public Optional<Standing> find(RemoteHeads heads, String id) {
        return heads.evidence().stream()
                .flatMap(tip -> site.repository().list(tip, ApprovalPlaces.FOLDER).stream()
                        .flatMap(two -> site.repository().list(tip, ApprovalPlaces.FOLDER + "/" + plain(two)).stream())
                        .flatMap(name -> Sha.tryParse(plain(name)).stream())
                        .filter(commit -> isThere(tip, commit, Kind.APPROVAL, id))
                        .flatMap(commit -> read(tip, ApprovalPlaces.file(commit, Kind.APPROVAL, id)).stream()))
                .findFirst();
    }

    private static String plain(String folder) {
        return folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
    }

    private boolean isOpen(Sha tip, Sha commit, String id) {
        return !isThere(tip, commit, Kind.REVOCATION, id) && !isThere(tip, commit, Kind.CONSUMED, id);
    }

    private boolean isThere(Sha tip, Sha commit, Kind kind, String id) {
        return site.repository().find(tip, ApprovalPlaces.file(commit, kind, id)).isPresent();
    }

    private Optional<Standing> read(Sha tip, String path) {
        try {
            return site.repository().read(tip, path, ApprovalPlaces.LARGEST)
                    .filter(json -> PersonalStatementReader.read(json, path) instanceof MoveApproval)
                    .map(json -> new Standing(
                            (MoveApproval) PersonalStatementReader.read(json, path), Sha256.of(json).hex()));
        } catch (LockstepError e) {
            listener.step(e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * @param mineOnly leave out what others gave
     * @throws Refused where whoever signs may not take them back, or there is nothing to take back
     */
    public Prepared prepare(List<Standing> approvals, boolean mineOnly, String reason, RemoteHeads heads) {
        ApprovalRecord record = new ApprovalRecord(site, listener);
        Instant now = record.now();
        List<FileWrite> writes = new ArrayList<>();
        List<Standing> taken = new ArrayList<>();
        List<Signed<PersonalStatement>> said = new ArrayList<>();
        for (Standing one : approvals) {
            Sha commit = one.approval().commit();
            GovernedConfig inForce = new ConfigInForce(site).orOwn(heads, commit);
            Signed<PersonalStatement> signed = new Signing(site, ApproverKeys.of(site, heads, inForce)).sign(
                    new ApprovalRevocation(commit, one.digest(), new PipelineReader(site).acting(), reason, now), now);
            String by = signed.statement().by();
            boolean own = by.equalsIgnoreCase(one.approval().by());
            if (mineOnly && !own) {
                continue;
            }
            if (!own && !inForce.members(one.approval().role()).contains(by)) {
                throw Refused.over(by + " neither gave this approval nor has the role " + one.approval().role()
                        + "; nothing was recorded",
                        List.of(new PolicyLink("approver-role")
                                .ground(by + " may not revoke it", "Ask somebody of the role.")),
                        "Ask " + one.approval().by() + ", or somebody of the role.");
            }
            taken.add(one);
            said.add(signed);
            writes.addAll(ApprovalRecord.files(ApprovalPlaces.file(commit, Kind.REVOCATION, one.id()), signed));
        }
        if (taken.isEmpty()) {
            throw new Refused("there is no approval to revoke; nothing was recorded",
                    "See `explain`, and give the id of an approval.");
        }
        CommitDraft draft = new CommitDraft(writes, "Revoke " + taken.size() + (taken.size() == 1
                ? " approval of " : " approvals of ") + taken.getFirst().approval().commit().abbreviated() + "\n\nBy "
                + said.getFirst().statement().by() + "\n", site.identity(), now);
        return new Prepared(List.copyOf(taken), said.getFirst().statement().by(),
                said.getFirst().signature().isPresent(), draft);
    }

    /** Records what was prepared; where others took the same back meanwhile, there is nothing left to do. */
    public void record(Prepared prepared, RemoteHeads heads) {
        listener.step("recording on " + site.repository().branches().evidence());
        new Recorder(site, listener).add(heads, now -> isDone(prepared, now)
                ? Optional.empty()
                : Optional.of(prepared.draft()));
    }

    private boolean isDone(Prepared prepared, RemoteHeads now) {
        return prepared.approvals().stream().allMatch(one -> now.evidence()
                .filter(tip -> isThere(tip, one.approval().commit(), Kind.REVOCATION, one.id())).isPresent());
    }
}
