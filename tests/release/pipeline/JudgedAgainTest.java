package tests.release.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import lockstep.base.digest.Sha256;
import lockstep.base.error.Refused;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.release.CommitName;
import lockstep.base.release.Environment;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.policy.promotion.Acceptance;
import lockstep.policy.requirement.ChecksPassed;
import lockstep.policy.requirement.CoverageReached;
import lockstep.policy.requirement.FindingsWithin;
import lockstep.policy.requirement.KillSwitchDrilled;
import lockstep.policy.requirement.Requirement;
import lockstep.policy.requirement.RequirementsJson;
import lockstep.policy.requirement.Soaked;
import lockstep.policy.requirement.TestsPassed;
import lockstep.record.approval.MoveApproval;
import lockstep.record.approval.PersonalStatementJson;
import lockstep.record.audit.AuditBreach;
import lockstep.record.facts.Trust;
import lockstep.record.journal.Passage;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.layout.ApprovalPlaces;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.verification.PassageJudge.Recorded;
import lockstep.release.killswitch.DrillRecord;
import lockstep.release.pipeline.RecordedPassages;
import lockstep.release.recording.Recorder;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.workflow.Promotion;
import lockstep.release.workflow.PromotionRequest;
import lockstep.release.workflow.PushPlan;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.git.Identity;
import lockstep.repository.tree.FileWrite;
import lockstep.settings.pipeline.PipelineSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.release.workflow.StagingRuns;

/**
 * A promotion by a client that holds itself to less than the pipeline demands, and records it as well as any other: what
 * it says of itself is in order, and what the record held at the time is not.
 */
class JudgedAgainTest {

    private static final String EDITION = "\"edition\" : " + RequirementsJson.EDITION;

    private static final String PIPELINE = """
            pipeline:
              production:
                requires: [{%s}]
              kill_switches:
                - {flag: suggestions, owner: olga, off: [sh], on: [sh], shows: {path: /s, off: "404", on: "200"}}
            """;

    /**
     * One requirement, and what makes up for its lack.
     *
     * @param yaml the requirement as lockstep.yaml has it
     * @param instead what the client holds itself to
     * @param words what the auditor says
     */
    private record Lack(String yaml, Requirement instead, String words) {}

    private static final Map<String, Lack> LACKS = Map.of(
            "a check", new Lack("checks: [unit, lint]", new ChecksPassed(List.of("unit"), Trust.OPERATOR),
                    "checks did not hold: check lint is not recorded"),
            "coverage", new Lack("coverage: {min: 95%}", new CoverageReached(BigDecimal.TEN, "line", Trust.OPERATOR),
                    "coverage did not hold: 90 of 100"),
            "no findings", new Lack("findings: {critical: 0, high: 0}", new FindingsWithin(9, 9, Trust.OPERATOR),
                    "findings did not hold: 0 critical, 1 high"),
            "tests", new Lack("tests: e2e", new TestsPassed("unit", Trust.OPERATOR),
                    "tests did not hold: tests e2e are not recorded"),
            "the soak", new Lack("soak: 1h", new Soaked(Duration.ofSeconds(1), Duration.ofHours(1)),
                    "soak did not hold: staging has run it for "),
            "trust", new Lack("checks: [unit]}, {trust: signed, tests: unit",
                    new TestsPassed("unit", Trust.OPERATOR), "fact-trust did not hold: unit is operator"),
            "a drill", new Lack("kill_switch: suggestions",
                    new KillSwitchDrilled("suggestions", Duration.ofDays(1000)),
                    "kill-switch-drilled did not hold: kill switch suggestions was drilled last at"));

    private ReleaseDay day;
    private Sha commit;

