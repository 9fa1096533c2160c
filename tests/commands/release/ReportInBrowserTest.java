package tests.commands.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.commands.cli.Doors.Outcome;
import tests.house.Browser;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** A report that is full of what an enemy wrote, in a real browser: nothing runs, and nobody is asked for anything. */
class ReportInBrowserTest {

    private static final String TITLE = "<title>";
    private static final String POLICY = "<meta http-equiv=\"Content-Security-Policy\"";

    private final AtomicInteger asked = new AtomicInteger();
    private final ReleaseDay day = new ReleaseDay();
    private HttpServer enemy;
    private Browser browser;

    @TempDir
    Path folder;

    @BeforeEach
    void an_enemy_who_waits_to_be_asked() throws IOException {
        browser = new Browser(folder);
        enemy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        enemy.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        enemy.start();
    }

    @AfterEach
    void end() {
        if (enemy != null) {
            enemy.stop(0);
        }
        day.close();
    }

    private String hostile() {
        String there = "http://127.0.0.1:" + enemy.getAddress().getPort() + "/";
        return "</title></pre><script>document.title='it ran'</script><script src=" + there + "s></script>"
                + "<img src=" + there + "i onerror=\"document.title='it ran'\">"
                + "<svg onload=\"document.title='it ran'\"><link rel=stylesheet href=" + there + "c>"
                + "<style>@import url(" + there + "m)</style><iframe src=" + there + "f></iframe>"
                + "<meta http-equiv=refresh content=\"0;url=" + there + "r\">";
    }

    /** The report of a release whose subject and notes are the enemy's. */
    private String report() {
        Seat ada = day.operator("Ada Lovelace");
        day.landTested(hostile());
        assertThat(ada.promoteNow("--notes", hostile()).exitCode()).isZero();
        Outcome outcome = ada.open("release-report", day.head("release"), "--html");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome.out();
    }

    @Test
    void what_an_enemy_wrote_stays_text_in_a_browser() throws Exception {
        String page = report();
        String dom = browser.dom(page);
        assertThat(title(dom)).isEqualTo(title(page)).doesNotContain("it ran");
        assertThat(dom).contains("&lt;/pre&gt;&lt;script&gt;document.title='it ran'&lt;/script&gt;")
                .doesNotContain("<script", "<img", "<iframe", "<link");
        assertThat(elements(dom)).isEqualTo(elements(page));
        assertThat(asked).hasValue(0);
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
            String page = Files.readString(file);
            String dom = browser.dom(page);
            assertThat(title(dom)).isEqualTo(title(page)).doesNotContain("it ran");
            assertThat(dom).doesNotContain("<script", "<img", "<iframe", "<link");
            assertThat(elements(dom)).isEqualTo(elements(page));
            assertThat(Pattern.compile("href=\"([^\"]*)\"").matcher(dom).results().map(link -> link.group(1)))
                    .allMatch(link -> pages.contains(site.resolve(link)));
        }
        assertThat(asked).hasValue(0);
    }

    @Test
    void even_what_became_markup_would_not_run_and_would_ask_nobody() throws Exception {
        String page = report().replaceFirst("<body([^>]*)>", "<body$1>" + withoutRedirect());
        assertThat(title(browser.dom(page))).isEqualTo(title(page));
        assertThat(asked).hasValue(0);
    }

    @Test
    void without_the_pages_own_policy_it_would_run_and_ask() throws Exception {
        String page = report().replaceFirst("<body([^>]*)>", "<body$1>" + withoutRedirect());
        assertThat(page).contains(POLICY);
        assertThat(title(browser.dom(page.replace(POLICY, "<meta name=\"nothing\"")))).isEqualTo("it ran");
        assertThat(asked.get()).isPositive();
    }

    /** No policy of a page forbids a page to lead elsewhere: that nothing becomes markup has to hold there. */
    private String withoutRedirect() {
        return hostile().replaceAll("<meta.*$", "").replaceFirst("^</title></pre>", "");
    }

    private static String title(String page) {
        return page.split(TITLE, 2)[1].split("</title>", 2)[0];
    }

    /** The names of its elements that a browser does not put in by itself, in their order. */
    private static List<String> elements(String page) {
        return Pattern.compile("<([a-z][a-z0-9]*)").matcher(page).results().map(tag -> tag.group(1))
                .filter(name -> !List.of("html", "head", "body", "tbody").contains(name)).toList();
    }
}
