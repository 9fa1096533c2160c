package lockstep.tui.state;

/**
 * A key as people name it: {@code a}, {@code R}, {@code Enter}, {@code Esc}, {@code Up}, {@code PgDn}, {@code ^C}. The
 * space bar is {@code Space}.
 */
public record Key(String name) {

    public static final Key ENTER = new Key("Enter");
    public static final Key ESCAPE = new Key("Esc");
    public static final Key TAB = new Key("Tab");

    public boolean is(String other) {
        return name.equals(other);
    }

    /** The text that it types; empty for a key that types none. */
    public String typed() {
        if (name.equals("Space")) {
            return " ";
        }
        return name.codePointCount(0, name.length()) == 1 ? name : "";
    }
}
