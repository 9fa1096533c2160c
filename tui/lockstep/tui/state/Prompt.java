package lockstep.tui.state;

/**
 * A line being typed at the foot of the screen.
 *
 * @param kind {@code :} for a command, {@code /} for a filter
 * @param before what a filter was before, to go back to
 */
public record Prompt(String kind, String text, String before) {

    private static final int LONGEST = 200;

    public static Prompt command(String text) {
        return new Prompt(":", text, "");
    }

    public static Prompt filter(String text) {
        return new Prompt("/", text, text);
    }

    public boolean isFilter() {
        return kind.equals("/");
    }

    public Prompt typed(String more) {
        return text.length() + more.length() > LONGEST ? this : new Prompt(kind, text + more, before);
    }

    public Prompt with(String other) {
        return new Prompt(kind, other, before);
    }

    public Prompt rubbed() {
        return text.isEmpty() ? this : with(text.substring(0, text.offsetByCodePoints(text.length(), -1)));
    }
}
