package tests.tui;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import lockstep.analysis.canary.AvailabilityGate;
import lockstep.analysis.canary.Breach;
import lockstep.analysis.canary.Demand;
import lockstep.analysis.canary.ErrorRateGate;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.canary.LatencyGate;
import lockstep.analysis.canary.Levels;
import lockstep.analysis.canary.Terms;
import lockstep.analysis.counts.ArmCounts;
import lockstep.analysis.source.FailedAnswers;
import lockstep.base.error.UsageError;
import lockstep.base.release.CanaryId;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.Environment;
import lockstep.base.release.ForgePage;
import lockstep.base.release.Operator;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Observed;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Timing;
import lockstep.gates.revision.RevisionReading;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.RevisionSeen;
import lockstep.gates.run.RunId;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.Assessment;
import lockstep.policy.requirement.FreezeWindow;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryState;
import lockstep.record.canary.CanaryView;
import lockstep.record.history.KnownGood;
import lockstep.record.log.LogEntry;
import lockstep.record.log.LoggedGate;
import lockstep.record.log.OtherBlock;
import lockstep.record.log.PassFail;
import lockstep.record.log.PromotionEntry;
import lockstep.record.log.RollbackEntry;
import lockstep.record.log.RollbackResult;
import lockstep.release.pipeline.ApprovalStanding;
import lockstep.tui.api.Candidate;
import lockstep.tui.api.ClassByPaths;
import lockstep.tui.api.DeskTerms;
import lockstep.tui.api.DrillChoice;
import lockstep.tui.api.EntryLine;
import lockstep.tui.api.EnvironmentSeen;
import lockstep.tui.api.GitSeen;
import lockstep.tui.api.Invocation;
import lockstep.tui.api.MetricsSeen;
import lockstep.tui.api.PipelineSeen;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.api.StoredRun;
import lockstep.tui.preferences.Preferences;
import lockstep.tui.preferences.PreferencesFile;

/** A team's release as it stands on a day in January, the same every time. */
public final class Scenes {

    public static final Instant NOW = Instant.parse("2026-01-22T10:00:00Z");
    public static final Operator ADA = new Operator("Ada Lovelace");
    /** Production runs it. */
    public static final Sha OLD = new Sha("01d0000000000000000000000000000000000001");
    /** Staging runs it. */
    public static final Sha NEW = new Sha("2ec0000000000000000000000000000000000002");
    public static final Sha BETWEEN = new Sha("be70000000000000000000000000000000000003");
    /** Nobody may release it. */
    public static final Sha FORBIDDEN = new Sha("f0bb000000000000000000000000000000000005");
    /** Was good before. */
    public static final Sha OLDER = new Sha("01de000000000000000000000000000000000004");

    private static final List<String> SMOKE = List.of("health", "db_health", "whoami", "chat_happy", "chat_415");

    private static final Map<Sha, String> SUBJECTS = Map.of(
            OLD, "Answer when greeted", OLDER, "Begin", NEW, "Answer more politely", BETWEEN, "Say when the shop opens");

    private Scenes() {}

    public static DeskTerms terms() {
        List<GateName> smoke = SMOKE.stream().map(GateName::new).toList();
        List<GateName> staging = new ArrayList<>(smoke);
        staging.add(new GateName("burst_429"));
        return new DeskTerms(
                "cognitive-api", ADA, "git@git.example:team/service.git", "main", "release", "https://staging.example",
                "https://prod.example", staging, smoke,
                List.of(new DrillChoice("smoke", "Staging passes its smoke test", "", "jbang smoke-api-chat --mode staging"),
                        new DrillChoice("database", "Chat fails closed without its database",
                                "remove DATABASE_URL from staging",
                                "jbang release-drills --failure database")),
                Invocation.plain(), false, Optional.empty(), true, true);
    }

    /** The same service where it can be looked at in a browser. */
    public static DeskTerms onForge() {
        DeskTerms terms = terms();
        return new DeskTerms(
                terms.service(), terms.operator(), "git@github.com:team/service.git", terms.stagingBranch(),
                terms.productionBranch(), terms.stagingBase(), terms.productionBase(), terms.stagingGates(),
                terms.smokeGates(), terms.drills(), terms.invocation(), false,
                ForgePage.of("git@github.com:team/service.git", "release-evidence"), true, true);
    }

