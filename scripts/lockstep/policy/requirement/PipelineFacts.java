package lockstep.policy.requirement;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import lockstep.base.release.Branches;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.record.facts.CiFact;
import lockstep.record.facts.Finding;
import lockstep.record.history.GateRunFacts;

/**
 * All that requirements are judged by.
 *
 * @param candidate the commit that is to pass
 * @param move what it is to do
 * @param from the head of {@code release}; empty before the first promotion
 * @param requesters who asks for the move, by every name that is known of them
 * @param authors the authors, committers and co-authors of what is new, as principals and addresses
 * @param facts what CI found out about this commit
 * @param stagingRuns the recorded staging runs of this commit
 * @param approvals the approvals that are recorded for any move of this commit
 * @param policyDigest the digest of the configuration in force
 * @param drills the recorded drills of kill switches
 * @param canaries how the last canary of this commit ended; of several services one of each
 * @param owed what hotfixes brought to production without staging, and still owes it
 * @param services the several services that the commit moves, in their order; none where there is one
 * @param branches what they are called here
 */
public record PipelineFacts(
        Sha candidate, Action move, Optional<Sha> from, Set<String> requesters, Set<String> authors, List<CiFact> facts,
        List<GateRunFacts> stagingRuns, List<Approval> approvals, String policyDigest, Optional<Budget> budget,
        List<SwitchDrill> drills, List<CanaryResult> canaries, List<OwedStaging> owed, Instant now,
        List<ServiceName> services, Branches branches) {

    public PipelineFacts {
        requesters = Set.copyOf(requesters);
        authors = Set.copyOf(authors);
        facts = List.copyOf(facts);
        stagingRuns = List.copyOf(stagingRuns);
        approvals = List.copyOf(approvals);
        drills = List.copyOf(drills);
        canaries = List.copyOf(canaries);
        owed = List.copyOf(owed);
        services = List.copyOf(services);
    }

    /** Of the only service. */
    public PipelineFacts(
            Sha candidate, Action move, Optional<Sha> from, String requester, Set<String> authors, List<CiFact> facts,
            List<GateRunFacts> stagingRuns, List<Approval> approvals, String policyDigest, Optional<Budget> budget,
            List<SwitchDrill> drills, Optional<CanaryResult> canary, List<OwedStaging> owed, Instant now,
            Branches branches) {
        this(candidate, move, from, requester, authors, facts, stagingRuns, approvals, policyDigest, budget, drills,
                canary.stream().toList(), owed, now, List.of(), branches);
    }

    /** Of one who has a single name, or none: then it is empty. */
    public PipelineFacts(
            Sha candidate, Action move, Optional<Sha> from, String requester, Set<String> authors, List<CiFact> facts,
            List<GateRunFacts> stagingRuns, List<Approval> approvals, String policyDigest, Optional<Budget> budget,
            List<SwitchDrill> drills, List<CanaryResult> canaries, List<OwedStaging> owed, Instant now,
            List<ServiceName> services, Branches branches) {
        this(candidate, move, from, Set.of(requester), authors, facts, stagingRuns, approvals, policyDigest, budget,
                drills, canaries, owed, now, services, branches);
    }

    /** How the last canary of this commit ended, of the only service. */
    public Optional<CanaryResult> canary() {
        return canary(Optional.empty());
    }

    /** How the last canary of this commit ended, of one of several services or of the only one. */
    public Optional<CanaryResult> canary(Optional<ServiceName> service) {
        return canaries.stream()
                .filter(result -> result.commit().equals(candidate) && result.service().equals(service))
                .findFirst();
    }

    /** The newest fact of this commit that fits: what was found out last counts. */
    Optional<CiFact> newest(Predicate<CiFact> fits) {
        return facts.stream()
                .filter(fact -> fact.commit().equals(candidate))
                .filter(fits)
                .max(Comparator.comparing(CiFact::recordedAt));
    }

    /** The newest fact of each name, by name: what one report says is not taken back by another one. */
    List<CiFact> newestOfEach(Class<? extends Finding> kind) {
        SortedMap<String, CiFact> newest = new TreeMap<>();
        facts.stream()
                .filter(fact -> fact.commit().equals(candidate) && kind.isInstance(fact.finding()))
                .forEach(fact -> newest.merge(fact.name().word(), fact,
                        (one, other) -> other.recordedAt().isAfter(one.recordedAt()) ? other : one));
        return List.copyOf(newest.values());
    }

    <F extends Finding> Optional<CiFact> newest(Class<F> kind, Predicate<F> fits) {
        return newest(fact -> kind.isInstance(fact.finding()) && fits.test(kind.cast(fact.finding())));
    }

    <F extends Finding> Optional<CiFact> newest(Class<F> kind) {
        return newest(kind, finding -> true);
    }
}
