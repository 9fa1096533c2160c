package lockstep.tui.terminal;

import com.googlecode.lanterna.TextColor;
import java.util.Map;
import lockstep.tui.canvas.Style;
import lockstep.tui.preferences.UiTheme;

/**
 * The colours of a theme on this terminal: of 256 where it has them, else of its sixteen.
 *
 * @param rich whether it has 256
 * @param background as far as the terminal says
 */
public record Palette(UiTheme theme, boolean rich, Background background) {

    /** What the text stands on. */
    public enum Background {
        DARK, LIGHT, UNKNOWN;

        /** By {@code COLORFGBG}, which ends in the number of the background among the sixteen colours. */
        static Background of(String colours) {
            String last = colours.substring(colours.lastIndexOf(';') + 1);
            return switch (last) {
                case "0", "1", "2", "3", "4", "5", "6", "8" -> DARK;
                case "7", "15" -> LIGHT;
                default -> UNKNOWN;
            };
        }
    }

    /** On black and on white 4.5:1, as only one of the 256 has; on Solarized's backgrounds more than 3:1. */
    private static final int GREY_ON_ANY = 243;

    public static Palette of(UiTheme theme, Map<String, String> environment) {
        String term = environment.getOrDefault("TERM", "");
        String colours = environment.getOrDefault("COLORTERM", "");
        return new Palette(theme, term.contains("256color") || term.contains("direct") || !colours.isBlank(),
                Background.of(environment.getOrDefault("COLORFGBG", "")));
    }

    TextColor of(Style.Tint tint) {
        if (!rich) {
            return ansi(tint);
        }
        return theme == UiTheme.TERMINAL
                ? tint == Style.Tint.GREY ? new TextColor.Indexed(grey(background)) : ansi(tint)
                : new TextColor.Indexed(index(theme, tint));
    }

    /** A grey that can be read on whatever the operator's terminal has for a background. */
    public static int grey(Background background) {
        return switch (background) {
            case DARK -> index(UiTheme.DARK, Style.Tint.GREY);
            case LIGHT -> index(UiTheme.LIGHT, Style.Tint.GREY);
            case UNKNOWN -> GREY_ON_ANY;
        };
    }

    /**
     * The numbers of the 256 colours that all terminals show alike: the cube and the greys, never the first sixteen,
     * which everybody sets as they like. The colours of {@link UiTheme#COLOUR_BLIND} are nearest to Okabe and Ito's.
     */
    public static int index(UiTheme theme, Style.Tint tint) {
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

    /** Without a grey: the one among the sixteen is, as Solarized sets it, its dark background. */
    private TextColor ansi(Style.Tint tint) {
        return switch (theme) {
            case TERMINAL, LIGHT -> switch (tint) {
                case NONE, GREY -> TextColor.ANSI.DEFAULT;
                case GREEN -> TextColor.ANSI.GREEN;
                case RED -> TextColor.ANSI.RED;
                case YELLOW -> TextColor.ANSI.YELLOW;
                case CYAN -> TextColor.ANSI.CYAN;
            };
            case DARK, HIGH_CONTRAST -> switch (tint) {
                case NONE, GREY -> TextColor.ANSI.DEFAULT;
                case GREEN -> TextColor.ANSI.GREEN_BRIGHT;
                case RED -> TextColor.ANSI.RED_BRIGHT;
                case YELLOW -> TextColor.ANSI.YELLOW_BRIGHT;
                case CYAN -> TextColor.ANSI.CYAN_BRIGHT;
            };
            case COLOUR_BLIND -> switch (tint) {
                case NONE, GREY -> TextColor.ANSI.DEFAULT;
                case GREEN -> TextColor.ANSI.CYAN_BRIGHT;
                case RED -> TextColor.ANSI.RED;
                case YELLOW -> TextColor.ANSI.YELLOW_BRIGHT;
                case CYAN -> TextColor.ANSI.MAGENTA_BRIGHT;
            };
        };
    }
}