    public static ReleaseSeen situation() {
        return new ReleaseSeen(new GitSeen(
                NEW, Optional.of(OLD), Optional.of(OLD), Optional.empty(),
                List.of(candidate(NEW, "Grace Hopper", "Answer more politely", 2),
                        candidate(BETWEEN, "Alan Turing", "Say when the shop opens", 26)), 2,
                List.of(), log(), Optional.empty(), knownGood(), List.of(), SUBJECTS, Optional.empty()), live(NEW), live(OLD));
    }

    /** By the rules of the paths: harmless, a matter of limits, and forbidden, since what is above comes with it. */
    public static ReleaseSeen classes() {
        ReleaseSeen standing = situation();
        return with(standing, List.of(
                candidate(FORBIDDEN, "Mallory", "Be more charming", 1, Optional.of(new ClassByPaths(ChangeClass.C,
                        "the change touches paths of class C, which is forbidden: prompts/persona.md (prompts/**)"))),
                candidate(NEW, "Grace Hopper", "Allow twice as many", 2, Optional.of(new ClassByPaths(ChangeClass.B,
                        "the change touches paths of class B, above the declared A: limits/plan.yaml (limits/**)"))),
                candidate(BETWEEN, "Alan Turing", "Say when the shop opens", 26,
                        Optional.of(new ClassByPaths(ChangeClass.A, "")))), standing.log());
    }

    public static ReleaseSeen tested() {
        ReleaseSeen standing = situation();
        return new ReleaseSeen(new GitSeen(
                standing.main(), standing.release(), standing.release(), Optional.empty(), standing.candidates(), 2,
                List.of(new StoredRun("evidence/runs/" + NEW + "/one.json", run(Environment.STAGING, NEW, Verdict.PASS))),
                standing.log(), Optional.empty(), standing.knownGood(), List.of(), SUBJECTS, Optional.empty()),
                standing.staging(), standing.production());
    }

    public static ReleaseSeen released() {
        ReleaseSeen standing = tested();
        List<EntryLine> log = new ArrayList<>(standing.log());
        log.addFirst(entry("20260122-1000-rc1", NEW, PassFail.PASS));
        return new ReleaseSeen(new GitSeen(
                NEW, Optional.of(NEW), Optional.of(NEW), Optional.empty(), List.of(), 0, standing.runs(), log, Optional.empty(), standing.knownGood(),
                List.of(), SUBJECTS, Optional.empty()), standing.staging(), live(NEW));
    }

    /** The newer one was promoted and rolled back. */
    public static ReleaseSeen takenBack() {
        ReleaseSeen standing = tested();
        List<EntryLine> log = new ArrayList<>(standing.log());
        log.addFirst(entry("20260122-0930-rc1", NEW, PassFail.PASS));
        log.addFirst(rollback("20260122-0945-rb1", NEW, OLD));
        return with(standing, standing.candidates(), log);
    }

    private static EntryLine rollback(String id, Sha from, Sha to) {
        return EntryLine.of(new RollbackEntry(
                ReleaseId.tryParse(id).orElseThrow(), "5xx spike", from, to, Optional.empty(), Environment.PRODUCTION,
                List.of("release moved back"),
                SMOKE.stream().map(name -> LoggedGate.of(new GateName(name), Verdict.PASS)).toList(),
                RollbackResult.COMPLETED, "", ADA, List.of("evidence/" + id + "/")));
    }

    public static ReleaseSeen with(ReleaseSeen standing, List<Candidate> candidates, List<EntryLine> log) {
        return new ReleaseSeen(new GitSeen(
                standing.main(), standing.release(), standing.release(), Optional.empty(), candidates, candidates.size(), standing.runs(), log,
                standing.open(), standing.knownGood(), standing.problems(), SUBJECTS, Optional.empty()), standing.staging(), standing.production());
    }

    public static GitSeen withCanary(GitSeen git, CanaryView canary) {
        return new GitSeen(git.main(), git.release(), git.logged(), Optional.empty(), git.candidates(), git.behind(), git.runs(), git.log(), git.open(),
                git.knownGood(), git.problems(), git.subjects(), Optional.of(canary));
    }

    static GitSeen withBehind(GitSeen git, int behind) {
        return new GitSeen(git.main(), git.release(), git.logged(), Optional.empty(), git.candidates(), behind, git.runs(), git.log(), git.open(),
                git.knownGood(), git.problems(), git.subjects(), git.canary());
    }

    static GitSeen withKnownGood(GitSeen git, List<KnownGood> known) {
        return new GitSeen(git.main(), git.release(), git.logged(), Optional.empty(), git.candidates(), git.behind(), git.runs(), git.log(), git.open(),
                known, git.problems(), git.subjects(), git.canary());
    }

