package tests.commands.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.commands.cli.Doors.Outcome;
import tests.house.Browser;
import tests.house.Enemy;
import tests.house.OpenedPage;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** A report that is full of what an enemy wrote, in a real browser: nothing runs, and nobody is asked for anything. */
class ReportInBrowserTest {

    private static final String POLICY = "<meta http-equiv=\"Content-Security-Policy\"";

    private final ReleaseDay day = new ReleaseDay();
    private Enemy enemy;
    private Browser browser;

    @TempDir
    Path folder;

    @BeforeEach
    void an_enemy_who_waits_to_be_asked() {
        browser = new Browser(folder);
        enemy = new Enemy();
    }

    @AfterEach
    void end() {
        if (enemy != null) {
            enemy.close();
        }
        day.close();
    }

    /** The report of a release whose subject and notes are the enemy's. */
    private String report() {
        Seat ada = day.operator("Ada Lovelace");
        day.landTested(enemy.words());
        assertThat(ada.promoteNow("--notes", enemy.words()).exitCode()).isZero();
        Outcome outcome = ada.open("release-report", day.head("release"), "--html");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome.out();
    }

    @Test
    void what_an_enemy_wrote_stays_text_in_a_browser() throws Exception {
        String page = report();
        OpenedPage opened = OpenedPage.in(browser, page);
        opened.isTextOnly();
        assertThat(opened.dom()).contains("&lt;/pre&gt;&lt;script&gt;document.title='it ran'&lt;/script&gt;");
        assertThat(enemy.asked()).isZero();
    }

    @Test
    void every_page_of_a_site_stays_text_and_leads_only_to_the_others() throws Exception {
        report();
        Path site = folder.resolve("site");
        Outcome outcome = day.operator("Olga").log("export", "--site", site.toString());
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        List<Path> pages;
        try (Stream<Path> files = Files.list(site)) {
            pages = files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
        }
        assertThat(pages).hasSize(2);
        for (Path file : pages) {
            OpenedPage opened = OpenedPage.in(browser, Files.readString(file));
            opened.isTextOnly();
            assertThat(Pattern.compile("href=\"([^\"]*)\"").matcher(opened.dom()).results().map(link -> link.group(1)))
                    .allMatch(link -> pages.contains(site.resolve(link)));
        }
        assertThat(enemy.asked()).isZero();
    }

    @Test
    void even_what_became_markup_would_not_run_and_would_ask_nobody() throws Exception {
        String page = report().replaceFirst("<body([^>]*)>", "<body$1>" + withoutRedirect());
        assertThat(OpenedPage.in(browser, page).title()).isEqualTo(OpenedPage.title(page));
        assertThat(enemy.asked()).isZero();
    }

    @Test
    void without_the_pages_own_policy_it_would_run_and_ask() throws Exception {
        String page = report().replaceFirst("<body([^>]*)>", "<body$1>" + withoutRedirect());
        assertThat(page).contains(POLICY);
        assertThat(OpenedPage.in(browser, page.replace(POLICY, "<meta name=\"nothing\"")).title()).isEqualTo("it ran");
        assertThat(enemy.asked()).isPositive();
    }

    /** No policy of a page forbids a page to lead elsewhere: that nothing becomes markup has to hold there. */
    private String withoutRedirect() {
        return enemy.words().replaceAll("<meta.*$", "").replaceFirst("^</title></pre>", "");
    }
}
