package tests.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import lockstep.tui.api.ReleaseDesk;
import lockstep.tui.canvas.Size;
import org.junit.jupiter.api.Test;
import tests.tui.PretendDesk;
import tests.tui.Ui;
import tests.tui.VirtualUi;

/** The loop tells that time has passed, whatever else goes on. */
class UiLoopTest {

    private static final Size SIZE = new Size(80, 24);

    @Test
    void news_without_a_pause_does_not_stop_the_polling() {
        AtomicInteger asked = new AtomicInteger();
        try (VirtualUi ui = new VirtualUi(() -> counting(new PretendDesk(7, sha -> { }), asked), SIZE)) {
            ui.expect("PRODUCTION");
            Ui watched = ui.await(screen -> {
                ui.resize(SIZE.columns(), SIZE.rows());
                return asked.get() >= 4;
            }, "four readings of the remote");
            assertThat(watched).isSameAs(ui);
        }
    }

    @Test
    void without_polling_ages_grow_by_themselves_and_nothing_is_asked() {
        AtomicInteger asked = new AtomicInteger();
        try (VirtualUi ui = new VirtualUi(
                () -> counting(new PretendDesk(7, sha -> { }), asked), SIZE, true, Optional.empty())) {
            ui.expect("asked 0s ago");
            ui.read("(asked [4-9]s ago)");
            ui.press("u").await(screen -> asked.get() == 2, "a second reading of the remote");
        }
        assertThat(asked).hasValue(2);
    }

    /** How often the remote is read. */
    private static ReleaseDesk counting(ReleaseDesk desk, AtomicInteger asked) {
        return (ReleaseDesk) Proxy.newProxyInstance(
                UiLoopTest.class.getClassLoader(), new Class<?>[] {ReleaseDesk.class}, (proxy, method, given) -> {
                    if (method.getName().equals("read")) {
                        asked.incrementAndGet();
                    }
                    try {
                        return method.invoke(desk, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
