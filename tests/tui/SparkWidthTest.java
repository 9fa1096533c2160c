package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.base.release.Environment;
import lockstep.gates.gate.Verdict;
import lockstep.tui.api.GitSeen;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.api.StoredRun;
import org.junit.jupiter.api.Test;

/** The spark lines of the gates show as many recorded runs as there is room for. */
class SparkWidthTest {

    private static final Pattern SPARK = Pattern.compile("health +.*?([▁▂▃▄▅▆▇█]+) *│");

    private static ReleaseSeen ran(int times) {
        ReleaseSeen standing = Scenes.tested();
        List<StoredRun> runs = new ArrayList<>();
        for (int run = 0; run < times; run++) {
            runs.add(new StoredRun("evidence/runs/" + run + ".json",
                    Scenes.run(Environment.STAGING, Scenes.NEW, Verdict.PASS)));
        }
        return new ReleaseSeen(new GitSeen(
                standing.main(), standing.release(), standing.release(), Optional.empty(), standing.candidates(), 2, runs, standing.log(), Optional.empty(),
                standing.knownGood(), List.of(), standing.git().subjects(), Optional.empty()), standing.staging(),
                standing.production());
    }

    @Test
    void on_the_home_at_120_columns_both_environments_have_theirs() {
        Fold fold = Fold.home(ran(60)).resized(120, 40);
        assertThat(fold.screen()).contains("GATES ON STAGING", "GATES ON PRODUCTION", "LAST RELEASES");
        assertThat(drawn(fold)).isGreaterThanOrEqualTo(35);
        assertThat(Fold.home(ran(60)).resized(120, 24).screen()).as("the lists come first").contains("LAST RELEASES")
                .doesNotContain("GATES ON");
    }

    @Test
    void on_the_page_of_the_gates_a_wider_screen_shows_more_runs() {
        assertThat(lastSpark(Fold.home(ran(60)).press("g"))).isEqualTo(8);
        assertThat(lastSpark(Fold.home(ran(60)).press("g").resized(120, 40))).isEqualTo(28);
    }

    private static int drawn(Fold fold) {
        Matcher match = SPARK.matcher(fold.screen());
        assertThat(match.find()).as(fold.screen()).isTrue();
        return match.group(1).length();
    }

    private static int lastSpark(Fold fold) {
        String line = fold.screen().lines().filter(one -> one.contains("db_health")).findFirst().orElseThrow();
        Matcher match = Pattern.compile("ms +([▁▂▃▄▅▆▇█]+)$").matcher(line.stripTrailing());
        assertThat(match.find()).as(fold.screen()).isTrue();
        return match.group(1).length();
    }
}
