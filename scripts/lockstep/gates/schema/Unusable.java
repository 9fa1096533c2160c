package lockstep.gates.schema;

import lockstep.base.text.Sanitiser;

/** A schema that cannot be used; the message says why. */
public final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    private final String where;
    private final String remedy;

    /**
     * @param where the file, and the line and column where they are known
     * @param message without the place
     */
    Unusable(String where, String message, String remedy) {
        this(where, message, remedy, null);
    }

    Unusable(String where, String message, String remedy, Throwable cause) {
        super(Sanitiser.line(message, 600), cause);
        this.where = Sanitiser.line(where, 300);
        this.remedy = Sanitiser.line(remedy, 1_000);
    }

    /** {@code schemas/order.json, line 3, column 7}. */
    public String where() {
        return where;
    }

    public String remedy() {
        return remedy;
    }
}
