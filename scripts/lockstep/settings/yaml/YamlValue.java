package lockstep.settings.yaml;

import java.util.List;
import java.util.Optional;

/** A value of a YAML document, with its place. */
public sealed interface YamlValue {

    Place at();

    /** What it is, for a message. */
    String kind();

    /** Keys in the order of the document; each is a text, and there once. */
    record Mapping(Place at, List<Entry> entries) implements YamlValue {
        public Mapping {
            entries = List.copyOf(entries);
        }

        public Optional<Entry> entry(String key) {
            return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
        }

        @Override
        public String kind() {
            return "a mapping";
        }
    }

    /** @param at where the key stands */
    record Entry(String key, Place at, YamlValue value) {}

    record Listing(Place at, List<YamlValue> items) implements YamlValue {
        public Listing {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** @param type as YAML resolves it: quoted ones are texts */
    record Scalar(Place at, String text, Type type) implements YamlValue {
        @Override
        public String kind() {
            return switch (type) {
                case TEXT -> "a text";
                case WHOLE -> "a whole number";
                case FRACTION -> "a number";
                case TRUTH -> "true or false";
                case NOTHING -> "nothing";
            };
        }
    }

    enum Type { TEXT, WHOLE, FRACTION, TRUTH, NOTHING }
}
