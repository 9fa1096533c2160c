package tests.record.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import javax.imageio.ImageIO;
import lockstep.record.export.ReleaseHtml;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.house.Browser;
import tests.house.Repository;

/**
 * Pictures of a report, as a real browser draws it, compared with one another: no font and no machine decides.
 * {@code LOCKSTEP_PICTURES=write jbang test ReportPicturesTest} takes the documents' own anew.
 */
class ReportPicturesTest {

    private static final int WIDTH = 1_000;
    private static final int HEIGHT = 2_400;
    private static final int BLOCK = 8;

    @TempDir
    Path folder;
    private Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(folder);
    }

    private BufferedImage light(String page) throws Exception {
        return browser.picture(page, WIDTH, HEIGHT, false);
    }

    /** How bright what is behind everything is, from 0 to 255. */
    private static int behind(BufferedImage picture) {
        return brightness(picture.getRGB(2, 2));
    }

    private static int brightness(int rgb) {
        Color color = new Color(rgb);
        return (color.getRed() * 299 + color.getGreen() * 587 + color.getBlue() * 114) / 1_000;
    }

    /** The blocks, row by row, in which something is drawn. */
    private static BitSet ink(BufferedImage picture) {
        BitSet drawn = new BitSet();
        int columns = picture.getWidth() / BLOCK;
        for (int at = 0; at < columns * (picture.getHeight() / BLOCK); at++) {
            drawn.set(at, isDrawn(picture, at % columns * BLOCK, at / columns * BLOCK));
        }
        return drawn;
    }

    private static boolean isDrawn(BufferedImage picture, int left, int top) {
        for (int at = 0; at < BLOCK * BLOCK; at++) {
            int pixel = brightness(picture.getRGB(left + at % BLOCK, top + at / BLOCK));
            if (Math.abs(pixel - behind(picture)) > 60) {
                return true;
            }
        }
        return false;
    }

    /** Which share of what is drawn in either is drawn in one only. */
    private static double difference(BufferedImage one, BufferedImage other) {
        BitSet either = ink(one);
        BitSet both = ink(one);
        either.or(ink(other));
        both.and(ink(other));
        return 1 - (double) both.cardinality() / either.cardinality();
    }

    /** How many pixels of a picture are rather green, less those that are rather red. */
    private static int greenness(BufferedImage picture, int top, int bottom) {
        int greenness = 0;
        for (int at = top * picture.getWidth(); at < bottom * picture.getWidth(); at++) {
            Color color = new Color(picture.getRGB(at % picture.getWidth(), at / picture.getWidth()));
            greenness += Integer.signum((color.getGreen() - color.getRed()) / 40);
        }
        return greenness;
    }

    @Test
    void in_the_dark_the_same_stands_in_the_same_places() throws Exception {
        String page = ReleaseHtml.of(ExampleReport.promoted());
        BufferedImage light = light(page);
        BufferedImage dark = browser.picture(page, WIDTH, HEIGHT, true);

        assertThat(behind(light)).isGreaterThan(240);
        assertThat(behind(dark)).isLessThan(40);
        assertThat(ink(light).cardinality()).isGreaterThan(2_000);
        assertThat(difference(light, dark)).isLessThan(0.1);
    }

    @Test
    void a_page_whose_policy_refuses_its_own_style_would_be_seen() throws Exception {
        String page = ReleaseHtml.of(ExampleReport.promoted());

        assertThat(difference(light(page), light(page.replace("'sha256-", "'sha256-A")))).isGreaterThan(0.3);
    }

    @Test
    void how_it_ended_is_seen_by_the_colour_of_the_headline() throws Exception {
        assertThat(greenness(light(ReleaseHtml.of(ExampleReport.promoted())), 0, 130)).isGreaterThan(200);
        assertThat(greenness(light(ReleaseHtml.of(ExampleReport.unhealthy())), 0, 130)).isLessThan(-200);
    }

    @Test
    void on_a_telephone_nothing_is_cut_off_at_the_edge() throws Exception {
        BufferedImage narrow = browser.picture(ReleaseHtml.of(ExampleReport.promoted()), 390, 4_000, false);
        int columns = narrow.getWidth() / BLOCK;
        BitSet drawn = ink(narrow);

        assertThat(drawn.stream().filter(at -> at % columns == columns - 1)).isEmpty();
        assertThat(drawn.stream().filter(at -> at % columns == 0)).isEmpty();
        assertThat(drawn.cardinality()).isGreaterThan(1_000);
    }

    @Test
    void the_documents_show_a_report() throws Exception {
        Path shown = Repository.root().resolve("docs/pictures/report.png");
        BufferedImage now = browser.picture(ReleaseHtml.of(ExampleReport.promoted()), WIDTH, 1_300, false);
        if ("write".equals(System.getenv("LOCKSTEP_PICTURES"))) {
            ImageIO.write(now, "png", shown.toFile());
        }
        assertThat(Files.size(shown)).isBetween(10_000L, 300_000L);
        BufferedImage documented = ImageIO.read(shown.toFile());

        assertThat(documented.getWidth()).isEqualTo(now.getWidth());
        assertThat(behind(documented)).isEqualTo(behind(now));
        assertThat(greenness(documented, 0, 130)).isGreaterThan(200);
    }
}