    public static Candidate candidate(Sha sha, String author, String subject, int hours) {
        return candidate(sha, author, subject, hours, Optional.empty());
    }

    public static Candidate candidate(
            Sha sha, String author, String subject, int hours, Optional<ClassByPaths> byPaths) {
        return new Candidate(sha, author, NOW.minus(Duration.ofHours(hours)), subject, byPaths);
    }

    public static RevisionReading live(Sha sha) {
        return new RevisionReading.Reported(sha.hex());
    }

    /** Something of everything: held, missing, waited for, undecided. */
    public static PipelineSeen pipeline() {
        List<Assessment> requirements = List.of(
                new Assessment("checks", Verdict.PASS, "build and unit passed", "", Optional.empty()),
                Assessment.fail("findings", "1 critical finding, 0 are allowed", "Fix it, or suppress it with a reason."),
                new Assessment("soak", Verdict.FAIL, "soaked for 1 h 18 min of 2 h", "Wait.",
                        Optional.of(NOW.plus(Duration.ofMinutes(42)))),
                new Assessment("coverage", Verdict.INCONCLUSIVE, "no line was counted", "Record the report again.",
                        Optional.empty()));
        return new PipelineSeen(NEW, "v1.2.3 (2ec0000)", requirements, List.of(), List.of(), List.of(new ApprovalStanding(
                Action.PROMOTE, "RELEASE_APPROVER", 2, List.of("omar@example.org"),
                List.of(new ApprovalStanding.Given("a1", "olga@example.org", true, NOW.plus(Duration.ofHours(3)))),
                List.of())), Optional.empty(), false, List.of(new FreezeWindow(
                        NOW.plus(Duration.ofHours(5)), NOW.plus(Duration.ofHours(60)), "the weekend")), Optional.empty());
    }

    /** Begun on another host; so many of a thousand of its requests fail, of the baseline's two. */
    public static CanaryView canary(int looks, int failing) {
        return canary(looks, failing, 1);
    }

    /** @param slowness how many times slower than usual both arms are */
    private static CanaryView canary(int looks, int failing, double slowness) {
        Terms terms = new Terms(Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofSeconds(15), 1_000, 0,
                List.of(new ErrorRateGate(0.01, Breach.ROLLBACK, Demand.PROOF),
                        new AvailabilityGate(0.999, Breach.ROLLBACK, Demand.PROOF),
                        new LatencyGate("p99_latency", 0.99, 0.1, Breach.PAUSE, Demand.PROOF)), Levels.usual());
        Instant begun = NOW.minusSeconds(15L * looks);
        CanaryId id = CanaryId.first(begun);
        List<Interval> intervals = new ArrayList<>();
        for (int i = 0; i < looks; i++) {
            intervals.add(new Interval(begun.plusSeconds(15L * i), begun.plusSeconds(15L * (i + 1)), 0.1,
                    counts(100, failing * i / 10, slowness, 50, 90, 98, 99, 100, 100),
                    counts(900, 2, slowness, 450, 810, 892, 897, 899, 900)));
        }
        Operator nadja = new Operator("nadja");
        List<CanaryState> states = List.of(
                new CanaryState(1, CanaryStage.DEPLOYING, begun, nadja, "otherhost", Optional.of(0), "deploying", List.of()),
                new CanaryState(2, CanaryStage.WEIGHT, begun, nadja, "otherhost", Optional.of(10), "10 %", List.of()),
                new CanaryState(3, CanaryStage.OBSERVED, NOW, nadja, "otherhost", Optional.of(10), "counted", intervals));
        return new CanaryView(id, Optional.of(new CanaryIntent(
                id, NEW, Optional.of("v1.2.3"), nadja, "otherhost", begun, begun.plus(Duration.ofHours(3)),
                Optional.of(OLD), terms, List.of(10), Duration.ofMinutes(2), false, "prometheus", "ab".repeat(32),
                List.of())), states, states.stream().map(CanaryState::stage).toList(), 3, Optional.empty(),
                Optional.empty());
    }

    /** @param atOrBelow how many took at most 100, 250, 400, 450, 500 ms, and a second */
    private static ArmCounts counts(long requests, long errors, double slowness, long... atOrBelow) {
        NavigableMap<Double, Long> buckets = new TreeMap<>(Map.of(Double.POSITIVE_INFINITY, requests));
        double[] bounds = {0.1, 0.25, 0.4, 0.45, 0.5, 1};
        for (int i = 0; i < bounds.length; i++) {
            buckets.put(bounds[i] * slowness, atOrBelow[i]);
        }
        return new ArmCounts(requests, errors, buckets, 1, 0, 0);
    }

