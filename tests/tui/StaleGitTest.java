package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.canvas.Size;
import lockstep.tui.canvas.Style;
import lockstep.tui.day.Next;
import lockstep.tui.state.UiEvent;
import org.junit.jupiter.api.Test;

/** What the remote said long ago is the past, too: it is grey, says its age, and is held against nothing new. */
class StaleGitTest {

    /** Somebody released the newer one, which the remote could not tell since. */
    private static Fold releasedElsewhere(Size size) {
        Fold fold = Fold.at(size).looked(Scenes.situation()).later(Duration.ofSeconds(50));
        return fold.staging(Scenes.well(Scenes.live(Scenes.NEW))).production(Scenes.well(Scenes.live(Scenes.NEW)));
    }

    private static List<String> next(Fold fold) {
        return Next.of(fold.state()).stream().map(Next::words).toList();
    }

    @Test
    void no_drift_is_made_of_an_old_answer_of_the_remote() {
        for (String page : List.of("h", "w", "l", "g", "R")) {
            Fold fold = releasedElsewhere(new Size(120, 40)).press(page);
            assertThat(fold.screen()).as(page).doesNotContain("DRIFT");
        }
        assertThat(next(releasedElsewhere(new Size(80, 24)))).noneMatch(words -> words.contains("DRIFT"));
        assertThat(releasedElsewhere(new Size(80, 24)).state().journal())
                .noneMatch(line -> line.words().contains("DRIFT"));
    }

    @Test
    void what_it_said_is_grey_and_says_its_age() {
        String narrow = releasedElsewhere(new Size(80, 24)).screen();
        assertThat(narrow).contains("2 behind main as of 50s ago", "LAST RELEASES  as of 50s ago");
        Fold wide = releasedElsewhere(new Size(120, 40));
        assertThat(wide.screen()).contains("WAITING ON MAIN  2  as of 50s ago");
        List<String> rows = wide.screen().lines().toList();
        for (String text : List.of("promoted", "Say when the shop opens")) {
            int row = rows.indexOf(rows.stream().filter(line -> line.contains(text)).findFirst().orElseThrow());
            assertThat(wide.frame().at(row, rows.get(row).indexOf(text)).style()).as(text).isEqualTo(Style.STALE);
        }
        assertThat(Fold.home(Scenes.situation()).screen()).doesNotContain("as of");
    }

    @Test
    void drift_hinders_nothing_that_Enter_does() {
        ReleaseSeen standing = Scenes.situation();
        Fold drifted = Fold.home(new ReleaseSeen(standing.git(), standing.staging(), Scenes.live(Scenes.BETWEEN)));

        assertThat(Next.first(drifted.state()).what())
                .isEqualTo(Next.first(Fold.home(Scenes.situation()).state()).what())
                .isNotEqualTo(Next.What.DRIFT);
    }

    @Test
    void real_drift_is_what_is_next() {
        ReleaseSeen standing = Scenes.situation();
        Fold fold = Fold.home(new ReleaseSeen(standing.git(), standing.staging(), Scenes.live(Scenes.BETWEEN)));
        assertThat(fold.screen()).contains("DRIFT: release is at 01d0000",
                "▸ DRIFT: production runs be70000, not 01d0000: `deploy --mode prod`");
        fold.event(new UiEvent.GitRead(standing.git()));
        assertThat(next(fold).getFirst()).startsWith("DRIFT");
        assertThat(Optional.of(next(fold.production(Scenes.well(Scenes.live(Scenes.OLD)))).getFirst()))
                .hasValueSatisfying(words -> assertThat(words).doesNotContain("DRIFT"));
    }
}
