package lockstep.settings.yaml;

import java.util.Collection;
import lockstep.base.error.ConfigurationError;
import lockstep.base.text.KeySuggestion;
import lockstep.base.text.Sanitiser;

/**
 * How a mistake in a document is told: the file, the place, what is wrong, what is allowed.
 *
 * @param where the document, sanitised
 */
public record Mistakes(String where) {

    public ConfigurationError at(Place place, String what, String remedy) {
        return new ConfigurationError(where + ", " + place + ": " + what, remedy);
    }

    /** The same where perhaps nothing is allowed. */
    public ConfigurationError unknown(
            Place place, String what, String word, Collection<String> allowed, String whereNoneIs) {
        return allowed.isEmpty()
                ? at(place, what + " '" + Sanitiser.line(word, 60) + "'", whereNoneIs)
                : unknown(place, what, word, allowed);
    }

    /** A word that is none of those that are allowed; the nearest is named. */
    public ConfigurationError unknown(Place place, String what, String word, Collection<String> allowed) {
        String nearest = KeySuggestion.question(word, allowed);
        return at(place, what + " '" + Sanitiser.line(word, 60) + "'",
                nearest + "Allowed: " + String.join(", ", allowed) + ".");
    }
}
