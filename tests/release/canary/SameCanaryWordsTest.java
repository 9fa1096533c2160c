package tests.release.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import lockstep.tui.adapter.SiteDesk;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tests.release.workflow.Seat;
import tests.tui.Desks;

/** Whoever ends, pauses or resumes a canary is told the same by the command and by the terminal UI. */
class SameCanaryWordsTest {

    @AutoClose
    private final CanaryDay day = new CanaryDay();
    private final Seat omar = day.operator("Omar");

    private String shown(Function<SiteDesk, String> deed) {
        try (SiteDesk desk = Desks.of(omar)) {
            return neutral(deed.apply(desk));
        }
    }

    private String commanded(String... words) {
        return neutral(omar.open("run-canary", words).out().strip());
    }

    private static String neutral(String words) {
        return words.replaceAll("\\d{8}-\\d{4}-ca\\d+", "ID");
    }

    @Test
    void an_abort_sounds_the_same_where_a_canary_was_open_and_where_none_was() {
        Seat olga = day.operator("Olga");
        assertThat(olga.open("run-canary", "--yes").exitCode()).isZero();
        String first = commanded("--abort");
        assertThat(first).isEqualTo("canary ID is ended: it gets no more traffic");
        String none = commanded("--abort");
        assertThat(none).isEqualTo("no canary was open; the command that takes all traffic off the canary ran");
        assertThat(shown(desk -> desk.abortCanary(words -> { }))).isEqualTo(none);

        day.lands("the next change");
        assertThat(olga.open("run-canary", "--yes").exitCode()).isZero();
        assertThat(shown(desk -> desk.abortCanary(words -> { }))).isEqualTo(first);
    }

    @Test
    void a_pause_and_its_end_sound_the_same() {
        List<String> told = new ArrayList<>();
        AtomicInteger intervals = new AtomicInteger();
        day.run(day.operator("Olga"), new Moments()
                .judged((verdict, seen) -> {
                    if (intervals.incrementAndGet() == 1) {
                        told.add(commanded("--pause", "we look at the logs"));
                        told.add(commanded("--resume"));
                        told.add(shown(desk -> desk.pauseCanary("we look at the logs")));
                        told.add(shown(SiteDesk::resumeCanary));
                    }
                }));

        assertThat(told.get(2)).isEqualTo("canary ID is paused by Omar: it keeps its traffic, which does not grow, and"
                + " it cannot pass until it is resumed; it can still fail");
        assertThat(told.get(0)).isEqualTo(told.get(2) + ". Resume it: `run-canary --resume`");
        assertThat(told.get(3)).isEqualTo("canary ID is resumed by Omar");
        assertThat(told.get(1)).isEqualTo(told.get(3));
    }
}