    public static ReleaseSeen canarying(int looks, int failing) {
        return canarying(looks, failing, 1);
    }

    /** @param slowness how many times slower than usual both arms are */
    public static ReleaseSeen canarying(int looks, int failing, double slowness) {
        ReleaseSeen standing = tested();
        return new ReleaseSeen(
                withCanary(standing.git(), canary(looks, failing, slowness)), standing.staging(), standing.production());
    }

    /** Everything that others wrote of a canary is this text. */
    public static ReleaseSeen hostileCanary(String text) {
        CanaryView view = canary(60, 1);
        CanaryIntent intent = view.intent().orElseThrow();
        Operator who = named(text);
        List<CanaryState> states = view.states().stream().map(state -> new CanaryState(
                state.number(), state.stage(), state.at(), who, text, state.weight(), text, state.intervals())).toList();
        ReleaseSeen standing = with(tested(), List.of(candidate(NEW, text, text, 2)),
                List.of(EntryLine.of(new OtherBlock(text, text))));
        return new ReleaseSeen(withCanary(standing.git(), new CanaryView(view.id(), Optional.of(new CanaryIntent(
                intent.id(), intent.commit(), Optional.of(text), who, text, intent.since(), intent.abortBy(),
                intent.from(), intent.terms(), intent.steps(), intent.warmup(), intent.holds(), text,
                intent.configuration(), List.of())), states, view.stages(), view.last(), view.end(),
                view.acceptance())), standing.staging(), standing.production());
    }

    /** What is no name is refused before it is a record, and by whoever reads one. */
    private static Operator named(String text) {
        try {
            return new Operator(text);
        } catch (UsageError e) {
            return new Operator("漢".repeat(50));
        }
    }

    public static MetricsSeen hostileMetrics(String text) {
        return new MetricsSeen(text, 1, 9, List.of(), List.of(new FailedAnswers(text, text, 3)));
    }

    public static PipelineSeen hostilePipeline(String text) {
        PipelineSeen seen = pipeline();
        List<Assessment> requirements = List.of(
                new Assessment(text, Verdict.FAIL, text, text, Optional.empty()),
                new Assessment("checks", Verdict.INCONCLUSIVE, text, text, Optional.of(NOW)));
        return new PipelineSeen(seen.commit(), text, requirements, List.of(),
                List.of(new PipelineSeen.Lack(text, text, text)), List.of(new ApprovalStanding(
                Action.PROMOTE, text, 2, List.of(text),
                List.of(new ApprovalStanding.Given(text, text, true, NOW.plus(Duration.ofHours(3)))),
                List.of(new ApprovalStanding.Other(text, text, text, text)))),
                Optional.empty(), false, List.of(new FreezeWindow(NOW, NOW.plus(Duration.ofHours(60)), text)), Optional.empty());
    }

    /** The same, and omar paused it just now. */
    public static ReleaseSeen paused(ReleaseSeen standing, String why) {
        CanaryView view = standing.git().canary().orElseThrow();
        List<CanaryState> states = new ArrayList<>(view.states());
        states.add(new CanaryState(view.last() + 1, CanaryStage.PAUSED_BY_OPERATOR, NOW, new Operator("omar"), "desk",
                Optional.of(10), why, List.of()));
        return new ReleaseSeen(withCanary(standing.git(), new CanaryView(
                view.id(), view.intent(), states, states.stream().map(CanaryState::stage).toList(), view.last() + 1,
                view.end(), view.acceptance())), standing.staging(), standing.production());
    }

    /** The same with these recorded runs. */
    public static GitSeen recorded(GitSeen git, List<StoredRun> runs) {
        return new GitSeen(git.main(), git.release(), git.logged(), Optional.empty(), git.candidates(), git.behind(), runs, git.log(), git.open(),
                git.knownGood(), git.problems(), git.subjects(), git.canary());
    }

    /** What an environment answers that is healthy. */
    public static EnvironmentSeen well(RevisionReading live) {
        return new EnvironmentSeen(live, List.of(
                gate("health", Verdict.PASS, "200 as expected", 20), gate("db_health", Verdict.PASS, "200", 20)));
    }

    /** What one answers that is not. */
    public static EnvironmentSeen unwell(RevisionReading live, String reason) {
        return new EnvironmentSeen(live, List.of(
                gate("health", Verdict.FAIL, reason, 20), gate("db_health", Verdict.PASS, "200", 20)));
    }

