package tests.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import lockstep.base.release.Sha;
import lockstep.demo.service.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.house.Repository;
import tests.recipes.Steps.Ended;
import tests.release.workflow.ReleaseDay;

/** What one job of the action leaves to the next. */
class ActionCacheTest {

    private ReleaseDay day;
    private ActionCache cache;

    @BeforeEach
    void begin() {
        day = new ReleaseDay();
        cache = new ActionCache(day.folder().resolve("cache"));
    }

    @AfterEach
    void end() {
        day.close();
    }

    private ActionJob job(String runner, String run) {
        return new ActionJob(day.operator("ci"), runner, cache).with("github.run_id", run);
    }

    /** Also where the gate fails, and then again only for another Lockstep. */
    @Test
    void the_first_gate_keeps_what_promotion_and_rollback_run_and_nothing_is_kept_twice() {
        Sha commit = day.land("second");
        day.stagingBreaks(Fault.DB_503);
        Ended gate = job("one", "1").act(Map.of("command", "gate", "sha", commit.hex()));
        assertThat(gate.exitCode()).isEqualTo(20);
        assertThat(cache.keys()).hasSize(1).allMatch(key -> key.matches("lockstep-Linux-[0-9a-f]{64}"));
        for (String command : List.of("promote", "gate", "rollback")) {
            ActionJob next = job("two", "2");
            next.steps().onlySaysWhatItWouldCall();
            next.act(Map.of("command", command, "sha", commit.hex()));
            assertThat(next.steps().called()).noneMatch(call -> call.contains("--help"));
        }
        assertThat(cache.keys()).hasSize(1);
    }

    @Test
    void the_gate_builds_every_command_that_the_other_jobs_run() {
        ActionJob gate = job("one", "1");
        gate.steps().onlySaysWhatItWouldCall();
        gate.act(Map.of("command", "gate", "sha", "v1"));
        List<String> built = gate.steps().called().stream().filter(call -> call.contains("--help")).map(List::getFirst)
                .toList();
        for (String command : List.of("promote", "hotfix", "resume", "rollback")) {
            ActionJob other = job(command, "2");
            other.steps().onlySaysWhatItWouldCall();
            other.act(Map.of("command", command, "sha", "v1"));
            assertThat(other.steps().called()).isNotEmpty().allMatch(call -> built.contains(call.getFirst()));
        }
        assertThat(built).contains("release-report").allMatch(Repository.aliases()::containsKey);
    }

    @Test
    void a_rollback_waits_for_no_command_but_its_own() {
        ActionJob rollback = job("one", "1");
        rollback.steps().onlySaysWhatItWouldCall();
        rollback.act(Map.of("command", "rollback"));
        assertThat(rollback.steps().called()).noneMatch(call -> call.contains("--help"));
        assertThat(cache.keys()).isEmpty();
    }

    @Test
    void where_a_command_cannot_be_built_nothing_is_kept_and_the_gate_counts() {
        ActionJob gate = job("one", "1");
        gate.steps().program("jbang", "#!/bin/sh\n[ \"$2\" != --help ] || exit 70\necho '{}'\n");
        assertThat(gate.act(Map.of("command", "gate", "sha", "v1")).exitCode()).isZero();
        assertThat(cache.keys()).isEmpty();
    }

    /** One address for all jobs: the service still counts the requests of the job before. */
    @Test
    void a_gate_on_a_runner_of_the_team_s_own_knows_the_lockouts_that_another_met() {
        Sha commit = day.land("second");
        ActionJob first = job("one", "1").with("runner.environment", "self-hosted");
        Ended gate = first.act(Map.of("command", "gate", "sha", commit.hex()));
        assertThat(gate.exitCode()).as(gate.out() + gate.err()).isZero();
        assertThat(first.keeps("lockstep-cache/lockouts")).isTrue();

        ActionJob second = job("two", "2").with("runner.environment", "self-hosted");
        second.steps().onlySaysWhatItWouldCall();
        second.act(Map.of("command", "gate", "sha", commit.hex()));
        assertThat(second.keeps("lockstep-cache/lockouts")).isTrue();
        assertThat(cache.keys()).contains("lockstep-lockouts-1-1", "lockstep-lockouts-2-1");
    }

    /** They have another address each time. */
    @Test
    void the_lockouts_of_a_runner_of_GitHub_s_are_not_kept() {
        job("one", "1").act(Map.of("command", "gate", "sha", day.land("second").hex()));
        assertThat(cache.keys()).noneMatch(key -> key.contains("lockouts"));
    }
}
