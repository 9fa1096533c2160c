package tests.release.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.release.CommitName;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.record.audit.AuditBreach;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.journal.ServiceRun;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.verification.PassageJudge.Recorded;
import lockstep.release.pipeline.RecordedPassages;
import lockstep.release.recording.Recorder;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.workflow.Promotion;
import lockstep.release.workflow.PromotionRequest;
import lockstep.release.workflow.PushPlan;
import lockstep.settings.pipeline.PipelineSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tests.commands.cli.Doors.Outcome;

/** Somebody with the right to push lets the canary of one service stand for another. */
@Execution(ExecutionMode.CONCURRENT)
class ForgedCanariesTest {

    private final CanariesDay day = new CanariesDay();
    private final Sha commit = day.day().landTested("second");

    @AfterEach
    void end() {
        day.close();
    }

    private PromotionRequest request() {
        return new PromotionRequest(Optional.of(new CommitName.Exact(commit)), ChangeDeclaration.classA("back"),
                Optional.empty(), Optional.empty(), Map.of(), "");
    }

    /** As somebody plans it who leaves out to judge it again. */
    private PushPlan unproven(ReleaseSite site) {
        Promotion promotion = new Promotion(site, WorkflowListener.silent());
        return promotion.plan(promotion.examine(request()), request());
    }

    private String verified() {
        Outcome verified = day.open("release-log", "verify", "--all");
        assertThat(verified.exitCode()).as(verified.out()).isEqualTo(25);
        return verified.out();
    }

    @Test
    void a_canary_that_is_copied_for_another_service_is_found() {
        day.passes("api-gateway");
        String folder = day.folder("api-gateway");
        String id = day.id("api-gateway");
        String copy = id.replaceFirst("\\d$", "9");
        for (String path : day.day().evidence()) {
            if (path.startsWith(folder + "/")) {
                day.day().insider(path.replace(id, copy), day.day().file(path).replace(id, copy)
                        .replace("\"service\" : \"api-gateway\"", "\"service\" : \"workers\"") + "\n");
            }
        }
        Outcome refused = day.open("promote-release", "--yes");
        assertThat(refused.exitCode()).isEqualTo(25);
        assertThat(verified()).contains("evidence-trustworthy: ", copy);
    }

    @Test
    void an_end_of_another_service_than_it_was_begun_for_is_found() {
        day.dies("workers", commit, "judged 2");
        day.passes("workers");
        String folder = day.folder("workers");
        String end = day.day().file(folder + "/canary.json");
        String id = day.id("workers");
        String other = id.replaceFirst("\\d$", "9");
        day.day().insider(folder.replace(id, other) + "/intended.json",
                day.day().file(folder + "/intended.json").replace(id, other)
                        .replace("\"service\" : \"workers\"", "\"service\" : \"api-gateway\"") + "\n");
        day.day().insider(folder.replace(id, other) + "/canary.json", end.replace(id, other) + "\n");
        assertThat(verified()).contains("it was begun for api-gateway, and says that it is of workers");
    }

    /** A client that asks for the canary of one service only, and records that as well as any other. */
    @Test
    void a_promotion_without_the_canary_of_a_service_is_a_breach() {
        day.passes("api-gateway");
        try (ReleaseSite site = day.site()) {
            PipelineSettings it = site.config().pipeline();
            PipelineSettings less = new PipelineSettings(it.roles(), it.staging(),
                    it.canaries().stream().filter(one -> one.key().contains("api-gateway")).toList(),
                    it.production(), it.hotfix(), it.rollback(), it.watch(), it.freeze(), it.killSwitches(),
                    it.written(), Optional.empty());
            PushPlan move = unproven(site.asOf(Instant.now(), less));
            Recorder recorder = new Recorder(site, WorkflowListener.silent());
            recorder.push(move.release(), move.evidence(), recorder.write(move.evidence(), move.record()),
                    Optional.empty());
        }
        assertThat(verified()).contains(
                "the requirement canary-passed did not hold: workers: no canary of this commit has ended",
                "its policy.json contradicts itself: services.workers.canary");
    }

    @Test
    void a_promotion_that_names_the_canary_of_another_service_is_a_breach() {
        day.passes("api-gateway");
        day.passes("workers");
        try (ReleaseSite site = day.site()) {
            PushPlan move = unproven(site);
            assertThat(again(site, move, runs -> runs)).isEmpty();
            Optional<String> api = Optional.of(day.id("api-gateway"));
            assertThat(again(site, move, runs -> runs.stream().map(one -> one.service().word().equals("workers")
                    ? new ServiceRun(one.service(), one.path(), one.sha256(), api) : one).toList()))
                    .containsExactly("it rests for workers on canary " + api.get()
                            + ", and what counts for that service is canary " + day.id("workers"));
            assertThat(again(site, move, runs -> runs.stream().map(one ->
                    new ServiceRun(one.service(), one.path(), one.sha256(), api)).toList()))
                    .contains("it rests for orchestrator on canary " + api.get()
                            + ", and what counts for that service is no canary");
        }
    }

    @Test
    void an_older_edition_saves_no_promotion_whose_services_have_canaries() {
        day.passes("api-gateway");
        day.passes("workers");
        try (ReleaseSite site = day.site()) {
            PushPlan move = unproven(site);
            PromotionIntent none = rests((PromotionIntent) move.intent(), runs -> runs.stream()
                    .map(one -> new ServiceRun(one.service(), one.path(), one.sha256())).toList());
            Recorded older = recorded(move, json -> json.replace("\"edition\" : 4", "\"edition\" : 1"));
            assertThat(new RecordedPassages(site).breaches(none, older)).extracting(AuditBreach::what)
                    .contains("it rests for workers on no canary, and what counts for that service is canary "
                            + day.id("workers"));
        }
    }

    private static List<String> again(
            ReleaseSite site, PushPlan move, UnaryOperator<List<ServiceRun>> services) {
        return new RecordedPassages(site).breaches(
                        rests((PromotionIntent) move.intent(), services), recorded(move, json -> json)).stream()
                .map(AuditBreach::what).toList();
    }

    private static PromotionIntent rests(PromotionIntent it, UnaryOperator<List<ServiceRun>> services) {
        return new PromotionIntent(it.id(), it.operator(), it.since(), it.from(), it.target(), it.stagingRun(),
                it.stagingRunSha256(), it.declaration(), it.unverifiedAccepted(), it.accepted(), it.notes(),
                it.configuration(), it.passage(), services.apply(it.services()));
    }

    private static Recorded recorded(PushPlan move, UnaryOperator<String> said) {
        ReleaseId id = move.intent().id();
        Map<String, byte[]> files = new TreeMap<>();
        move.writes().forEach(write -> files.put(write.path(), write.content()));
        return new Recorded(move.evidence().orElseThrow(), Optional.of(files.get(EvidenceLayout.policy(id))),
                Optional.of(said.apply(new String(files.get(EvidenceLayout.requirements(id)), StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8)),
                Optional.of(files.get(EvidenceLayout.change(id))));
    }
}
