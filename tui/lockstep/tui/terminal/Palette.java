package lockstep.tui.terminal;

import com.googlecode.lanterna.TextColor;
import java.util.Map;
import lockstep.tui.canvas.Style;
import lockstep.tui.preferences.Theme;

/**
 * The colours of a theme on this terminal: of 256 where it has them, else of its sixteen.
 *
 * @param rich whether it has 256
 */
public record Palette(Theme theme, boolean rich) {

    public static Palette of(Theme theme, Map<String, String> environment) {
        String term = environment.getOrDefault("TERM", "");
        String colours = environment.getOrDefault("COLORTERM", "");
        return new Palette(theme, term.contains("256color") || term.contains("direct") || !colours.isBlank());
    }

    TextColor of(Style.Tint tint) {
        return rich && theme != Theme.TERMINAL ? new TextColor.Indexed(index(theme, tint)) : ansi(tint);
    }

    /**
     * The numbers of the 256 colours that all terminals show alike: the cube and the greys, never the first sixteen,
     * which everybody sets as they like. The colours of {@link Theme#COLOUR_BLIND} are nearest to Okabe and Ito's.
     */
    public static int index(Theme theme, Style.Tint tint) {
        return switch (theme) {
            case TERMINAL, DARK -> pick(tint, 114, 210, 221, 80, 246);
            case LIGHT -> pick(tint, 22, 124, 94, 24, 241);
            case HIGH_CONTRAST -> pick(tint, 120, 217, 228, 159, 252);
            case COLOUR_BLIND -> pick(tint, 39, 208, 228, 176, 246);
        };
    }

    private static int pick(Style.Tint tint, int green, int red, int yellow, int cyan, int grey) {
        return switch (tint) {
            case NONE -> throw new IllegalArgumentException("no colour");
            case GREEN -> green;
            case RED -> red;
            case YELLOW -> yellow;
            case CYAN -> cyan;
            case GREY -> grey;
        };
    }

    private TextColor ansi(Style.Tint tint) {
        return switch (theme) {
            case TERMINAL, LIGHT -> switch (tint) {
                case NONE -> TextColor.ANSI.DEFAULT;
                case GREEN -> TextColor.ANSI.GREEN;
                case RED -> TextColor.ANSI.RED;
                case YELLOW -> TextColor.ANSI.YELLOW;
                case CYAN -> TextColor.ANSI.CYAN;
                case GREY -> TextColor.ANSI.BLACK_BRIGHT;
            };
            case DARK, HIGH_CONTRAST -> switch (tint) {
                case NONE -> TextColor.ANSI.DEFAULT;
                case GREEN -> TextColor.ANSI.GREEN_BRIGHT;
                case RED -> TextColor.ANSI.RED_BRIGHT;
                case YELLOW -> TextColor.ANSI.YELLOW_BRIGHT;
                case CYAN -> TextColor.ANSI.CYAN_BRIGHT;
                case GREY -> theme == Theme.DARK ? TextColor.ANSI.BLACK_BRIGHT : TextColor.ANSI.DEFAULT;
            };
            case COLOUR_BLIND -> switch (tint) {
                case NONE -> TextColor.ANSI.DEFAULT;
                case GREEN -> TextColor.ANSI.CYAN_BRIGHT;
                case RED -> TextColor.ANSI.RED;
                case YELLOW -> TextColor.ANSI.YELLOW_BRIGHT;
                case CYAN -> TextColor.ANSI.MAGENTA_BRIGHT;
                case GREY -> TextColor.ANSI.BLACK_BRIGHT;
            };
        };
    }
}
