package lockstep.record.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.Verdict;
import lockstep.record.audit.EvidenceFact.RecordedIntent;
import lockstep.record.audit.EvidenceFact.RecordedOutcome;
import lockstep.record.audit.EvidenceFact.RunFact;
import lockstep.record.history.GateRunFacts;

/** The evidence seen so far, by what entries ask of it. A position is the number of a commit in the branch. */
final class EvidenceIndex {

    private final Map<ReleaseId, Long> begun = new HashMap<>();
    private final PathSet files = new PathSet();
    private final Map<ReleaseId, RecordedOutcome> outcomes = new HashMap<>();
    private final Map<Set<GateName>, Set<GateName>> gateSets = new HashMap<>();
    private final Map<Sha, List<AuditState.Run>> runs = new HashMap<>();
    private final Map<ReleaseId, RecordedIntent> intents = new HashMap<>();
    private final Map<ReleaseId, RecordedIntent> open = new LinkedHashMap<>();
    private Predicate<String> earlier = path -> false;

    void addFile(String path, Optional<ReleaseId> release, long position, boolean canBeReferredTo) {
        if (canBeReferredTo) {
            files.add(path);
        }
        release.ifPresent(id -> begun.putIfAbsent(id, position));
    }

    void addRun(RunFact recorded, long position) {
        GateRunFacts run = recorded.run();
        run.commit().ifPresent(commit -> runs.computeIfAbsent(commit, sha -> new ArrayList<>(2)).add(
                new AuditState.Run(
                        position, run.mode(), run.verdict(), run.revisionVerified(), run.startedAt(), passed(run),
                        run.service())));
    }

    /** Runs of one suite pass the same gates: their names are kept once. */
    private Set<GateName> passed(GateRunFacts run) {
        Set<GateName> passed = run.gates().keySet().stream()
                .filter(gate -> run.verdictOf(gate) == Verdict.PASS)
                .collect(Collectors.toUnmodifiableSet());
        return gateSets.computeIfAbsent(passed, same -> same);
    }

    AuditState.Evidence snapshot() {
        return new AuditState.Evidence(begun, runs, intents);
    }

    /** @param known whether a file of evidence was there then */
    void restore(AuditState.Evidence state, Predicate<String> known) {
        begun.putAll(state.begun());
        state.runs().forEach((commit, some) -> runs.put(commit, new ArrayList<>(some)));
        intents.putAll(state.intents());
        earlier = known;
    }

    void addOutcome(RecordedOutcome outcome) {
        outcomes.put(outcome.id(), outcome);
    }

    /** The outcome of the commit at hand. */
    Optional<RecordedOutcome> outcome(ReleaseId id) {
        return Optional.ofNullable(outcomes.get(id));
    }

    void forgetOutcomes() {
        outcomes.clear();
    }

    /** The first word on a release counts; whether this was it. */
    boolean addIntent(RecordedIntent intent) {
        // What it was decided by was judged when it came, and is not asked for again.
        RecordedIntent kept = intent.judged();
        boolean first = intents.putIfAbsent(intent.id(), kept) == null;
        if (first) {
            open.put(intent.id(), kept);
        }
        return first;
    }

    void close(ReleaseId id) {
        open.remove(id);
    }

    /** Whether any promotion or rollback was recorded with evidence. */
    boolean isInUse() {
        return !begun.isEmpty();
    }

    /** The commit that brought the first evidence of a release. */
    Optional<Long> begun(ReleaseId id) {
        return Optional.ofNullable(begun.get(id));
    }

    Optional<RecordedIntent> intent(ReleaseId id) {
        return Optional.ofNullable(intents.get(id));
    }

    /** In the order in which they were begun. */
    List<RecordedIntent> open() {
        return List.copyOf(open.values());
    }

    boolean hasFile(String path) {
        return files.contains(path) || earlier.test(path);
    }

    boolean hasRun(Sha commit, Predicate<AuditState.Run> wanted) {
        return runs.getOrDefault(commit, List.of()).stream().anyMatch(wanted);
    }
}
