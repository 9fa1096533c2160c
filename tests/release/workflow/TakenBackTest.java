package tests.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import lockstep.base.error.LockstepError;
import lockstep.base.error.PartlyDone;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.release.Sha;
import lockstep.demo.service.Fault;
import lockstep.gates.gate.Verdict;
import lockstep.release.service.MoveResult;
import lockstep.release.service.ReleaseService;
import lockstep.release.service.RollbackAdvice;
import lockstep.release.site.Milestone;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.workflow.PromotionRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Between a failure that is recorded and the move that takes it back, somebody always knows that it is still there. */
class TakenBackTest {

    private ReleaseDay day;
    private Sha bad;
    private ReleaseSite site;
    private ReleaseService service;
    private final AtomicReference<Runnable> atAudit = new AtomicReference<>(() -> {});

    @BeforeEach
    void a_promotion_after_a_good_one() {
        day = new ReleaseDay();
        Seat ada = day.operator("Ada Lovelace");
        day.landTested("good");
        assertThat(ada.promoteNow().exitCode()).isZero();
        bad = day.landTested("bad");
        day.productionBreaks(Fault.CHAT_500);
        site = ada.site();
        service = new ReleaseService(site, new WorkflowListener() {
            @Override
            public void reached(Milestone milestone) {
                if (milestone == Milestone.JOURNAL_AUDITED) {
                    atAudit.get().run();
                }
            }
        });
    }

    @AfterEach
    void close() {
        site.close();
        day.close();
    }

    private MoveResult failed() {
        MoveResult failed = service.carryOut(service.plan(new PromotionRequest(
                Optional.of(bad), ChangeDeclaration.classA("back"), Optional.empty(),
                Optional.empty(), "")));
        assertThat(failed.verdict()).isEqualTo(Verdict.FAIL);
        return failed;
    }

    @Test
    void who_ends_the_process_meanwhile_is_told_that_production_is_unhealthy_and_how_to_go_on() {
        MoveResult failed = failed();
        service.willTakeBack(failed);
        List<LockstepError> last = new ArrayList<>(List.of(service.unfinished().orElseThrow()));
        RollbackAdvice advice = service.advice(failed).orElseThrow();
        atAudit.set(() -> last.add(service.unfinished().orElseThrow()));
        service.takeBack(failed, advice);
        assertThat(last).hasSize(2).allSatisfy(word -> {
            assertThat(word.getMessage()).isEqualTo("the rollback of "
                    + failed.intent().id() + " did not happen: interrupted; release is still at " + bad);
            assertThat(word.remedy()).isEqualTo("Roll back: `rollback-release --trigger '5xx spike'`.");
            assertThat(word.exitCode().code()).isEqualTo(24);
        });
        assertThat(service.unfinished()).isEmpty();
    }

    @Test
    void where_somebody_was_quicker_nothing_of_theirs_is_taken_back_and_nobody_is_told_that_the_failed_commit_stands() {
        MoveResult failed = failed();
        RollbackAdvice advice = service.advice(failed).orElseThrow();
        day.productionIsMended();
        Seat grace = day.operator("Grace Hopper");
        assertThat(grace.rollBack("--trigger", "5xx spike", "--approve", "Grace", "--yes").exitCode()).isZero();
        Sha fix = day.landTested("fix");
        assertThat(grace.promoteNow().exitCode()).isZero();
        assertThatThrownBy(() -> service.takeBack(failed, advice)).isInstanceOf(PartlyDone.class)
                .hasMessageStartingWith("the rollback of " + failed.intent().id() + " to " + advice.target()
                        + " did not happen: release is at " + fix.abbreviated())
                .hasMessageNotContaining("still at");
        assertThat(day.head("release")).isEqualTo(fix.hex());
    }

    @Test
    void an_internal_error_before_the_second_move_says_where_release_stands() {
        MoveResult failed = failed();
        RollbackAdvice advice = service.advice(failed).orElseThrow();
        atAudit.set(() -> {
            throw new IllegalStateException("a bug");
        });
        assertThatThrownBy(() -> service.takeBack(failed, advice)).isInstanceOf(PartlyDone.class)
                .hasMessageContaining("did not happen: an internal error: IllegalStateException: a bug; release is still "
                        + "at " + bad);
        assertThat(service.unfinished()).isEmpty();
    }
}
