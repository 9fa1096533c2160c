package lockstep.release.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.Approved;
import lockstep.policy.requirement.Budget;
import lockstep.policy.requirement.CanaryResult;
import lockstep.policy.requirement.OwedStaging;
import lockstep.policy.requirement.PipelineFacts;
import lockstep.policy.requirement.SwitchDrill;
import lockstep.record.approval.MoveApproval.Seen;
import lockstep.record.audit.AuditReport;
import lockstep.record.evidence.RecordedRun;
import lockstep.record.history.GateRunFacts;
import lockstep.release.killswitch.DrillRecord;
import lockstep.release.recording.RunSignatures;
import lockstep.release.site.ConfigInForce;
import lockstep.release.site.ReleaseSite;
import lockstep.release.slo.BudgetReader;
import lockstep.repository.git.Identity;
import lockstep.repository.git.RemoteHeads;
import lockstep.settings.GovernedConfig;

/** Reads all that requirements are judged by from the record and the repository. Changes nothing. */
public record PipelineReader(ReleaseSite site) {

    /**
     * @param ignored what is recorded and does not count, and why
     * @param inForce the configuration that counts, whose roles count
     */
    public record Read(
            PipelineFacts facts, List<String> ignored, GovernedConfig inForce, ApproverKeys keys,
            Optional<String> requester, List<Seen> evidence) {

        /** The same, asked of the people whom the configuration in force gives the role. */
        public Approved ofMembers(Approved asked) {
            return asked.of(inForce.members(asked.role()));
        }
    }

    /** Where nobody asked for the move on the record, whoever acts does. */
    public Read read(RemoteHeads heads, Subject subject) {
        return read(heads, counting(heads, subject), subject, this::acting, true);
    }

    /** The same of a rollback, after an audit. */
    public Read rollback(RemoteHeads heads, AuditReport report, Sha target) {
        return read(heads, new ExplainedHeads(site).of(heads, report), new Subject(target, Action.ROLLBACK),
                this::acting, true);
    }

    /** @param acting who asks for the move where nobody did on the record; blank for nobody */
    public Read read(RemoteHeads heads, Subject subject, String acting) {
        return read(heads, counting(heads, subject), subject, keys -> Set.of(acting), true);
    }

    /** @param acting the same; empty for whoever acts */
    public Read read(RemoteHeads heads, Subject subject, Optional<String> acting) {
        return acting.map(who -> read(heads, subject, who)).orElseGet(() -> read(heads, subject));
    }

    /** The same for who may approve alone: nothing but the record is asked. */
    Read recorded(RemoteHeads heads, Subject subject) {
        return read(heads, counting(heads, subject), subject, keys -> Set.of(), false);
    }

    /** A promotion is refused where nobody knows why {@code release} is where it is; a rollback is not. */
    private RemoteHeads counting(RemoteHeads heads, Subject subject) {
        return subject.move() == Action.ROLLBACK ? new ExplainedHeads(site).of(heads) : heads;
    }

    private GovernedConfig inForce(RemoteHeads counting, Subject subject) {
        ConfigInForce config = new ConfigInForce(site);
        return subject.move() == Action.ROLLBACK
                ? config.readableOrOwn(counting, subject.commit())
                : config.orOwn(counting, subject.commit());
    }

