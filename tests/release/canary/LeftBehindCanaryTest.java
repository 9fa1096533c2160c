package tests.release.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lockstep.base.error.PartlyDone;
import lockstep.gates.gate.JsonReader;
import lockstep.record.canary.CanaryStage;
import lockstep.release.canary.CanaryConclusion;
import lockstep.release.canary.CanaryListener;
import lockstep.release.canary.CanaryService;
import lockstep.release.canary.StagePermission;
import lockstep.release.recording.Recorder;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.tree.FileWrite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.Outsider;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tools.jackson.databind.JsonNode;

/** An open canary goes on wherever somebody runs it: one that might have begun, and no other. */
class LeftBehindCanaryTest {

    private static final String[] STAGE = {
        "    requires: [{approvals: {role: APPROVER, count: 1, expires: 4h, signed: false}}]",
        "  roles: {APPROVER: [anna@example.org]}"};

    private final CanaryDay day = new CanaryDay();
    private final Seat olga = day.operator("Olga", STAGE);
    private final Seat anna = day.operator("Anna", STAGE);

    @AfterEach
    void end() {
        day.close();
    }

    private void approved() {
        day.day().git().in(anna.folder(), "config", "user.email", "anna@example.org");
        Outcome approved = anna.open("approve-canary", day.commit().hex(), "--yes");
        assertThat(approved.exitCode()).as(approved.out() + approved.err()).isZero();
    }

    private static CanaryService service(ReleaseSite site, CanaryListener listener) {
        return new CanaryService(site, listener, new StagePermission(site, listener));
    }

    /** Its host dies as soon as it has traffic. */
    private void begun() {
        CanaryListener dying = Moments.leavingAt(CanaryStage.WEIGHT);
        try (ReleaseSite site = day.site(olga)) {
            CanaryService service = service(site, dying);
            assertThatThrownBy(() -> service.carryOut(service.plan(day.request()))).isInstanceOf(PartlyDone.class);
        }
        assertThat(Thread.interrupted()).isTrue();
    }

    /** The files of the canary that began, as if another one of today's commit had begun just now. */
    private Map<String, String> leftBehind() {
        String intended = day.day().evidence().lines()
                .filter(path -> path.startsWith("evidence/canary/") && path.endsWith("/intended.json"))
                .findFirst().orElseThrow();
        JsonNode intent = JsonReader.read(day.day().file(intended)).orElseThrow();
        String id = intent.path("canary_id").asString();
        String other = id.replaceFirst("\\d$", "9");
        Instant since = Instant.parse(intent.path("since").asString());
        Instant abortBy = Instant.parse(intent.path("abort_by").asString());
        Instant now = Instant.now();
        Map<String, String> files = new TreeMap<>();
        for (String name : List.of("intended.json", "0001-deploying.json")) {
            String path = intended.replace("intended.json", name);
            files.put(path.replace(id, other), day.day().file(path).replace(id, other)
                    .replace(intent.path("commit").asString(), day.commit().hex())
                    .replace(since.toString(), now.toString())
                    .replace(abortBy.toString(), now.plus(Duration.between(since, abortBy)).toString())
                    .replaceAll("(?s)\"approvals_sha256\" : \\[[^\\]]*\\]", "\"approvals_sha256\" : [ ]") + "\n");
        }
        return files;
    }

    private void isNotGoneOnWith(String why) throws Exception {
        Path running = day.day().folder().resolve("live/canary");
        String before = Files.readString(running);
        Outcome ran = olga.open("run-canary", day.commit().hex(), "--yes");
        assertThat(ran.exitCode()).as(ran.out() + ran.err()).isEqualTo(22);
        assertThat(ran.err()).contains("was not continued: by its record it could not begin", why, "run-canary --abort");
        assertThat(Files.readString(running)).isEqualTo(before).doesNotContain(day.commit().hex());
        assertThat(olga.open("run-canary", "--abort").exitCode()).isZero();
        assertThat(day.weightNow()).isZero();
    }

    private void anotherCommitIsMerged() {
        approved();
        begun();
        assertThat(olga.open("run-canary", "--abort").exitCode()).isZero();
        day.lands("what nobody approved");
    }

    @Test
    void one_that_somebody_pushed_and_no_checkpoint_vouches_for_is_not_gone_on_with() throws Exception {
        anotherCommitIsMerged();
        Outsider mallory = day.day().outsider();
        mallory.checkOut(day.day().evidenceBranch());
        leftBehind().forEach((path, text) -> ReleaseDay.write(mallory.folder().resolve(path), text));
        mallory.pushed(day.day().evidenceBranch(), "Begin a canary");
        isNotGoneOnWith("the release log failed verification: checkpoint-true");
    }

    @Test
    void one_that_was_recorded_as_any_other_and_that_nobody_approved_is_not_gone_on_with() throws Exception {
        anotherCommitIsMerged();
        Map<String, String> files = leftBehind();
        try (ReleaseSite site = day.operator("Mallory", STAGE).site()) {
            new Recorder(site, WorkflowListener.silent()).add(site.repository().fetch(site.remoteDeadline()),
                    there -> Optional.of(new CommitDraft(files.entrySet().stream()
                            .map(file -> FileWrite.add(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8)))
                            .toList(), "Begin a canary\n", site.identity(), Instant.now().truncatedTo(ChronoUnit.SECONDS))));
        }
        Outcome verified = olga.log("verify");
        assertThat(verified.exitCode()).as(verified.out()).isZero();
        isNotGoneOnWith("1 of 1 approvals missing; nobody approved");
    }

    @Test
    void one_that_used_its_approval_up_is_gone_on_with_even_by_who_approved_it() {
        approved();
        begun();
        try (ReleaseSite site = day.site(anna)) {
            CanaryService service = service(site, CanaryListener.silent());
            CanaryConclusion conclusion = service.resume(service.open().getLast());
            assertThat(conclusion.stage()).as(conclusion.words()).isEqualTo(CanaryStage.PASSED);
        }
        assertThat(olga.log("verify").exitCode()).isZero();
    }
}
