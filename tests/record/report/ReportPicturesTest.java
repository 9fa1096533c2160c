package tests.record.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import lockstep.record.report.ReleaseHtml;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.house.Browser;
import tests.house.Picture;
import tests.house.Repository;

/**
 * Pictures of a report, as a real browser draws it, compared with one another: no font and no machine decides.
 * {@code LOCKSTEP_PICTURES=write jbang test ReportPicturesTest} takes the documents' own anew.
 */
class ReportPicturesTest {

    private static final int WIDTH = 1_000;
    private static final int HEIGHT = 2_700;
    /** As far down the documents show it. */
    private static final int SHOWN = 2_280;

    @TempDir
    Path folder;
    private Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(folder);
    }

    private Picture light(String page) throws Exception {
        return new Picture(browser.picture(page, WIDTH, HEIGHT, false));
    }

    @Test
    void in_the_dark_the_same_stands_in_the_same_places() throws Exception {
        String page = ReleaseHtml.of(ExampleReport.promoted());
        Picture light = light(page);
        Picture dark = new Picture(browser.picture(page, WIDTH, HEIGHT, true));

        assertThat(light.behind()).isGreaterThan(240);
        assertThat(dark.behind()).isLessThan(40);
        assertThat(light.ink().cardinality()).isGreaterThan(2_000);
        assertThat(light.differenceFrom(dark)).isLessThan(0.1);
    }

    @Test
    void a_page_whose_policy_refuses_its_own_style_would_be_seen() throws Exception {
        String page = ReleaseHtml.of(ExampleReport.promoted());

        assertThat(light(page).differenceFrom(light(page.replace("'sha256-", "'sha256-A")))).isGreaterThan(0.3);
    }

    @Test
    void how_it_ended_is_seen_by_the_colour_of_the_headline() throws Exception {
        assertThat(light(ReleaseHtml.of(ExampleReport.promoted())).greenness(0, 130)).isGreaterThan(200);
        assertThat(light(ReleaseHtml.of(ExampleReport.unhealthy())).greenness(0, 130)).isLessThan(-200);
    }

    @Test
    void on_a_telephone_nothing_is_cut_off_at_the_edge() throws Exception {
        Picture narrow = new Picture(browser.picture(ReleaseHtml.of(ExampleReport.promoted()), 390, 4_000, false));

        assertThat(narrow.inkAtTheEdges()).isZero();
        assertThat(narrow.ink().cardinality()).isGreaterThan(1_000);
    }

    /** Other fonts move what is drawn by little; a line more or less moves all that is below it. */
    @Test
    void the_documents_show_the_report_as_it_is_today() throws Exception {
        Path shown = Repository.root().resolve("docs/pictures/report.png");
        String page = ReleaseHtml.of(ExampleReport.promoted());
        BufferedImage now = browser.picture(page, WIDTH, SHOWN, false);
        if ("write".equals(System.getenv("LOCKSTEP_PICTURES"))) {
            ImageIO.write(new Picture(now).inFewColours(), "png", shown.toFile());
        }
        assertThat(Files.size(shown)).isBetween(10_000L, 200_000L);
        Picture documented = new Picture(ImageIO.read(shown.toFile()));
        String other = page.replaceFirst("<tr><td>recorded</td>.*</tr>\n", "");
        Picture without = new Picture(browser.picture(other, WIDTH, SHOWN, false));

        assertThat(documented.image().getWidth()).isEqualTo(now.getWidth());
        assertThat(documented.behind()).isEqualTo(new Picture(now).behind());
        assertThat(documented.greenness(0, 130)).isGreaterThan(200);
        assertThat(documented.differenceFrom(new Picture(now)))
                .as("take it anew: LOCKSTEP_PICTURES=write jbang test ReportPicturesTest").isLessThan(0.3);
        assertThat(documented.differenceFrom(without)).as("a page with one row less").isGreaterThan(0.4);
    }
}