    private Read read(
            RemoteHeads heads, RemoteHeads counting, Subject subject, Function<ApproverKeys, Set<String>> acting,
            boolean asksOthers) {
        Instant now = site.clock().instant();
        Sha commit = subject.commit();
        GovernedConfig inForce = inForce(counting, subject);
        // A rollback rests on none, and whoever may push can bring any number of large ones.
        RecordedFacts.Found recorded = subject.move() == Action.ROLLBACK
                ? new RecordedFacts.Found(List.of(), List.of())
                : RecordedFacts.counting(site, inForce).of(heads.evidence(), commit);
        ApproverKeys keys = ApproverKeys.of(site, counting, inForce);
        boolean isBack = subject.move() == Action.ROLLBACK;
        Set<String> authors = site.config().pipeline().asksForPeople(subject.move()) && !isBack
                ? authors(heads, commit)
                : Set.of();
        List<CanaryResult> canaries = isBack ? List.of() : RecordedCanaries.services(site).stream()
                .flatMap(service -> new RecordedCanaries(site, service, keys, inForce, Optional.of(authors), true)
                        .last(heads.evidence(), commit, subject.version(), heads.production()).stream())
                .toList();
        LookedAt lookedAt = new LookedAt(site);
        LookedAt.Now evidence = isBack ? LookedAt.Now.ofRollback() : lookedAt.at(heads.evidence(), commit, canaries);
        RecordedApprovals.Found said = new RecordedApprovals(site).of(heads.evidence(), commit, keys, evidence);
        List<String> ignored = new ArrayList<>(recorded.ignored());
        ignored.addAll(said.ignored());
        Optional<String> requester = said.requester(subject.move());
        Optional<Budget> budget = asksOthers && !isBack
                ? budget(heads, commit)
                : Optional.empty();
        PipelineFacts facts = new PipelineFacts(
                commit, subject.move(), heads.production(), requester.map(Set::of).orElseGet(() -> acting.apply(keys)),
                authors, recorded.facts(), isBack ? List.of() : stagingRuns(heads, commit),
                said.approvals(), inForce.sha256(), budget,
                isBack ? List.of() : drills(heads), canaries,
                isBack ? List.of() : owed(heads, commit),
                now, site.config().serviceNames(), site.branchesInWords());
        return new Read(facts, ignored, inForce, keys, requester,
                evidence.files(isBack ? List.of() : lookedAt.runs(heads.evidence(), commit)));
    }

    private Optional<Budget> budget(RemoteHeads heads, Sha commit) {
        if (!site.config().pipeline().asksForBudget()) {
            return Optional.empty();
        }
        BudgetReader.Read read = new BudgetReader(site).read(heads, commit);
        return read.budget().or(() -> Optional.of(Budget.unknown(read.why())));
    }

    private List<SwitchDrill> drills(RemoteHeads heads) {
        DrillRecord record = new DrillRecord(site);
        return site.config().pipeline().killSwitches().stream()
                .flatMap(one -> record.last(heads.evidence(), one.flag()).stream())
                .toList();
    }

    private List<OwedStaging> owed(RemoteHeads heads, Sha commit) {
        return new StagingDebts(site).open(heads, commit).stream().map(HotfixDebt::owed).toList();
    }

    /** As a principal: the address that git has of whoever acts. */
    public String acting() {
        return site.repository().identity()
                .map(Identity::email)
                .filter(email -> !email.isBlank())
                .orElseGet(() -> site.operator().name());
    }

    /** As git calls whoever acts, and where signatures are asked for as the key that would sign does. */
    private Set<String> acting(ApproverKeys keys) {
        return Stream.concat(Stream.of(acting()), keys.signers().stream().flatMap(
                allowed -> site.signatures().signer().stream().flatMap(signer -> signer.owner(allowed).stream())))
                .collect(Collectors.toSet());
    }

    private Set<String> authors(RemoteHeads heads, Sha commit) {
        return site.repository().has(commit) ? site.repository().people(heads.production(), commit) : Set.of();
    }

    private List<GateRunFacts> stagingRuns(RemoteHeads heads, Sha commit) {
        List<RecordedRun> runs = site.journal().runs(heads.evidence(), commit).stream()
                .filter(run -> run.run().mode().equals(Environment.STAGING))
                .toList();
        Set<String> unsigned = new RunSignatures(site).missing(heads.evidence(), runs);
        return runs.stream()
                .filter(run -> !unsigned.contains(run.run().id().text()))
                .map(run -> GateRunFacts.of(run.run()))
                .toList();
    }
}
