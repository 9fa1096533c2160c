package lockstep.base.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The known name that somebody probably meant. */
public final class KeySuggestion {

    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private KeySuggestion() {}

    /** The nearest of the known names, if it is near at all. */
    public static Optional<String> nearest(String unknown, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(name -> DISTANCE.apply(unknown, name)))
                .filter(name -> DISTANCE.apply(unknown, name) <= Math.max(2, name.length() / 2));
    }

    /** {@code Did you mean 'order'? }, for what follows; empty where none is near. */
    public static String question(String unknown, Collection<String> known) {
        return nearest(unknown, known).map(name -> "Did you mean '" + name + "'? ").orElse("");
    }
}
