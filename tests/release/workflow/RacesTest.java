package tests.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import lockstep.base.error.ExitCode;
import lockstep.base.error.LockstepError;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.base.text.Secrets;
import lockstep.gates.gate.Verdict;
import lockstep.record.journal.Intent;
import lockstep.record.layout.EvidenceLayout;
import lockstep.release.site.Milestone;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.workflow.PlannedPush;
import lockstep.release.workflow.PushPlan;
import lockstep.release.workflow.ReleaseRollout;
import lockstep.release.workflow.RunRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tests.commands.cli.Doors.Outcome;

/**
 * Operators who want the same at the same instant: one gets it, each round, and the record is whole. Each race is
 * forced: all wait for each other where it is decided. {@code -Dlockstep.days=7} makes it 210 of them.
 */
@Execution(ExecutionMode.CONCURRENT)
class RacesTest {

    private static final int OPERATORS = 3;

    /** Three races a round: to record runs, to move release, to finish. */
    private static final int ROUNDS = 10;

    private static final int DAYS = Integer.getInteger("lockstep.days", 2);

    private ReleaseDay day;
    private ExecutorService threads;
    private final List<ReleaseSite> sites = new ArrayList<>();

    @BeforeEach
    void operators_at_clones_of_their_own() {
        day = new ReleaseDay();
        threads = Executors.newFixedThreadPool(OPERATORS);
        for (int i = 0; i < OPERATORS; i++) {
            sites.add(day.operator("Operator " + i).site());
        }
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        sites.forEach(ReleaseSite::close);
        day.close();
    }

    static IntStream days() {
        return IntStream.rangeClosed(1, DAYS);
    }

    @ParameterizedTest
    @MethodSource("days")
    void exactly_one_wins_each_round_and_the_log_is_whole(int number) throws Exception {
        Sha before = null;
        Sha release = null;
        for (int round = 0; round < ROUNDS; round++) {
            boolean back = round % 4 == 3;
            before = back ? before : release;
            release = back ? before : day.land("day " + number + ", round " + round);
            Sha target = release;
            if (!back) {
                List<Integer> recorded = atOnce(site -> {
                    new RunRecord(site, together(Milestone.OUTCOME_WRITTEN))
                            .record(StagingRuns.of(day, target, Verdict.PASS, Instant.now()), new Secrets());
                    return 0;
                });
                assertThat(recorded).as("all runs are recorded").containsOnly(0);
                assertThat(day.evidence().lines())
                        .filteredOn(path -> path.startsWith(EvidenceLayout.runsOf(target)) && EvidenceLayout.isRun(path))
                        .hasSize(OPERATORS);
            }
            Act act = back ? Act.ROLLBACK : Act.PROMOTION;
            List<Integer> moved = atOnce(site -> {
                PlannedPush push = new PlannedPush(site, together(Milestone.INTENT_WRITTEN));
                PushPlan move = act.decided(site, Optional.of(target), WorkflowListener.silent());
                push.push(move, push.write(move));
                return 0;
            });
            assertThat(moved).containsOnlyOnce(0).isSubsetOf(0, ExitCode.LOST_RACE.code(), ExitCode.REFUSED.code());
            assertThat(day.head("release")).isEqualTo(target.hex());
            List<Integer> finished = atOnce(site -> {
                Intent open = site.journal().view(site.repository().fetch(site.remoteDeadline()).evidence())
                        .openIntent().orElseThrow();
                ReleaseRollout.Done done = new ReleaseRollout(site, together(Milestone.SMOKED)).finish(open, false);
                return done.outcome().isPresent() ? 0 : ExitCode.LOST_RACE.code();
            });
            assertThat(finished).containsOnlyOnce(0).isSubsetOf(0, ExitCode.LOST_RACE.code());
        }
        new Aftermath(day).isInOrder(release, ROUNDS);
    }

    /** What one operator does in a race: the exit code that the desk would give. */
    private interface Try {
        int by(ReleaseSite site);
    }

    private CyclicBarrier start = new CyclicBarrier(OPERATORS);

    private List<Integer> atOnce(Try one) throws InterruptedException, ExecutionException {
        start = new CyclicBarrier(OPERATORS);
        List<Callable<Integer>> tries = sites.stream().<Callable<Integer>>map(site -> () -> {
            try {
                return one.by(site);
            } catch (LockstepError e) {
                return e.exitCode().code();
            }
        }).toList();
        List<Integer> codes = new ArrayList<>();
        for (Future<Integer> code : threads.invokeAll(tries)) {
            codes.add(code.get());
        }
        return codes;
    }

    /** Waits at the point, the first time, until all have come to it. */
    private WorkflowListener together(Milestone point) {
        AtomicBoolean met = new AtomicBoolean();
        CyclicBarrier all = start;
        return new WorkflowListener() {
            @Override
            public void reached(Milestone milestone) {
                if (milestone == point && !met.getAndSet(true)) {
                    try {
                        all.await();
                    } catch (InterruptedException | BrokenBarrierException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        };
    }

    @Test
    void among_processes_too_exactly_one_promotes_each_round() throws Exception {
        Sha release = null;
        for (int round = 1; round <= 4; round++) {
            release = day.landTested("round " + round);
            List<Process> processes = new ArrayList<>();
            for (ReleaseSite site : sites) {
                processes.add(promoting(site.folder(), site.operator().name()));
            }
            List<Integer> codes = new ArrayList<>();
            for (Process process : processes) {
                process.getInputStream().readAllBytes();
                codes.add(process.waitFor());
            }
            assertThat(codes).containsOnlyOnce(0).isSubsetOf(0, ExitCode.LOST_RACE.code(), ExitCode.REFUSED.code());
            new Aftermath(day).isInOrder(release, round);
        }
    }

    private Process promoting(Path clone, String name) throws IOException {
        return day.git().start(clone, ChildJvm.command("PromoteRelease", "--yes", "--operator", name));
    }

    @Test
    void who_finishes_what_another_has_just_finished_is_told_so_with_23() {
        day.landTested("a change");
        day.platformStops();
        Seat ada = day.operator("Ada Lovelace");
        assertThat(ada.promoteNow().exitCode()).isEqualTo(24);
        day.runs(Environment.PRODUCTION, day.head("release"));
        Seat grace = day.operator("Grace Hopper");
        try (ReleaseSite site = ada.site()) {
            Intent open = site.journal().view(site.repository().fetch(site.remoteDeadline()).evidence()).openIntent()
                    .orElseThrow();
            Outcome resumed = grace.promote("--resume");
            assertThat(resumed.exitCode()).isZero();
            assertThat(new ReleaseRollout(site, WorkflowListener.silent()).finish(open, false).outcome()).isEmpty();
        }
        assertThat(day.log()).contains("operator: Grace Hopper").contains("notes: begun by Ada Lovelace");
    }
}
