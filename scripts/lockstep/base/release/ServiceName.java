package lockstep.base.release;

import java.util.regex.Pattern;

/** The name of one of several services of a repository: {@code api-gateway}. Fit for a file name and for a host's. */
public record ServiceName(String word) implements Comparable<ServiceName> {

    public static final String SHAPE = "Use lower case letters, digits and -, at most 40, a letter first.";

    private static final Pattern VALID = Pattern.compile("[a-z](-?[a-z0-9]){0,39}");
    private static final int LONGEST = 40;

    public ServiceName {
        if (!isValid(word)) {
            throw new IllegalArgumentException("not a service's name");
        }
    }

    public static boolean isValid(String word) {
        return word.length() <= LONGEST && VALID.matcher(word).matches();
    }

    @Override
    public int compareTo(ServiceName other) {
        return word.compareTo(other.word);
    }

    @Override
    public String toString() {
        return word;
    }
}
