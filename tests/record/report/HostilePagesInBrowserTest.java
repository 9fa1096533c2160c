package tests.record.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lockstep.record.report.ReleaseHtml;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.house.Browser;
import tests.house.Enemy;
import tests.house.OpenedPage;

/** The pages of which an enemy chose every text, in a real browser: nothing runs, and nobody is asked for anything. */
class HostilePagesInBrowserTest {

    private final Enemy enemy = new Enemy();
    private final HostileReport report = new HostileReport(place -> place + enemy.name());

    @TempDir
    Path folder;

    @AfterEach
    void end() {
        enemy.close();
    }

    @Test
    void wherever_an_enemy_wrote_it_stays_text() throws Exception {
        Browser browser = new Browser(folder);
        Map<String, List<String>> pages = new TreeMap<>();
        pages.put(ReleaseHtml.of(report.promotion()), List.of("reason", "claim", "canary", "metric", "gate", "why",
                "timed", "action", "approved", "actor", "result", "words", "notes", "operator"));
        pages.put(ReleaseHtml.of(report.rollback()), List.of("trigger", "approver", "entry", "action", "words"));
        for (Map.Entry<String, List<String>> page : pages.entrySet()) {
            OpenedPage opened = OpenedPage.in(browser, page.getKey());
            opened.isTextOnly();
            page.getValue().forEach(place -> assertThat(opened.dom()).contains(
                    place + "&lt;/td&gt;&lt;/pre&gt;&lt;script&gt;document.title='it ran'&lt;/script&gt;"));
        }
        assertThat(enemy.asked()).isZero();
    }
}
