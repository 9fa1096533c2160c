package lockstep.record.audit;

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
import lockstep.base.release.Hex;
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

    private static final int DIGITS = 64;

    private final Map<ReleaseId, ReleaseEvidence> releases = new HashMap<>();
    private final PathSet files = new PathSet();
    private final Map<ReleaseId, RecordedOutcome> outcomes = new HashMap<>();
    private final Map<Set<GateName>, Set<GateName>> gateSets = new HashMap<>();
    private final Map<Optional<String>, Optional<String>> configurations = new HashMap<>();
    private final Map<Sha, List<AuditState.Run>> runs = new HashMap<>();
    private final Map<ReleaseId, RecordedIntent> open = new LinkedHashMap<>();
    private final Recollection recollection;
    private Predicate<String> earlier = path -> false;
    private boolean isInUse;

    EvidenceIndex(Recollection recollection) {
        this.recollection = recollection;
    }

    void addFile(String path, Optional<ReleaseId> release, long position, boolean canBeReferredTo) {
        if (canBeReferredTo) {
            files.add(path);
        }
        release.ifPresent(id -> {
            of(id).begin(position);
            isInUse = true;
        });
    }

    void addRun(RunFact recorded, long position) {
        GateRunFacts run = recorded.run();
        run.commit().ifPresent(commit -> {
            runs.computeIfAbsent(recollection.bring(commit), sha -> new ArrayList<>(2)).add(new AuditState.Run(
                    position, run.mode(), run.verdict(), run.revisionVerified(), run.startedAt(), run.oldest(),
                    passed(run), run.service(), configuration(run)));
        });
    }

    /** Of what is no digest no more is kept than that. */
    private Optional<String> configuration(GateRunFacts run) {
        return configurations.computeIfAbsent(
                run.configuration().map(text -> Hex.is(text, DIGITS) ? text : "not a digest"), same -> same);
    }

    /** Runs of one suite pass the same gates: their names are kept once. */
    private Set<GateName> passed(GateRunFacts run) {
        Set<GateName> passed = run.gates().keySet().stream()
                .filter(gate -> run.verdictOf(gate) == Verdict.PASS)
                .collect(Collectors.toUnmodifiableSet());
        return gateSets.computeIfAbsent(passed, same -> same);
    }

    /** @param known whether a file of evidence was there then */
    void restore(boolean wasInUse, Predicate<String> known) {
        isInUse = wasInUse;
        earlier = known;
    }

    void restore(KnownRelease known) {
        if (known.begun().isPresent() || known.intent().isPresent()) {
            ReleaseEvidence evidence = releases.computeIfAbsent(known.id(), ReleaseEvidence::new);
            known.begun().ifPresent(evidence::begin);
            known.intent().ifPresent(evidence::intend);
        }
    }

    void restore(KnownCommit known) {
        if (!known.runs().isEmpty()) {
            runs.put(known.sha(), new ArrayList<>(known.runs()));
        }
    }

    /** Those that something is known of. */
    Set<ReleaseId> releases() {
        return new HashSet<>(releases.keySet());
    }

    /** Those that runs are known of. */
    Set<Sha> commits() {
        return runs.keySet();
    }

    List<AuditState.Run> runs(Sha commit) {
        return runs.getOrDefault(commit, List.of());
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
        ReleaseEvidence evidence = of(intent.id());
        boolean first = evidence.intend(intent.judged().to(recollection.bring(intent.target())));
        if (first) {
            open.put(evidence.id(), intent.withoutReasons());
        }
        return first;
    }

    private ReleaseEvidence of(ReleaseId id) {
        recollection.bring(id);
        return releases.computeIfAbsent(id, ReleaseEvidence::new);
    }

    private Optional<ReleaseEvidence> find(ReleaseId id) {
        recollection.bring(id);
        return Optional.ofNullable(releases.get(id));
    }

    void close(ReleaseId id) {
        open.remove(id);
    }

    /** Whether any promotion or rollback was recorded with evidence. */
    boolean isInUse() {
        return isInUse;
    }

    /** The commit that brought the first evidence of a release. */
    Optional<Long> begun(ReleaseId id) {
        return find(id).flatMap(ReleaseEvidence::begun);
    }

    Optional<JudgedIntent> intent(ReleaseId id) {
        return find(id).flatMap(ReleaseEvidence::intent);
    }

    /** The id as it is kept here, if evidence of the release was seen. */
    ReleaseId same(ReleaseId id) {
        return find(id).map(ReleaseEvidence::id).orElse(id);
    }

    /** In the order in which they were begun. */
    List<RecordedIntent> open() {
        return List.copyOf(open.values());
    }

    boolean hasFile(String path) {
        return files.contains(path) || earlier.test(path);
    }

    boolean hasRun(Sha commit, Predicate<AuditState.Run> wanted) {
        recollection.bring(commit);
        return runs(commit).stream().anyMatch(wanted);
    }
}
