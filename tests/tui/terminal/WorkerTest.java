package tests.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import lockstep.base.release.ReleaseId;
import lockstep.tui.state.Effect;
import lockstep.tui.state.UiEvent;
import lockstep.tui.terminal.Worker;
import org.junit.jupiter.api.Test;
import tests.tui.Ui;

/** What nobody foresaw is reported, and whoever waits for an answer gets one. */
class WorkerTest {

    private final BlockingQueue<UiEvent> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Throwable> defects = new LinkedBlockingQueue<>();

    @Test
    void a_desk_that_cannot_be_opened_for_a_defect_is_no_endless_wait() throws InterruptedException {
        broken().open();

        assertThat(next()).isInstanceOfSatisfying(UiEvent.SourceFailed.class, failed ->
                assertThat(failed.message()).contains("internal error", "nobody foresaw this"));
        assertThat(defects).hasSize(1);
    }

    @Test
    void an_operation_that_ends_by_a_defect_is_over() throws InterruptedException {
        Worker worker = broken();
        worker.work(7, new Effect.Resume(ReleaseId.tryParse("20260122-0955-rc1").orElseThrow(), false));

        assertThat(next()).isInstanceOfSatisfying(UiEvent.Failed.class, failed -> {
            assertThat(failed.operation()).isEqualTo(7);
            assertThat(failed.code()).isEqualTo(70);
        });
    }

    /** It has no desk: whatever is asked of it is a defect. */
    private Worker broken() {
        return new Worker(() -> {
            throw new IllegalStateException("nobody foresaw this");
        }, events::add, defects::add, closed -> { });
    }

    private UiEvent next() throws InterruptedException {
        return events.poll(Ui.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
