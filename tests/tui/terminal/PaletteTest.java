package tests.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.terminal.Terminal;
import com.googlecode.lanterna.terminal.ansi.ANSITerminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.tui.canvas.Style.Tint;
import lockstep.tui.preferences.UiTheme;
import lockstep.tui.terminal.Painter;
import lockstep.tui.terminal.Palette;
import lockstep.tui.terminal.Palette.Background;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tests.tui.Fold;
import tests.tui.Scenes;

/** What the themes promise, measured: contrast by WCAG 2, and colour blindness as Machado and others model it (2009). */
class PaletteTest {

    private static final int[] CUBE = {0, 95, 135, 175, 215, 255};
    private static final double[] BLACK = {0, 0, 0};
    private static final double[] WHITE = {1, 1, 1};
    private static final double[] SOLARIZED_DARK = of(0x00, 0x2b, 0x36);
    private static final double[] SOLARIZED_LIGHT = of(0xfd, 0xf6, 0xe3);
    private static final List<Tint> STATES = List.of(Tint.GREEN, Tint.RED, Tint.YELLOW);

    private static final double[][] PROTANOPIA = {
        {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}};
    private static final double[][] DEUTERANOPIA = {
        {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}};
    private static final double[][] TRITANOPIA = {
        {1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}};

    /** Linear light, as terminals agree on it for the numbers from 16. */
    private static double[] light(int index) {
        int[] bytes = index >= 232
                ? new int[] {8 + 10 * (index - 232), 8 + 10 * (index - 232), 8 + 10 * (index - 232)}
                : new int[] {CUBE[(index - 16) / 36], CUBE[(index - 16) / 6 % 6], CUBE[(index - 16) % 6]};
        return of(bytes);
    }

    private static double[] of(int... bytes) {
        return Arrays.stream(bytes).mapToDouble(b -> b / 255.0)
                .map(c -> c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4))
                .toArray();
    }

    private static double luminance(double[] light) {
        return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2];
    }

    private static double contrast(double[] one, double[] other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double[] seen(double[] light, double[][] by) {
        return Arrays.stream(by)
                .mapToDouble(row -> Math.clamp(row[0] * light[0] + row[1] * light[1] + row[2] * light[2], 0, 1))
                .toArray();
    }

    /** CIE 1976: about 2 can just be told apart side by side; across a screen it takes far more. */
    private static double distance(double[] one, double[] other) {
        double[] a = lab(one);
        double[] b = lab(other);
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    private static double[] lab(double[] c) {
        double x = f((0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.95047);
        double y = f(luminance(c));
        double z = f((0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double f(double t) {
        return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
    }

    private static List<Tint> tints() {
        return Arrays.stream(Tint.values()).filter(tint -> tint != Tint.NONE).toList();
    }

    @ParameterizedTest
    @EnumSource(value = UiTheme.class, names = "TERMINAL", mode = EnumSource.Mode.EXCLUDE)
    void every_colour_can_be_read_on_its_background(UiTheme theme) {
        double[] background = theme == UiTheme.LIGHT ? WHITE : BLACK;
        double least = theme == UiTheme.HIGH_CONTRAST ? 10 : 4.5;
        for (Tint tint : tints()) {
            assertThat(contrast(light(Palette.index(theme, tint)), background)).as(tint.name())
                    .isGreaterThanOrEqualTo(least);
        }
    }

    /** Solarized's own text has 4.1:1 there. */
    @ParameterizedTest
    @EnumSource(value = UiTheme.class, names = {"TERMINAL", "HIGH_CONTRAST"}, mode = EnumSource.Mode.EXCLUDE)
    void what_is_old_can_be_read_on_solarized_too(UiTheme theme) {
        double[] background = theme == UiTheme.LIGHT ? SOLARIZED_LIGHT : SOLARIZED_DARK;
        assertThat(contrast(light(Palette.index(theme, Tint.GREY)), background)).isGreaterThanOrEqualTo(4.5);
    }

    /** No grey has 4.5:1 on black and on Solarized's light background, or on white and on its dark one. */
    @ParameterizedTest
    @EnumSource(Background.class)
    void the_usual_theme_s_grey_can_be_read_on_whatever_the_background_is(Background background) {
        double[] grey = light(Palette.grey(background));
        if (background != Background.LIGHT) {
            assertThat(contrast(grey, BLACK)).isGreaterThanOrEqualTo(4.5);
            assertThat(contrast(grey, SOLARIZED_DARK)).isGreaterThanOrEqualTo(background == Background.DARK ? 4.5 : 3);
        }
        if (background != Background.DARK) {
            assertThat(contrast(grey, WHITE)).isGreaterThanOrEqualTo(4.5);
            assertThat(contrast(grey, SOLARIZED_LIGHT)).isGreaterThanOrEqualTo(background == Background.LIGHT ? 4.5 : 3);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "xterm-256color, '', 38;5;243", "xterm-256color, 15;0, 38;5;246", "rxvt-256color, 12;default;8, 38;5;246",
        "xterm-256color, 0;15, 38;5;241", "screen, 15;0, 39", "linux, '', 39"})
    void what_is_old_is_never_drawn_in_the_grey_that_solarized_has_for_its_background(
            String term, String colours, String sequence) throws IOException {
        for (UiTheme theme : UiTheme.values()) {
            String drawn = drawn(Palette.of(theme, Map.of("TERM", term, "COLORFGBG", colours)));
            assertThat(drawn).as(theme.name()).doesNotContain("[90m", "[1;30m");
            if (theme == UiTheme.TERMINAL) {
                assertThat(drawn).contains("[" + sequence + "m");
            }
        }
    }

    /** What a terminal is written for a fact that is old. */
    private static String drawn(Palette palette) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Terminal terminal = new ANSITerminal(InputStream.nullInputStream(), out, StandardCharsets.UTF_8) {
            @Override
            protected TerminalSize findTerminalSize() {
                return new TerminalSize(80, 24);
            }
        };
        Fold old = Fold.home(Scenes.situation()).later(Duration.ofMinutes(5));
        assertThat(old.screen()).contains("~ stale");
        new Painter(terminal, Optional.of(palette)).paint(old.frame());
        terminal.flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    static Stream<double[][]> blindness() {
        return Stream.of(PROTANOPIA, DEUTERANOPIA, TRITANOPIA);
    }

    @ParameterizedTest
    @MethodSource("blindness")
    void healthy_failing_and_unknown_stay_apart_without_one_kind_of_cone(double[][] eye) {
        assertThat(nearest(UiTheme.COLOUR_BLIND, eye)).isGreaterThan(25);
    }

    private static double nearest(UiTheme theme, double[][] eye) {
        double nearest = Double.MAX_VALUE;
        for (Tint one : STATES) {
            for (Tint other : STATES) {
                if (one != other) {
                    nearest = Math.min(nearest, distance(
                            seen(light(Palette.index(theme, one)), eye), seen(light(Palette.index(theme, other)), eye)));
                }
            }
        }
        return nearest;
    }
}
