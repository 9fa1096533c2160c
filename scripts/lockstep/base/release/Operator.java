package lockstep.base.release;

import lockstep.base.error.UsageError;
import lockstep.base.text.Sanitiser;

/** Who acts, as the record names them: one printable line of at most 100 characters. */
public record Operator(String name) {

    public static final int LONGEST = 100;

    public Operator {
        if (name.isBlank() || name.length() > LONGEST || !Sanitiser.line(name).equals(name)) {
            throw new UsageError(
                    "operator '" + Sanitiser.line(name, 40) + "' is not a printable name of 1 to " + LONGEST
                            + " characters",
                    "Give --operator NAME, set OPERATOR, or set git's user.name.");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
