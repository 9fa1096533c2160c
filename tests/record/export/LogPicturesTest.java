package tests.record.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lockstep.analysis.delivery.DeliveryWeek;
import lockstep.analysis.delivery.Deployment;
import lockstep.analysis.delivery.Failures;
import lockstep.base.release.Sha;
import lockstep.record.export.DeliveryHtml;
import lockstep.record.export.HtmlExport;
import lockstep.record.log.LogReader;
import lockstep.record.log.LogWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.house.Browser;
import tests.house.Picture;
import tests.record.log.Entries;

/** Pictures of the log's page and of the measures of delivery, as a real browser draws them. */
class LogPicturesTest {

    private static final Instant NOW = Instant.parse("2026-03-20T12:00:00Z");

    @TempDir
    Path folder;
    private Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(folder);
    }

    private Picture picture(String page, int width, boolean isDark) throws Exception {
        return new Picture(browser.picture(page, width, 1_600, isDark));
    }

    private static Deployment deployment(int daysAgo, Optional<Duration> recovery) {
        Instant at = NOW.minus(Duration.ofDays(daysAgo));
        return new Deployment(at, recovery.map(time -> new Failures.Failure(at, Optional.of(at.plus(time)))),
                List.of(at.minus(Duration.ofHours(5))));
    }

    private static String delivery(Optional<Duration> recovery) {
        List<Deployment> deployments = new ArrayList<>();
        for (int week = 0; week < 8; week++) {
            deployments.add(deployment(7 * week, week % 3 == 0 ? recovery : Optional.empty()));
            deployments.add(deployment(7 * week + 1, Optional.empty()));
        }
        return DeliveryHtml.of("shop", DeliveryWeek.last(12, NOW, deployments));
    }

    private static String log() {
        StringBuilder text = new StringBuilder();
        for (int at = 10; at < 30; at++) {
            String id = "202601" + at + "-1000-rc1";
            Sha commit = new Sha(String.valueOf(at).repeat(20));
            text.append("```\n").append(LogWriter.block(at % 5 == 0
                    ? Entries.failedPromotion(id, commit) : Entries.promotion(id, commit))).append("```\n\n");
        }
        return HtmlExport.of(LogReader.read(text.toString().getBytes(StandardCharsets.UTF_8)),
                Set.of("20260110-1000-rc1"));
    }

    @Test
    void in_the_dark_the_same_stands_in_the_same_places() throws Exception {
        for (String page : List.of(delivery(Optional.of(Duration.ofMinutes(40))), log())) {
            Picture light = picture(page, 1_000, false);
            Picture dark = picture(page, 1_000, true);

            assertThat(light.behind()).isGreaterThan(240);
            assertThat(dark.behind()).isLessThan(40);
            assertThat(light.ink().cardinality()).isGreaterThan(1_500);
            assertThat(light.differenceFrom(dark)).isLessThan(0.1);
        }
    }

    @Test
    void on_a_telephone_nothing_is_cut_off_at_the_edge() throws Exception {
        Picture narrow = picture(delivery(Optional.of(Duration.ofMinutes(40))), 390, false);

        assertThat(narrow.inkAtTheEdges()).isZero();
        assertThat(narrow.ink().cardinality()).isGreaterThan(600);
    }

    @Test
    void deployments_that_failed_are_seen_in_red_and_where_none_did_there_is_none() throws Exception {
        int failed = picture(delivery(Optional.of(Duration.ofMinutes(40))), 1_000, false).greenness(0, 900);
        int well = picture(delivery(Optional.empty()), 1_000, false).greenness(0, 900);

        assertThat(failed).as("all other bars are the same").isLessThan(well - 2_000);
    }

    /** Small enough that their text is read on a telephone, too; more weeks than that need the width of the page. */
    @Test
    void a_few_weeks_are_drawn_beside_one_another_and_each_bar_has_its_value() {
        String page = delivery(Optional.of(Duration.ofMinutes(40)));
        assertThat(page).contains("<div class=\"panels\">\n<svg viewBox=\"0 0 340 ");
        String rates = page.split("<title>failure rate", 2)[1].split("</svg>", 2)[0];
        assertThat(rates.split(">50</text>")).as("three weeks with a failure").hasSize(4);
        assertThat(DeliveryHtml.of("shop", DeliveryWeek.last(52, NOW, List.of())))
                .doesNotContain("<div class=\"panels\">").contains("<svg viewBox=\"0 0 720 ");
    }

    @Test
    void each_of_the_four_measures_has_a_chart_and_a_week_without_one_a_dash() {
        String page = delivery(Optional.of(Duration.ofHours(3)));
        assertThat(Stream.of("deployments a week", "failure rate a week, in %", "median lead time in hours",
                "median recovery time in hours")).allMatch(title -> page.contains(">" + title));
        assertThat(page).contains("<title>2026-03-16: 50</title>", "<title>2026-03-16: 3</title>",
                "<title>2026-01-05: –</title>");
        assertThat(delivery(Optional.of(Duration.ofMinutes(40)))).contains(">median recovery time in minutes")
                .contains("<title>2026-03-16: 40</title>");
    }
}
