package tests.release.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.error.PartlyDone;
import lockstep.base.release.CanaryId;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Waiting;
import lockstep.release.canary.CanaryListener;
import lockstep.release.recording.Recorder;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.tree.FileWrite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.Seat;

/** A canary that is open, at a clone whose configuration knows of none. */
class FormerRigTest {

    private final CanaryDay day = new CanaryDay();

    @AfterEach
    void end() {
        day.close();
    }

    @Test
    void a_canary_is_ended_by_the_commands_that_release_had_when_it_began() {
        Seat olga = begunFromRelease();
        assertThat(reapedTomorrow(day.day().operator("Nadja"))).hasSize(1);
        assertThat(day.weightNow()).isZero();
        assertThat(day.open(olga)).isEmpty();
    }

    private Seat begunFromRelease() {
        Seat olga = day.operator("Olga");
        Sha released = day.day().landWith("lockstep.yaml", CanaryDay.read(olga.folder().resolve("lockstep.yaml")));
        day.day().move("release", released.hex());
        day.lands("a change");
        day.run(olga);
        assertThat(day.weightNow()).isEqualTo(10);
        return olga;
    }

    private List<CanaryId> reapedTomorrow(Seat host) {
        InstantSource tomorrow = () -> Instant.now().plus(Duration.ofDays(1));
        try (ReleaseSite site = host.site().withClock(tomorrow, Waiting.real())) {
            return CanaryDay.service(site, CanaryListener.silent()).reap().ids();
        }
    }

    /** A clone that nobody keeps up to date, or somebody's work. */
    private Seat withOtherCommands() {
        Seat host = day.operator("Nadja");
        day.script("other", "echo 0 > other-weight");
        host.reconfigure("/abort.sh", "/other.sh");
        return host;
    }

    @Test
    void nobody_takes_it_off_unattended_with_commands_that_are_not_in_force() {
        Seat olga = begunFromRelease();
        assertThat(reapedTomorrow(withOtherCommands())).hasSize(1);
        assertThat(day.weightNow()).isZero();
        assertThat(day.open(olga)).isEmpty();
        assertThat(day.weight().resolveSibling("other-weight")).doesNotExist();
    }

    @Test
    void where_the_reaper_has_other_commands_and_release_has_none_it_runs_nothing_and_says_so() {
        day.run(day.operator("Olga"));
        assertThatThrownBy(() -> reapedTomorrow(withOtherCommands()))
                .isInstanceOf(PartlyDone.class)
                .hasMessageContaining("is open at 10 % of the traffic, and lockstep.yaml here is neither the one that it "
                        + "was begun under nor the one in force");
        assertThat(day.weightNow()).isEqualTo(10);
        assertThat(day.weight().resolveSibling("other-weight")).doesNotExist();
    }

    @Test
    void commands_that_are_in_force_end_one_that_was_begun_under_others() {
        Seat olga = day.operator("Olga");
        day.run(olga);
        Seat nadja = day.operator("Nadja", "policy: {gate_max_age: 9000h}");
        Sha released = day.day().landWith("lockstep.yaml", CanaryDay.read(nadja.folder().resolve("lockstep.yaml")));
        day.day().move("release", released.hex());
        assertThat(reapedTomorrow(nadja)).hasSize(1);
        assertThat(day.weightNow()).isZero();
    }

    @Test
    void where_release_never_had_them_nothing_runs_and_it_is_said_what_to_run() {
        Seat olga = day.operator("Olga");
        day.run(olga);
        Seat nadja = day.day().operator("Nadja");
        Outcome told = nadja.open("run-canary", "--abort");

        assertThat(told.exitCode()).as(told.err()).isEqualTo(ExitCode.PARTLY_DONE.code());
        assertThat(told.err()).contains("is open at 10 % of the traffic").contains("run-canary --abort --config FILE");
        assertThat(day.weightNow()).isEqualTo(10);

        String config = olga.folder().resolve("lockstep.yaml").toString();
        assertThat(nadja.open("run-canary", "--abort", "--config", config).exitCode()).isZero();
        assertThat(day.weightNow()).isZero();
    }

    @Test
    void one_of_a_service_that_never_was_is_ended_where_there_is_one() {
        Seat olga = day.operator("Olga");
        day.run(olga);
        assertThat(olga.open("run-canary", "--abort").exitCode()).isZero();
        String path = day.day().evidence().lines().filter(file -> file.endsWith("/intended.json"))
                .reduce((one, later) -> later).orElseThrow();
        String id = path.replaceFirst(".*/([^/]+)/intended.json", "$1");
        String other = id.replaceFirst("\\d$", id.endsWith("9") ? "8" : "9");
        try (ReleaseSite site = olga.site()) {
            RemoteHeads heads = site.repository().fetch(site.remoteDeadline());
            String pushed = new String(site.repository().read(heads.evidence().orElseThrow(), path, 1 << 20)
                    .orElseThrow(), StandardCharsets.UTF_8)
                    .replace("\"canary_id\" : \"" + id + "\",",
                            "\"canary_id\" : \"" + other + "\", \"service\" : \"x\", \"others\" : {},");
            FileWrite forged = FileWrite.add(path.replace(id, other), pushed.getBytes(StandardCharsets.UTF_8));
            new Recorder(site, WorkflowListener.silent()).add(heads, there -> Optional.of(new CommitDraft(
                    List.of(forged), "Nothing to see", site.identity(), site.clock().instant())));
        }
        assertThat(day.open(olga)).hasSize(1);
        Outcome ended = olga.open("run-canary", "--abort");
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(day.open(olga)).isEmpty();
    }

    @Test
    void where_none_is_open_it_is_said_that_none_is_configured() {
        Outcome told = day.day().operator("Nadja").open("run-canary", "--abort");

        assertThat(told.exitCode()).isEqualTo(ExitCode.CONFIGURATION.code());
        assertThat(day.day().operator("Omar").open("run-canary", "--reap").exitCode()).isZero();
    }
}
