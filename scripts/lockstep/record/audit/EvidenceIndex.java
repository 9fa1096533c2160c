package lockstep.record.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lockstep.base.release.Environment;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.Verdict;
import lockstep.record.audit.EvidenceFact.RecordedIntent;
import lockstep.record.audit.EvidenceFact.RecordedOutcome;
import lockstep.record.audit.EvidenceFact.RecordedRun;
import lockstep.record.history.GateRunFacts;

/** The evidence seen so far, by what entries ask of it. A position is the number of a commit in the branch. */
final class EvidenceIndex {

    /** What is kept of a run: enough to judge entries by, little enough for a hundred thousand. */
    record Run(
            long position, Environment mode, Verdict verdict, boolean verified, Instant startedAt,
                    Set<GateName> passed) {}

    private final Map<ReleaseId, Long> begun = new HashMap<>();
    private final Set<String> files = new HashSet<>();
    private final Map<ReleaseId, RecordedOutcome> outcomes = new HashMap<>();
    private final Map<Set<GateName>, Set<GateName>> gateSets = new HashMap<>();
    private final Map<Sha, List<Run>> runs = new HashMap<>();
    private final Map<ReleaseId, RecordedIntent> intents = new HashMap<>();
    private final Map<ReleaseId, RecordedIntent> open = new LinkedHashMap<>();

    void addFile(String path, Optional<ReleaseId> release, long position, boolean canBeReferredTo) {
        if (canBeReferredTo) {
            files.add(path);
        }
        release.ifPresent(id -> begun.putIfAbsent(id, position));
    }

    void addRun(RecordedRun recorded, long position) {
        GateRunFacts run = recorded.run();
        run.commit().ifPresent(commit -> runs.computeIfAbsent(commit, sha -> new ArrayList<>(2)).add(
                new Run(position, run.mode(), run.verdict(), run.revisionVerified(), run.startedAt(), passed(run))));
    }

    /** Runs of one suite pass the same gates: their names are kept once. */
    private Set<GateName> passed(GateRunFacts run) {
        Set<GateName> passed = run.gates().keySet().stream()
                .filter(gate -> run.verdictOf(gate) == Verdict.PASS)
                .collect(Collectors.toUnmodifiableSet());
        return gateSets.computeIfAbsent(passed, same -> same);
    }

    AuditState.Evidence snapshot() {
        List<List<String>> sets = new ArrayList<>();
        Map<Set<GateName>, Integer> numbers = new HashMap<>();
        gateSets.keySet().forEach(gates -> {
            numbers.put(gates, sets.size());
            sets.add(gates.stream().map(GateName::word).sorted().toList());
        });
        Map<String, List<AuditState.Run>> allRuns = new LinkedHashMap<>();
        runs.forEach((commit, some) -> allRuns.put(commit.hex(), some.stream()
                .map(run -> new AuditState.Run(
                        run.position(), run.mode(), run.verdict(), run.verified(), run.startedAt().toString(),
                        numbers.get(run.passed())))
                .toList()));
        Map<String, AuditState.Intent> allIntents = new LinkedHashMap<>();
        intents.forEach((id, intent) -> allIntents.put(
                id.toString(),
                new AuditState.Intent(intent.path(), intent.target().hex(), intent.unverifiedAccepted())));
        Map<String, Long> allBegun = new LinkedHashMap<>();
        begun.forEach((id, position) -> allBegun.put(id.toString(), position));
        return new AuditState.Evidence(allBegun, List.copyOf(files), sets, allRuns, allIntents);
    }

    void restore(AuditState.Evidence state) {
        List<Set<GateName>> sets = new ArrayList<>();
        for (List<String> words : state.gateSets()) {
            Set<GateName> gates = words.stream().map(GateName::new).collect(Collectors.toUnmodifiableSet());
            gateSets.put(gates, gates);
            sets.add(gates);
        }
        state.begun().forEach((id, position) -> begun.put(ReleaseId.tryParse(id).orElseThrow(), position));
        files.addAll(state.files());
        state.runs().forEach((commit, some) -> runs.put(new Sha(commit), new ArrayList<>(some.stream()
                .map(run -> new Run(
                        run.position(), run.mode(), run.verdict(), run.verified(), Instant.parse(run.startedAt()),
                        sets.get(run.passed())))
                .toList())));
        state.intents().forEach((text, intent) -> {
            ReleaseId id = ReleaseId.tryParse(text).orElseThrow();
            intents.put(id, new RecordedIntent(
                    intent.path(), id, new Sha(intent.target()), intent.unverifiedAccepted()));
        });
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
        boolean first = intents.putIfAbsent(intent.id(), intent) == null;
        if (first) {
            open.put(intent.id(), intent);
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
        return files.contains(path);
    }

    boolean hasRun(Sha commit, Predicate<Run> wanted) {
        return runs.getOrDefault(commit, List.of()).stream().anyMatch(wanted);
    }
}
