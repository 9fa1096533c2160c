package lockstep.settings.yaml;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lockstep.settings.yaml.YamlValue.Entry;
import lockstep.settings.yaml.YamlValue.Listing;
import lockstep.settings.yaml.YamlValue.Mapping;
import lockstep.settings.yaml.YamlValue.Scalar;
import lockstep.settings.yaml.YamlValue.Type;

/**
 * The keys of one mapping, of which only known ones are allowed.
 *
 * @param path of the mapping, for messages: {@code gates.health.expect}
 */
public record Keys(Mistakes mistakes, String path, Mapping mapping) {

    /** @throws lockstep.base.error.ConfigurationError if it is no mapping, or has another key */
    public static Keys of(Mistakes mistakes, String path, YamlValue value, String... allowed) {
        Mapping mapping = mapping(mistakes, path, value);
        List<String> known = Arrays.asList(allowed);
        for (Entry entry : mapping.entries()) {
            if (!known.contains(entry.key())) {
                throw mistakes.unknown(entry.at(), path + ": unknown key", entry.key(), known);
            }
        }
        return new Keys(mistakes, path, mapping);
    }

    public static Mapping mapping(Mistakes mistakes, String path, YamlValue value) {
        if (value instanceof Mapping mapping) {
            return mapping;
        }
        throw mistakes.at(value.at(), path + " is " + value.kind() + ", not a mapping",
                "Write keys and values, like {status: 200}.");
    }

    public Optional<Entry> get(String key) {
        return mapping.entry(key);
    }

    public Place at() {
        return mapping.at();
    }

    public String path(String key) {
        return path + "." + key;
    }

    /** A text or a number, as text. */
    public Optional<String> text(String key) {
        return get(key).map(entry -> text(mistakes, path(key), entry.value()));
    }

    public static String text(Mistakes mistakes, String path, YamlValue value) {
        if (value instanceof Scalar scalar && scalar.type() != Type.NOTHING) {
            return scalar.text();
        }
        throw mistakes.at(value.at(), path + " is " + value.kind() + ", not a text", "Write one value.");
    }

    /** A whole number within bounds. */
    public Optional<Integer> number(String key, int least, int most) {
        return get(key).map(entry -> number(mistakes, path(key), entry.value(), least, most));
    }

    public static int number(Mistakes mistakes, String path, YamlValue value, int least, int most) {
        String remedy = "Write a whole number from " + least + " to " + most + ".";
        if (!(value instanceof Scalar scalar) || scalar.type() != Type.WHOLE) {
            throw mistakes.at(value.at(), path + " is " + value.kind() + ", not a whole number", remedy);
        }
        try {
            int number = Integer.parseInt(scalar.text());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, as one that is out of bounds
        }
        throw mistakes.at(value.at(), path + " is " + scalar.text(), remedy);
    }

    /** One value, or a list of them. */
    public static List<YamlValue> list(YamlValue value) {
        return value instanceof Listing listing ? listing.items() : List.of(value);
    }
}
