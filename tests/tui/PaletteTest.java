package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lockstep.tui.canvas.Style.Tint;
import lockstep.tui.preferences.Theme;
import lockstep.tui.terminal.Palette;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the themes promise, measured: contrast by WCAG 2, and colour blindness as Machado and others model it (2009). */
class PaletteTest {

    private static final int[] CUBE = {0, 95, 135, 175, 215, 255};
    private static final double[] BLACK = {0, 0, 0};
    private static final double[] WHITE = {1, 1, 1};
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
    @EnumSource(value = Theme.class, names = "TERMINAL", mode = EnumSource.Mode.EXCLUDE)
    void every_colour_can_be_read_on_its_background(Theme theme) {
        double[] background = theme == Theme.LIGHT ? WHITE : BLACK;
        double least = theme == Theme.HIGH_CONTRAST ? 10 : 4.5;
        for (Tint tint : tints()) {
            assertThat(contrast(light(Palette.index(theme, tint)), background)).as(tint.name())
                    .isGreaterThanOrEqualTo(least);
        }
    }

    static Stream<double[][]> blindness() {
        return Stream.of(PROTANOPIA, DEUTERANOPIA, TRITANOPIA);
    }

    @ParameterizedTest
    @MethodSource("blindness")
    void healthy_failing_and_unknown_stay_apart_without_one_kind_of_cone(double[][] eye) {
        assertThat(nearest(Theme.COLOUR_BLIND, eye)).isGreaterThan(25);
    }

    private static double nearest(Theme theme, double[][] eye) {
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