    private void begin(String yaml) {
        day = new ReleaseDay().configuredWith(PIPELINE.formatted(yaml));
        Sha first = day.landTested("first release");
        day.move("release", first.hex());
        day.runs(Environment.PRODUCTION, first.hex());
        Seat olga = day.operator("Olga");
        assertThat(olga.log("adopt", "--yes").exitCode()).isZero();
        try (ReleaseSite site = olga.site()) {
            ReleaseService service = new ReleaseService(site, WorkflowListener.silent());
            service.pin(service.heads(), "the pipeline");
        }
        commit = day.landTested("second");
        day.operator("Tess Tester").record(StagingRuns.of(day, commit, Verdict.PASS, Instant.now().minusSeconds(20)));
        records("--junit", "unit.xml", "<testsuite><testcase name='a'/></testsuite>");
        records("--jacoco", "jacoco.xml", "<report name='r'><counter type='LINE' missed='10' covered='90'/></report>");
        records("--sarif", "scan.sarif", """
                {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "scan", "rules": [
                 {"id": "A", "properties": {"security-severity": "7.5"}}]}},
                 "invocations": [{"executionSuccessful": true}],
                 "results": [{"ruleId": "A", "message": {"text": "x"}}]}]}
                """);
    }

    private void records(String option, String name, String text) {
        Seat tess = day.operator("Tess Tester");
        ReleaseDay.write(tess.folder().resolve(name), text);
        Outcome recorded = tess.open("record-checks", commit.hex(), option, name);
        assertThat(recorded.exitCode()).as(recorded.err()).isZero();
    }

    @AfterEach
    void end() {
        day.close();
    }

    /** As written as before; what is demanded is another thing. */
    private static PipelineSettings demanding(PipelineSettings it, List<Requirement> production) {
        return new PipelineSettings(it.roles(), it.staging(), it.canary(), production, it.hotfix(), it.rollback(),
                it.watch(), List.of(), it.killSwitches(), it.written());
    }

    /** As somebody plans it who leaves out to judge it again. */
    private static PushPlan unproven(ReleaseSite site, PromotionRequest request) {
        Promotion promotion = new Promotion(site, WorkflowListener.silent());
        return promotion.plan(promotion.examine(request), request);
    }

    private void promotes(UnaryOperator<PipelineSettings> client) {
        try (ReleaseSite site = day.operator("Mallory").site()) {
            ReleaseSite careless = site.asOf(Instant.now(), client.apply(site.config().pipeline()));
            PushPlan move = unproven(careless, new PromotionRequest(
                    Optional.of(new CommitName.Exact(commit)), ChangeDeclaration.classA("back"), Optional.empty(),
                    Optional.empty(), Map.of(), ""));
            Recorder recorder = new Recorder(site, WorkflowListener.silent());
            recorder.push(move.release(), move.evidence(), recorder.write(move.evidence(), move.record()),
                    Optional.empty());
        }
    }

    private String verified() {
        return day.operator("Grace Hopper").log("verify", "--all").out();
    }

