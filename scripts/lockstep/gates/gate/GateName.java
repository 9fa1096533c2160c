package lockstep.gates.gate;

import java.util.regex.Pattern;

/** A gate's name, as in evidence and in the release log: lower case, digits and underscores. */
public record GateName(String word) implements Comparable<GateName> {

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    public GateName {
        if (!isValid(word)) {
            throw new IllegalArgumentException("not a gate name");
        }
    }

    public static boolean isValid(String word) {
        return SHAPE.matcher(word).matches();
    }

    /** Spelled out, as that of a record is put together at its first use, which every start would pay for. */
    @Override
    public boolean equals(Object other) {
        return other instanceof GateName name && word.equals(name.word);
    }

    @Override
    public int hashCode() {
        return word.hashCode();
    }

    @Override
    public int compareTo(GateName other) {
        return word.compareTo(other.word);
    }

    @Override
    public String toString() {
        return word;
    }
}
