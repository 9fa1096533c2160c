package lockstep.base.release;

import java.util.List;
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

    /** Several who act together: as many of the names as there is room for, and how many more. */
    public static Operator ofAll(List<String> names) {
        List<String> shown = names.stream().map(Sanitiser::line).toList();
        for (int count = shown.size(); count > 1; count--) {
            String text = String.join(", ", shown.subList(0, count)) + more(shown.size() - count);
            if (text.length() <= LONGEST) {
                return new Operator(text);
            }
        }
        String more = more(shown.size() - 1);
        return new Operator(fitted(shown.getFirst(), LONGEST - more.length()) + more);
    }

    private static String more(int count) {
        return count == 0 ? "" : " and " + count + " more";
    }

    private static String fitted(String name, int room) {
        if (name.length() <= room) {
            return name;
        }
        int end = Character.isHighSurrogate(name.charAt(room - 2)) ? room - 2 : room - 1;
        return name.substring(0, end).strip() + "…";
    }

    @Override
    public String toString() {
        return name;
    }
}