    private void drilled() {
        try (ReleaseSite site = day.operator("Olga").site()) {
            new DrillRecord(site).record("suggestions", StagingRuns.of(
                    day, commit, Verdict.PASS, Instant.now().minus(Duration.ofDays(40))), WorkflowListener.silent());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a check", "coverage", "no findings", "tests", "the soak", "trust", "a drill"})
    void a_promotion_without_what_its_pipeline_required_is_a_breach(String what) {
        Lack lack = LACKS.get(what);
        begin(lack.yaml());
        drilled();
        promotes(pipeline -> demanding(pipeline, what.equals("trust")
                ? List.of(new ChecksPassed(List.of("unit"), Trust.OPERATOR), lack.instead())
                : List.of(lack.instead())));
        assertThat(verified()).contains("policy-kept: ").contains(lack.words());
    }

    @ParameterizedTest
    @ValueSource(strings = {"checks: [unit]", "coverage: {min: 90%}", "findings: {critical: 0, high: 1}",
        "tests: unit", "soak: 10s"})
    void a_promotion_with_what_its_pipeline_required_is_none(String yaml) {
        begin(yaml);
        assertThat(day.operator("Olga").promoteNow().exitCode()).isZero();
        assertThat(verified()).doesNotContain("policy-kept");
    }

    @Test
    void a_commit_of_which_nobody_can_tell_who_helped_stops_only_what_asks_for_that() {
        begin("soak: 10s");
        Path message = day.folder().resolve("message");
        ReleaseDay.write(message, "Bring a list\n\n" + "x\n".repeat(1 << 20));
        String main = day.head("main");
        commit = new Sha(day.git().in(day.bare(), "commit-tree", "-F", message.toString(), "-p", main, main + "^{tree}"));
        day.move("main", commit.hex());
        day.runs(Environment.STAGING, commit.hex());
        for (int ago : new int[] {20, 0}) {
            day.operator("Tess Tester").record(
                    StagingRuns.of(day, commit, Verdict.PASS, Instant.now().minusSeconds(ago)));
        }
        Seat reviewing = day.operator("Rita");
        reviewing.reconfigure("{soak: 10s}", "{review: 1}");
        assertThat(reviewing.open("explain").err()).contains("nobody can read who helped with the commit");
        Outcome promoted = day.operator("Olga").promoteNow();
        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
        assertThat(verified()).doesNotContain("policy-kept");
    }

    @Test
    void one_inside_a_freeze_is_a_breach() {
        String now = Instant.now().minusSeconds(3600).toString();
        begin("checks: [unit]}]\n  freeze: [{from: '" + now + "', to: '2099-01-01T00:00:00Z', reason: fair");
        promotes(pipeline -> demanding(pipeline, pipeline.production()));
        assertThat(verified()).contains("freeze did not hold: frozen until 2099");
    }

    @Test
    void one_by_another_pipeline_than_the_one_that_was_pinned_is_a_breach() {
        begin("checks: [unit, lint]");
        Seat mallory = day.operator("Mallory");
        mallory.reconfigure("unit, lint", "unit");
        try (ReleaseSite site = mallory.site()) {
            ReleaseService service = new ReleaseService(site, WorkflowListener.silent());
            PushPlan move = service.plan(new PromotionRequest(
                    Optional.of(new CommitName.Exact(commit)), ChangeDeclaration.classA("back"), Optional.empty(),
                    Optional.empty(), Map.of("pipeline", new Acceptance(
                            site.operator(), "so be it")), ""));
            assertThat(again(site, move, intent -> intent)).as("answered for by name").isEmpty();
            assertThat(again(site, move, JudgedAgainTest::unanswered)).extracting(AuditBreach::what)
                    .anyMatch(what -> what.contains("its policy.json has another pipeline"))
                    .anyMatch(what -> what.contains("check lint is not recorded"));
        }
    }

    private static PromotionIntent unanswered(PromotionIntent it) {
        return new PromotionIntent(it.id(), it.operator(), it.since(), it.from(), it.target(), it.stagingRun(),
                it.stagingRunSha256(), it.declaration(), false, List.of(), it.notes(), it.configuration(),
                it.passage());
    }

    private static List<AuditBreach> again(ReleaseSite site, PushPlan move, UnaryOperator<PromotionIntent> as) {
        return again(site, move, as, text -> text, text -> text);
    }

    private static List<AuditBreach> again(
            ReleaseSite site, PushPlan move, UnaryOperator<PromotionIntent> as, UnaryOperator<String> said,
            UnaryOperator<String> change) {
        PromotionIntent intent = (PromotionIntent) move.intent();
        return new RecordedPassages(site).breaches(as.apply(intent), recorded(move, said, change));
    }

    private static Recorded recorded(PushPlan move, UnaryOperator<String> said, UnaryOperator<String> change) {
        ReleaseId id = move.intent().id();
        return new Recorded(move.evidence().orElseThrow(), file(move, EvidenceLayout.policy(id)),
                file(move, EvidenceLayout.requirements(id)).map(json -> edited(json, said)),
                file(move, EvidenceLayout.change(id)).map(json -> edited(json, change)));
    }

    private static byte[] edited(byte[] json, UnaryOperator<String> by) {
        return by.apply(new String(json, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<byte[]> file(PushPlan move, String path) {
        return move.writes().stream().filter(write -> write.path().equals(path)).findFirst()
                .map(write -> write.content());
    }

    private PushPlan planned(ReleaseSite site) {
        return unproven(site, new PromotionRequest(
                Optional.of(new CommitName.Exact(commit)), ChangeDeclaration.classA("back"), Optional.empty(),
                Optional.empty(), Map.of(), ""));
    }

    @Test
    void one_that_somebody_without_the_role_approved_is_a_breach() {
        begin("approvals: {role: A}}]\n  roles: {A: [anna@example.org]}\n  freeze: [{from: '2020-01-01T00:00:00Z', "
                + "to: '2020-01-02T00:00:00Z', reason: fair");
        String anna = approvalOf("anna@example.org");
        String mallory = approvalOf("mallory@example.org");
        try (ReleaseSite site = day.operator("Olga").site()) {
            PushPlan move = planned(site.asOf(Instant.now(), demanding(site.config().pipeline(), List.of())));
            assertThat(again(site, move, it -> restingOn(it, anna))).isEmpty();
            assertThat(again(site, move, it -> restingOn(it, mallory))).singleElement()
                    .satisfies(breach -> assertThat(breach.what()).isEqualTo("the pipeline in force required 1 approval"
                            + " of A for a promotion, and it rests on 0"));
        }
    }

    /** Recorded by whoever can push; its digest. */
    private String approvalOf(String who) {
        Instant now = Instant.now();
        byte[] json = PersonalStatementJson.write(new MoveApproval(commit, "A", "promote",
                Optional.of(new Sha(day.head("release"))), Optional.empty(), who, Optional.empty(), "c".repeat(64),
                List.of(), "fine", now, now.plusSeconds(3600), "nonce-" + who, false, false));
        String digest = Sha256.of(json).hex();
        try (ReleaseSite site = day.operator("Mallory").site()) {
            new Recorder(site, WorkflowListener.silent()).add(
                    site.repository().fetch(site.remoteDeadline()), heads -> Optional.of(new CommitDraft(
                            List.of(FileWrite.add(ApprovalPlaces.file(
                                    commit, ApprovalPlaces.Kind.APPROVAL, ApprovalPlaces.id(digest)), json)),
                            "An approval", new Identity("Mallory", "mallory@example.org"), now)));
        }
        return digest;
    }

    private static PromotionIntent restingOn(PromotionIntent it, String approval) {
        return new PromotionIntent(it.id(), it.operator(), it.since(), it.from(), it.target(), it.stagingRun(),
                it.stagingRunSha256(), it.declaration(), false, it.accepted(), it.notes(), it.configuration(),
                new Passage(Optional.empty(), Optional.empty(), List.of(approval), List.of(), Optional.empty()));
    }

    @Test
    void a_change_of_class_b_had_a_canary_and_a_kill_switch_that_was_tried() {
        begin("checks: [unit]");
        try (ReleaseSite site = day.operator("Olga").site()) {
            PushPlan move = planned(site);
            assertThat(again(site, move, it -> it)).isEmpty();
            UnaryOperator<String> classB = text -> text.replace("\"declared\" : \"A\"", "\"declared\" : \"B\"");
            assertThat(again(site, move, it -> it, said -> said, classB)).extracting(AuditBreach::what).satisfiesExactly(
                    what -> assertThat(what).contains("kill-switch did not hold: a change of class B, and it names no"),
                    what -> assertThat(what).contains("canary-passed did not hold: a change of class B needs a canary"));
            assertThat(again(site, move, it -> it, said -> said, text -> classB.apply(text)
                    .replace("\"flag\" : null", "\"flag\" : \"suggestions\""))).extracting(AuditBreach::what)
                    .anyMatch(what -> what.contains("kill-switch-drilled did not hold: kill switch suggestions was never"))
                    .noneMatch(what -> what.contains("kill-switch did not"));
            assertThat(again(site, move, it -> it, said -> said, text -> text.replace(
                    "\"demanded\" : \"A\"", "\"demanded\" : \"B\""))).as("as the paths demand").hasSize(2);
        }
    }

    @Test
    void a_change_of_class_b_is_refused_by_the_door_as_well() {
        begin("checks: [unit]");
        Outcome refused = day.operator("Olga").promoteNow("--class", "B", "--flag", "other", "--policy-diff", "d");
        assertThat(refused.exitCode()).isEqualTo(22);
        assertThat(refused.err()).contains("kill-switch: the flag other is not a declared kill switch")
                .contains("docs/policy.md#kill-switch").contains("canary-passed: a change of class B needs a canary");
    }

    @Test
    void a_record_of_an_older_edition_is_held_to_itself_alone_and_one_that_nobody_knows_is_a_breach() {
        begin("checks: [unit, lint]");
        try (ReleaseSite site = day.operator("Olga").site()) {
            ReleaseSite careless = site.asOf(Instant.now(), demanding(
                    site.config().pipeline(), List.of(new ChecksPassed(List.of("unit"), Trust.OPERATOR))));
            PushPlan move = planned(careless);
            UnaryOperator<String> older = text -> text.replaceFirst("(?m)^.*\"edition\".*\n", "");
            Recorded old = recorded(move, older, text -> text);
            assertThat(new RecordedPassages(site).breaches(move.intent(), old)).isEmpty();
            Recorded later = recorded(move, text -> {
                assertThat(text).contains(EDITION);
                return text.replace(EDITION, "\"edition\" : " + (RequirementsJson.EDITION + 1));
            }, text -> text);
            assertThat(new RecordedPassages(site).breaches(move.intent(), later)).singleElement().asString()
                    .contains("of the edition " + (RequirementsJson.EDITION + 1) + ", which this Lockstep does not know");
            assertThat(new RecordedPassages(site).breaches(
                    move.intent(), recorded(move, text -> text, text -> text))).hasSize(1);
        }
    }

    @Test
    void a_promotion_that_says_nothing_of_requirements_is_a_breach_where_a_pipeline_was_in_force() {
        begin("checks: [unit]");
        try (ReleaseSite site = day.operator("Olga").site()) {
            PushPlan move = planned(site);
            Recorded recorded = recorded(move, text -> text, text -> text);
            assertThat(new RecordedPassages(site).breaches(move.intent(), new Recorded(
                    recorded.commit(), recorded.policy(), Optional.empty(), recorded.change()))).singleElement()
                    .satisfies(breach -> assertThat(breach.what()).contains("there is no requirements.json"));
        }
    }

    @Test
    void what_would_not_stand_is_refused_before_anything_moves() {
        begin("checks: [unit, lint]");
        try (ReleaseSite site = day.operator("Olga").site()) {
            ReleaseSite careless = site.asOf(Instant.now(), demanding(
                    site.config().pipeline(), List.of(new ChecksPassed(List.of("unit"), Trust.OPERATOR))));
            assertThatThrownBy(() -> new ReleaseService(careless, WorkflowListener.silent()).plan(new PromotionRequest(
                    Optional.of(new CommitName.Exact(commit)), ChangeDeclaration.classA("back"), Optional.empty(),
                    Optional.empty(), Map.of(), ""))).isInstanceOf(Refused.class)
                    .hasMessageContaining("would not pass `release-log verify`; nothing was changed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipeline.", "pipeline.roles.A[99999999999]", "pipeline.a", "pipeline.a[0]", "pipeline.a.b.c.d"})
    void whatever_keys_somebody_wrote_they_are_a_breach_and_end_no_audit(String key) {
        begin("checks: [unit]");
        try (ReleaseSite site = day.operator("Olga").site()) {
            PushPlan move = planned(site);
            Recorded it = recorded(move, text -> text, text -> text);
            byte[] policy = new String(it.policy().orElseThrow(), StandardCharsets.UTF_8)
                    .replaceFirst("\"values\" : \\{", "\"values\" : { \"pipeline.a.b\" : \"1\", \"" + key
                            + "\" : \"1\",")
                    .getBytes(StandardCharsets.UTF_8);
            assertThat(policy.length).isGreaterThan(it.policy().orElseThrow().length);
            PromotionIntent intent = (PromotionIntent) move.intent();
            PromotionIntent answered = new PromotionIntent(intent.id(), intent.operator(), intent.since(), intent.from(),
                    intent.target(), intent.stagingRun(), intent.stagingRunSha256(), intent.declaration(), false,
                    List.of("pipeline.a.b is 1", key + " is 1"), intent.notes(), intent.configuration(),
                    intent.passage());
            assertThat(new RecordedPassages(site).breaches(answered, new Recorded(
                    it.commit(), Optional.of(policy), it.requirements(), it.change())))
                    .singleElement().satisfies(breach -> assertThat(breach.what()).contains("cannot be judged again"));
        }
    }
}
