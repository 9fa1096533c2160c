package lockstep.release.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import lockstep.base.digest.Sha256;
import lockstep.base.error.LockstepError;
import lockstep.base.error.LostRace;
import lockstep.base.error.Refused;
import lockstep.base.release.PolicyLink;
import lockstep.base.release.Sha;
import lockstep.record.approval.ApprovalRevocation;
import lockstep.record.approval.Consumed;
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

    private static final String SEE_STATUS = "See `status`: what is open can be ended, what was promoted rolled back.";

    /** An approval as it lies on the branch. */
    public record Standing(MoveApproval approval, String digest) {

        public String id() {
            return ApprovalPlaces.id(digest);
        }
    }

    /** @param said the revocations, in the order of the approvals */
    public record Prepared(List<Standing> approvals, List<Signed<PersonalStatement>> said) {

        public Prepared {
            approvals = List.copyOf(approvals);
            said = List.copyOf(said);
        }

        public String by() {
            return said.getFirst().statement().by();
        }

        public boolean isSigned() {
            return said.getFirst().signature().isPresent();
        }

        private Prepared only(Predicate<Standing> which) {
            List<Integer> places = IntStream.range(0, approvals.size())
                    .filter(place -> which.test(approvals.get(place))).boxed().toList();
            return new Prepared(
                    places.stream().map(approvals::get).toList(), places.stream().map(said::get).toList());
        }
    }

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

    /** Why there is nothing to revoke of an approval, in words; empty where there is. */
    private Optional<String> gone(RemoteHeads heads, Standing one) {
        Sha commit = one.approval().commit();
        String who = "approval " + one.id() + " of " + one.approval().by();
        Optional<String> used = file(heads, commit, Kind.CONSUMED, one.id())
                .map(json -> who + " was used by " + Consumed.by(json) + ": to revoke it stops nothing");
        return used.or(() -> file(heads, commit, Kind.REVOCATION, one.id())
                .map(json -> who + " was revoked already" + by(json, commit, one.id())));
    }

    /** Whatever lies there takes the approval away, also what cannot be read. */
    private Optional<byte[]> file(RemoteHeads heads, Sha commit, Kind kind, String id) {
        return heads.evidence().filter(tip -> isThere(tip, commit, kind, id))
                .map(tip -> site.repository().readable(
                        tip, ApprovalPlaces.file(commit, kind, id), ApprovalPlaces.LARGEST).orElse(new byte[0]));
    }

    private static String by(byte[] json, Sha commit, String id) {
        try {
            return ", by " + PersonalStatementReader.read(
                    json, ApprovalPlaces.file(commit, Kind.REVOCATION, id)).by();
        } catch (LockstepError e) {
            return "";
        }
    }

    /** @throws Refused where it was used or revoked already */
    public void requireOpen(RemoteHeads heads, Standing one) {
        gone(heads, one).ifPresent(words -> {
            throw new Refused(words + "; nothing was recorded", SEE_STATUS);
        });
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
        }
        if (taken.isEmpty()) {
            throw new Refused("there is no approval to revoke; nothing was recorded",
                    "See `explain`, and give the id of an approval.");
        }
        return new Prepared(taken, said);
    }

    /** The commit that records them. */
    public CommitDraft draft(Prepared prepared) {
        List<FileWrite> writes = new ArrayList<>();
        for (int place = 0; place < prepared.approvals().size(); place++) {
            Standing one = prepared.approvals().get(place);
            writes.addAll(ApprovalRecord.files(
                    ApprovalPlaces.file(one.approval().commit(), Kind.REVOCATION, one.id()),
                    prepared.said().get(place)));
        }
        int many = prepared.approvals().size();
        return new CommitDraft(writes, "Revoke " + many + (many == 1 ? " approval of " : " approvals of ")
                + prepared.approvals().getFirst().approval().commit().abbreviated() + "\n\nBy " + prepared.by() + "\n",
                site.identity(), prepared.said().getFirst().statement().at());
    }

    /**
     * Records what was prepared, but for what others revoked or used meanwhile, which is told.
     *
     * @return what was revoked by this
     * @throws LostRace where nothing is left to revoke
     */
    public Prepared record(Prepared prepared, RemoteHeads heads) {
        listener.step("recording on " + site.repository().branches().evidence());
        List<Prepared> revoked = new ArrayList<>();
        new Recorder(site, listener).add(heads, now -> {
            Prepared open = prepared.only(one -> gone(now, one).isEmpty());
            List<String> gone = prepared.approvals().stream().flatMap(one -> gone(now, one).stream()).toList();
            if (open.approvals().isEmpty()) {
                throw new LostRace(String.join("; ", gone) + "; nothing was recorded", SEE_STATUS);
            }
            gone.forEach(listener::step);
            revoked.add(open);
            return Optional.of(draft(open));
        });
        return revoked.getLast();
    }
}
