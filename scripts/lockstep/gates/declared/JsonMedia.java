package lockstep.gates.declared;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which of the media types that a document names is that of JSON (RFC 9110 §8.3.1, RFC 6839 §3.1). Pure. */
public final class JsonMedia {

    /** JSON by its name, of a format that is written in it, or of whatever type: the nearest first. */
    private static final List<Pattern> TYPES = Stream.of(
                    "(application|text)/json", "[a-z]+/[a-z0-9!#$&^_.-]+\\+json", "application/\\*", "\\*/\\*")
            .map(type -> Pattern.compile(type + "\\s*(;.*)?", Pattern.CASE_INSENSITIVE)).toList();

    private static final int NAMED = 2;

    private JsonMedia() {}

    /** Whether its name says JSON; of one that stands for several types nobody knows what will come. */
    public static boolean isNamed(String type) {
        return TYPES.subList(0, NAMED).stream().anyMatch(json -> json.matcher(type.strip()).matches());
    }

    public static Optional<String> among(Collection<String> types) {
        return TYPES.stream().flatMap(json -> types.stream().filter(name -> json.matcher(name.strip()).matches()))
                .findFirst();
    }
}
