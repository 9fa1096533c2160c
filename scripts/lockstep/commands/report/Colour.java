package lockstep.commands.report;

/** The few colours of a report, by meaning. */
public enum Colour {
    GOOD("32"),
    BAD("1;31"),
    UNSURE("33"),
    QUIET("2");

    private final String sgr;

    Colour(String sgr) {
        this.sgr = sgr;
    }

    /** Wraps text that is already sanitised in the colour's SGR sequence. */
    String around(String text) {
        return "\u001b[" + sgr + "m" + text + "\u001b[0m";
    }
}
