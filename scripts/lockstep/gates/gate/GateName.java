package lockstep.gates.gate;

/** A gate's name, as in evidence and in the release log: lower case, digits and underscores. */
public record GateName(String word) implements Comparable<GateName> {

    private static final int LONGEST = 64;

    public GateName {
        if (!isValid(word)) {
            throw new IllegalArgumentException("not a gate name");
        }
    }

    /** Sign by sign: names are read by the hundred thousand. */
    public static boolean isValid(String word) {
        if (word.isEmpty() || word.length() > LONGEST || !isLetter(word.charAt(0))) {
            return false;
        }
        for (int at = 1; at < word.length(); at++) {
            char sign = word.charAt(at);
            if (!isLetter(sign) && (sign < '0' || sign > '9') && sign != '_') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char sign) {
        return sign >= 'a' && sign <= 'z';
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
