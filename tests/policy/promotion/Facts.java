package tests.policy.promotion;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import lockstep.base.release.Branches;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.Verdict;
import lockstep.policy.change.PathGlob;
import lockstep.policy.change.PathRule;
import lockstep.policy.change.PathRules;
import lockstep.policy.promotion.Acceptance;
import lockstep.policy.promotion.ConfigDifference;
import lockstep.policy.promotion.ProductionSeen;
import lockstep.policy.promotion.PromotionFacts;
import lockstep.policy.promotion.PromotionPolicy;
import lockstep.policy.promotion.TakenBack;
import lockstep.record.history.GateRunFacts;
import lockstep.record.history.OpenIntent;
import lockstep.settings.BuiltInGates;
import tests.record.log.Entries;

/** Facts about a release candidate: those of a good day, and one thing or another that is different. */
final class Facts {

    static final Sha CANDIDATE = Entries.sha(0xca);
    static final Sha RELEASE = Entries.sha(0x1e);
    static final Sha OTHER = Entries.sha(0x0d);
    static final Instant NOW = Instant.parse("2026-01-22T12:00:00Z");
    static final String STAGING = "https://staging.example";
    static final Acceptance ACCEPTED = new Acceptance(new Operator("ada"), "seen by hand");

    String stagingBase = STAGING;
    boolean onMain = true;
    boolean descends = true;
    Optional<Sha> release = Optional.of(RELEASE);
    Optional<Sha> logged = Optional.of(RELEASE);
    List<GateRunFacts> runs = List.of(run());
    Set<String> unsigned = Set.of();
    ProductionSeen production = new ProductionSeen.RunsRelease();
    ChangeDeclaration declaration = ChangeDeclaration.classA("go back");
    List<String> changed = List.of("docs/a.md");
    Set<String> doubtful = Set.of();
    Set<String> otherwiseConfigured = Set.of();
    Map<String, Acceptance> configAccepted = Map.of();
    List<ConfigDifference> configDifferences = List.of();
    Optional<TakenBack> takenBack = Optional.empty();
    Optional<OpenIntent> open = Optional.empty();
    Optional<Acceptance> unverified = Optional.empty();
    Optional<Acceptance> drift = Optional.empty();

    /** The usual policy, with path rules. */
    static PromotionPolicy policy() {
        PromotionPolicy usual = PromotionPolicy.usual(BuiltInGates.REQUIRED);
        PathRules rules = new PathRules(List.of(
                new PathRule(List.of(PathGlob.of("cognition/**")), ChangeClass.C),
                new PathRule(List.of(PathGlob.of("waf/**")), ChangeClass.B)));
        return new PromotionPolicy(usual.gateMaxAge(), usual.requireRevision(), false, usual.requiredGates(), rules);
    }

    PromotionFacts facts() {
        return new PromotionFacts(
                new Branches("main", "release"), CANDIDATE, onMain, descends, release, logged, runs, unsigned, doubtful,
                otherwiseConfigured, takenBack, stagingBase, production, declaration, changed, open, unverified, drift,
                configDifferences, configAccepted, List.of(), Optional.empty(), NOW);
    }

    /** Replaces the good run. */
    void run(Function<GateRunFacts, GateRunFacts> change) {
        runs = runs.stream().map(change).toList();
    }

    static GateRunFacts run() {
        return new GateRunFacts(
                "run-1", "promotion-gate", Environment.STAGING, STAGING, Optional.of(CANDIDATE), Verdict.PASS, false, true,
                NOW.minus(Duration.ofHours(1)), allPassed());
    }

    static Map<GateName, Verdict> allPassed() {
        return BuiltInGates.REQUIRED.stream()
                .collect(Collectors.toMap(Function.identity(), gate -> Verdict.PASS));
    }

    static GateRunFacts of(GateRunFacts run, Sha commit) {
        return new GateRunFacts(run.id(), run.suite(), run.mode(), run.base(), Optional.of(commit), run.verdict(),
                run.failedByService(), run.revisionVerified(), run.startedAt(), run.gates());
    }

    static GateRunFacts at(GateRunFacts run, String base) {
        return new GateRunFacts(run.id(), run.suite(), run.mode(), base, run.commit(), run.verdict(),
                run.failedByService(), run.revisionVerified(), run.startedAt(), run.gates());
    }

    static GateRunFacts in(GateRunFacts run, Environment mode) {
        return new GateRunFacts(run.id(), run.suite(), mode, run.base(), run.commit(), run.verdict(),
                run.failedByService(), run.revisionVerified(), run.startedAt(), run.gates());
    }

    static GateRunFacts ended(GateRunFacts run, Verdict verdict) {
        return new GateRunFacts(run.id(), run.suite(), run.mode(), run.base(), run.commit(), verdict,
                verdict == Verdict.FAIL, run.revisionVerified(), run.startedAt(), run.gates());
    }

    /** It failed, and the failed gates speak of the way to the service only. */
    static GateRunFacts failedOnTheWay(GateRunFacts run) {
        return new GateRunFacts(run.id(), run.suite(), run.mode(), run.base(), run.commit(), Verdict.FAIL, false,
                run.revisionVerified(), run.startedAt(), run.gates());
    }

    static GateRunFacts unverified(GateRunFacts run) {
        return new GateRunFacts(run.id(), run.suite(), run.mode(), run.base(), run.commit(), run.verdict(),
                run.failedByService(), false, run.startedAt(), run.gates());
    }

    static GateRunFacts started(GateRunFacts run, Instant when) {
        return new GateRunFacts(run.id(), run.suite(), run.mode(), run.base(), run.commit(), run.verdict(),
                run.failedByService(), run.revisionVerified(), when, run.gates());
    }

    static GateRunFacts reusing(GateRunFacts run, String gate, Instant from) {
        return new GateRunFacts(run.id(), run.suite(), run.mode(), run.base(), run.commit(), run.verdict(),
                run.failedByService(), run.revisionVerified(), run.startedAt(), run.gates(), run.service(),
                Map.of(new GateName(gate), from), run.configuration());
    }

    /** It failed, by one gate. */
    static GateRunFacts failedBy(GateRunFacts run, String gate) {
        Map<GateName, Verdict> gates = new TreeMap<>(run.gates());
        gates.put(new GateName(gate), Verdict.FAIL);
        return new GateRunFacts(run.id(), run.suite(), run.mode(), run.base(), run.commit(), Verdict.FAIL, true,
                run.revisionVerified(), run.startedAt(), gates);
    }

    static GateRunFacts without(GateRunFacts run, String gate) {
        Map<GateName, Verdict> rest = run.gates().entrySet().stream()
                .filter(entry -> !entry.getKey().word().equals(gate))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new GateRunFacts(run.id(), run.suite(), run.mode(), run.base(), run.commit(), run.verdict(),
                run.failedByService(), run.revisionVerified(), run.startedAt(), rest);
    }

    static OpenIntent intent(Sha target) {
        return new OpenIntent(Entries.id("20260122-1100-rc1"), new Operator("bob"), NOW.minusSeconds(600), target);
    }
}
