package lockstep.release.pipeline;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.Ground;
import lockstep.base.error.LockstepError;
import lockstep.base.error.LostRace;
import lockstep.base.error.Refused;
import lockstep.base.error.UsageError;
import lockstep.base.release.PolicyRule;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.base.text.Durations;
import lockstep.base.text.Sanitiser;
import lockstep.policy.promotion.Reason;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.Approval;
import lockstep.policy.requirement.Approved;
import lockstep.policy.requirement.Assessment;
import lockstep.record.approval.MoveApproval;
import lockstep.record.approval.MoveRequest;
import lockstep.record.approval.PersonalStatement;
import lockstep.record.layout.ApprovalPlaces.Kind;
import lockstep.record.layout.ApprovalPlaces;
import lockstep.record.layout.EvidenceLayout;
import lockstep.release.pipeline.Signing.Signed;
import lockstep.release.recording.Recorder;
import lockstep.release.site.ConfigInForce;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.tree.FileWrite;

/** Puts requests and approvals on the evidence branch, where everybody can check them. */
public record ApprovalRecord(ReleaseSite site, WorkflowListener listener) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** How old what was looked at may be, where nobody changed anything. */
    private static final Duration LONG = Duration.ofMinutes(1);

    /**
     * What will be recorded.
     *
     * @param heads where the branches were when it was looked at
     * @param missing what the move lacks still, approvals among it
     */
    public record Prepared(
            StatementDraft entered, Signed<PersonalStatement> signed, RemoteHeads heads, List<Assessment> missing) {

        public Prepared {
            missing = List.copyOf(missing);
        }

        public PersonalStatement statement() {
            return signed.statement();
        }

        public String digest() {
            return signed.digest().hex();
        }

        public String id() {
            return ApprovalPlaces.id(digest());
        }

        /** Whether a signature stands beside it; without one the name is a claim. */
        public boolean isSigned() {
            return signed.signature().isPresent();
        }
    }

    /**
     * A request. It is recorded where nothing is missing but approvals and time: what has to be mended first would make
     * the approvals void.
     *
     * @throws Refused with all reasons, where more is missing
     */
    public Prepared request(StatementDraft entered, RemoteHeads heads) {
        if (site.config().pipeline().canaryStages().isEmpty()) {
            throw new ConfigurationError("lockstep.yaml says nothing of a canary; nothing was recorded",
                    "Describe it under " + (site.config().services().isEmpty()
                            ? "pipeline.canary" : "services.NAME.canary") + ": docs/canary.md.");
        }
        requireConfiguration(heads, entered.named().commit());
        PipelineReader reader = new PipelineReader(site);
        PipelineReader.Read read = reader.read(heads, subject(entered));
        List<Assessment> missing = new Requirements(site.config().pipeline().forCanary()).assess(read).stream()
                .filter(one -> !one.holds())
                .toList();
        List<Assessment> toMend = missing.stream().filter(one -> !waits(one)).toList();
        if (!toMend.isEmpty()) {
            throw refused(entered.named().shown() + " is not requested", toMend);
        }
        Instant now = now();
        MoveRequest request = new MoveRequest(
                entered.named().commit(), entered.action().word(), heads.production(),
                entered.named().version().map(Version::name), reader.acting(), read.inForce().sha256(),
                entered.reason(), now, nonce());
        Signed<PersonalStatement> signed = new Signing(site, read.keys()).sign(request, now);
        return new Prepared(entered, signed, heads, missing);
    }

    /** Approvals and time come by themselves. */
    private static boolean waits(Assessment one) {
        return one.holdsAt().isPresent() || one.rule().equals("soak") || one.rule().equals("freeze")
                || one.rule().startsWith("appro") || one.rule().equals("hotfix-approvals");
    }

    /**
     * An approval by whoever signs it.
     *
     * @throws Refused with every reason why it would not count
     */
    public Prepared approve(StatementDraft entered, RemoteHeads heads) {
        requireConfiguration(entered.action() == Action.ROLLBACK ? new ExplainedHeads(site).of(heads) : heads,
                entered.named().commit());
        PipelineReader reader = new PipelineReader(site);
        PipelineReader.Read read = reader.read(heads, subject(entered), "");
        List<Approved> asked = asked(entered, read);
        new Approvable(site).require(entered, heads);
        Instant now = now();
        Duration longest = asked.stream().map(Approved::expires).max(Duration::compareTo).orElseThrow();
        Duration expires = entered.expires().orElse(longest);
        if (expires.compareTo(longest) > 0 || !expires.isPositive()) {
            throw new UsageError("an approval of this counts for " + Durations.human(longest) + " at most",
                    "Give a shorter --expires, or none.");
        }
        MoveApproval draft = new MoveApproval(
                entered.named().commit(), asked.getFirst().role(), entered.action().word(), heads.production(),
                entered.named().version().map(Version::name), reader.acting(), read.requester(),
                read.inForce().sha256(), read.evidence(), entered.reason(), now, now.plus(expires), nonce(),
                entered.skipsStaging(), entered.skipsCanary());
        Signing signing = new Signing(site, read.keys());
        Signed<PersonalStatement> signed = signing.sign(draft, now);
        String by = signed.statement().by();
        Approved fits = fits(asked, by);
        if (!fits.role().equals(draft.role())) {
            signed = signing.sign(inRole((MoveApproval) signed.statement(), fits.role()), now);
        }
        requireCounting(read, fits, signed, Optional.empty());
        return new Prepared(entered, signed, heads, List.of());
    }

    private static MoveApproval inRole(MoveApproval it, String role) {
        return new MoveApproval(it.commit(), role, it.action(), it.from(), it.version(), it.by(), it.requester(),
                it.policy(), it.evidence(), it.reason(), it.at(), it.expiresAt(), it.nonce(), it.skipsStaging(),
                it.skipsCanary());
    }

    private List<Approved> asked(StatementDraft entered, PipelineReader.Read read) {
        List<Approved> asked = site.config().pipeline()
                .approvals(entered.action(), entered.skipsStaging(), entered.skipsCanary()).stream()
                .map(read::ofMembers)
                .toList();
        if (asked.isEmpty()) {
            throw new ConfigurationError(
                    "lockstep.yaml asks for no approval of a " + entered.action().word(),
                    "Name it in pipeline, as docs/configuration.md shows.");
        }
        return asked;
    }

    private static Approved fits(List<Approved> asked, String by) {
        return asked.stream().filter(one -> one.members().contains(by)).findFirst().orElse(asked.getFirst());
    }

    /** @param superseded what of that which was looked at does not count any more */
    private void requireCounting(
            PipelineReader.Read read, Approved requirement, Signed<PersonalStatement> signed,
            Optional<String> superseded) {
        MoveApproval statement = (MoveApproval) signed.statement();
        Approval.Signature signature = read.keys().isConfigured()
                ? Approval.Signature.VALID
                : Approval.Signature.CLAIMED;
        Approval approval = new Approval(
                signed.digest().hex(), statement.role(), Action.named(statement.action()).orElseThrow(),
                statement.from(), statement.commit(), statement.by(), signature, statement.policy(), statement.at(),
                statement.expiresAt(), statement.skipsStaging(), statement.skipsCanary(), false, Optional.empty(),
                superseded);
        List<Assessment> faults = Stream.concat(
                requirement.faults(read.facts(), approval).stream(),
                requirement.standing(read.facts()).stream()
                        .filter(other -> other.approver().equalsIgnoreCase(approval.approver()))
                        .map(other -> Assessment.fail("approvers-distinct", other.approver() + " approved already,"
                                + " until " + requirement.endOf(other),
                                "Nothing more is needed of them until then. To renew it now, revoke-approval first.")))
                .toList();
        if (!faults.isEmpty()) {
            throw refused("this approval would not count", faults);
        }
    }

    /**
     * Records what was prepared; a version that somebody else recorded meanwhile is left as it is.
     *
     * @throws LostRace where the head of production is another one by now
     * @throws Refused with every reason why the approval would not count any more
     */
    public void record(Prepared prepared) {
        listener.step("recording on " + site.repository().branches().evidence());
        RemoteHeads heads = site.repository().fetch(site.remoteDeadline());
        new Recorder(site, listener).add(heads, now -> {
            requireStill(prepared, now);
            return Optional.of(draft(prepared, now));
        });
    }

    /** Whoever is asked may take their time to answer, and others are at it meanwhile. */
    private void requireStill(Prepared prepared, RemoteHeads now) {
        RemoteHeads then = prepared.heads();
        if (!now.production().equals(then.production())) {
            throw new LostRace(site.branchesInWords().production() + " was moved from " + at(then) + " to " + at(now)
                    + " meanwhile: what you were asked about is another move now; nothing was recorded",
                    "Look at it again with `explain`, then run the command again.");
        }
        boolean asSeen = now.evidence().equals(then.evidence())
                && now().isBefore(prepared.statement().at().plus(LONG));
        if (!asSeen && prepared.statement() instanceof MoveApproval approval) {
            PipelineReader.Read read = new PipelineReader(site).recorded(now, subject(prepared.entered()));
            LookedAt.Now evidence = prepared.entered().action() == Action.ROLLBACK
                    ? LookedAt.Now.ofRollback()
                    : new LookedAt(site).at(now.evidence(), approval.commit(), read.facts().canaries());
            requireCounting(read, fits(asked(prepared.entered(), read), approval.by()), prepared.signed(),
                    evidence.supersedes(approval.evidence()));
        }
    }

    private static String at(RemoteHeads heads) {
        return heads.production().map(Sha::abbreviated).orElse("nothing");
    }

    /** The commit that records it on top of what is there. */
    public CommitDraft draft(Prepared prepared, RemoteHeads there) {
        PersonalStatement statement = prepared.statement();
        StatementDraft entered = prepared.entered();
        Kind kind = statement instanceof MoveRequest ? Kind.REQUEST : Kind.APPROVAL;
        List<FileWrite> writes = new ArrayList<>(files(entered.named().commit(), kind, prepared.signed()));
        site.versions().record(entered.named(), there, site.operator(), statement.at()).ifPresent(writes::add);
        return new CommitDraft(
                writes,
                (kind == Kind.REQUEST ? "Request " : "Approve ") + entered.action().word() + " of "
                        + entered.named().shown() + "\n\nBy " + statement.by()
                        + (prepared.isSigned() ? "" : ", claimed and not signed") + "\n",
                site.identity(), statement.at());
    }

    static List<FileWrite> files(Sha commit, Kind kind, Signed<PersonalStatement> signed) {
        return files(ApprovalPlaces.file(commit, kind, ApprovalPlaces.id(signed.digest().hex())), signed);
    }

    static List<FileWrite> files(String path, Signed<PersonalStatement> signed) {
        return Stream.concat(
                Stream.of(FileWrite.add(path, signed.document())),
                signed.signature().stream().map(bytes -> FileWrite.add(EvidenceLayout.signature(path), bytes)))
                .toList();
    }

    /** A draft in somebody's working tree decides nothing. */
    void requireConfiguration(RemoteHeads heads, Sha commit) {
        ConfigInForce counting = new ConfigInForce(site);
        Optional<LockstepError> unreadable = counting.unreadable(heads);
        if (unreadable.isPresent()) {
            // Else nobody could approve what mends it, or a rollback. It is an approval of this configuration alone.
            listener.step("the configuration in force cannot be read, so the one here says who may approve: "
                    + Sanitiser.line(unreadable.get().getMessage(), 300));
            return;
        }
        // No difference can be accepted here: no statement would say so.
        String remedy = "Take lockstep.yaml as it is on " + site.branchesInWords().production() + ".";
        List<Ground> grounds = counting.differences(heads, commit).stream()
                .map(difference -> new Reason(PolicyRule.CONFIG_IN_FORCE, difference.words(), remedy).ground())
                .toList();
        if (!grounds.isEmpty()) {
            throw Refused.over("the configuration is not the one in force; nothing was recorded", grounds, remedy);
        }
    }

    static Refused refused(String what, List<Assessment> reasons) {
        return Refused.over(
                what + "; nothing was recorded",
                reasons.stream().map(Assessment::ground).toList(),
                String.join(" ", reasons.stream().map(Assessment::remedy).filter(words -> !words.isEmpty()).distinct()
                        .toList()));
    }

    private static Subject subject(StatementDraft entered) {
        return new Subject(entered.named().commit(), entered.action());
    }

    Instant now() {
        return site.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static String nonce() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