    private static List<KnownGood> knownGood() {
        return List.of(
                new KnownGood(OLD, NOW.minus(Duration.ofDays(1)), ReleaseId.tryParse("20260121-1000-rc1")),
                new KnownGood(OLDER, NOW.minus(Duration.ofDays(8)), ReleaseId.tryParse("20260114-0930-rc1")));
    }

    private static List<EntryLine> log() {
        return List.of(
                entry("20260121-1000-rc1", OLD, PassFail.PASS),
                entry("20260120-1630-rc1", BETWEEN, PassFail.FAIL),
                entry("20260114-0930-rc1", OLDER, PassFail.PASS),
                EntryLine.of(new OtherBlock("step16.3_cert_alignment",
                        "- date: 2026-01-12\n  type: step16.3_cert_alignment\n")));
    }

    public static EntryLine entry(String id, Sha commit, PassFail result) {
        List<LoggedGate> gates = SMOKE.stream().map(name -> LoggedGate.of(new GateName(name), Verdict.PASS)).toList();
        LogEntry entry = new PromotionEntry(
                ReleaseId.tryParse(id).orElseThrow(), commit, Optional.empty(), Environment.PRODUCTION, "main", "release", "https://staging.example",
                "MODE=staging BASE=https://staging.example jbang promotion-gate", PassFail.PASS, gates, ChangeClass.A,
                gates, result,
                "rollback-release", "", ADA, List.of("evidence/runs/" + commit + "/one.json", "evidence/" + id + "/"),
                List.of());
        return EntryLine.of(entry);
    }

    /** All gates pass; or the chat does not, and the rest does. */
    public static GateRun run(Environment mode, Sha commit, Verdict chat) {
        List<GateResult> gates = new ArrayList<>();
        for (int i = 0; i < SMOKE.size(); i++) {
            boolean isChat = SMOKE.get(i).equals("chat_happy");
            Verdict verdict = isChat ? chat : Verdict.PASS;
            String reason = verdict == Verdict.PASS ? "200 as expected" : "500, not the governed contract";
            gates.add(gate(SMOKE.get(i), verdict, reason, 20 + 30 * i));
        }
        if (mode.isStaging()) {
            gates.add(burst());
        }
        return new GateRun(
                new RunId("20260122T095900Z-promotion-gate-00000001"), "promotion-gate", mode,
                "https://staging.example",
                Optional.of(commit),
                new RevisionSeen(true, Optional.of(commit.hex()), Optional.of("header X-Build-Sha")), ADA,
                NOW.minus(Duration.ofMinutes(1)), Duration.ofMillis(812), gates);
    }

    public static GateResult gate(String name, Verdict verdict, String reason, int ms) {
        Timing timing = new Timing(
                Optional.of(Duration.ofMillis(1)), Optional.of(Duration.ofMillis(2)), Optional.of(Duration.ofMillis(9)),
                Optional.of(Duration.ofMillis(ms - 15)), Duration.ofMillis(ms));
        Observed observed = new Observed(
                OptionalInt.of(200), Map.of("content-type", "application/json"), Map.of(), 93,
                Optional.of("ab".repeat(32)),
                Optional.empty(), List.of(), timing);
        return new GateResult(
                new GateName(name), verdict, reason, Optional.of("POST"), Optional.of("/api/chat"),
                "status 200, the governed chat contract", List.of(200), Optional.of(observed), 1);
    }

    private static GateResult burst() {
        List<Integer> codes = List.of(200, 200, 200, 200, 200, 429, 429, 429, 429, 429, 429, 429, 429, 429, 429);
        GateResult one = gate("burst_429", Verdict.PASS, "5 × 200, then 10 × 429", 310);
        return new GateResult(
                one.name(), one.verdict(), one.reason(), one.method(), one.path(),
                "status 200 or 429, a structured limit",
                List.of(200, 429), one.observed().map(seen -> seen.withCodes(codes)), codes.size());
    }

    /** A command of the operator's own, on S. */
    static Preferences preferences() {
        return PreferencesFile.parse("""
                commands:
                  - {name: show, key: S, run: [git, show, "{sha}"], deadline: 5s}
                """, "ui.yaml");
    }

    static MetricsSeen metrics() {
        return new MetricsSeen("prometheus http://prometheus:9090", 1, 9, List.of(), List.of(
                new FailedAnswers("/api/chat", "500", 132), new FailedAnswers("/api/orders", "503", 4)));
    }

    static MetricsSeen metricsGone() {
        return new MetricsSeen("prometheus http://prometheus:9090", 0, 0, List.of("the connection was refused"), List.of());
    }
}
