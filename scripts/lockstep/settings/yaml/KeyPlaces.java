package lockstep.settings.yaml;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.settings.yaml.YamlValue.Entry;
import lockstep.settings.yaml.YamlValue.Listing;
import lockstep.settings.yaml.YamlValue.Mapping;
import lockstep.settings.yaml.YamlValue.Scalar;

/** Where each key and list item stands, and what it holds, by its path like {@code a.b[0].c}. */
public record KeyPlaces(Map<String, Place> places, Map<String, YamlValue> values) {

    public static KeyPlaces none() {
        return new KeyPlaces(Map.of(), Map.of());
    }

    public static KeyPlaces of(YamlValue document) {
        KeyPlaces all = new KeyPlaces(new HashMap<>(), new HashMap<>());
        all.add("", document);
        return all;
    }

    private void add(String path, YamlValue value) {
        values.put(path, value);
        switch (value) {
            case Mapping mapping -> {
                for (Entry entry : mapping.entries()) {
                    String key = path.isEmpty() ? entry.key() : path + "." + entry.key();
                    places.put(key, entry.at());
                    add(key, entry.value());
                }
            }
            case Listing listing -> {
                List<YamlValue> items = listing.items();
                for (int at = 0; at < items.size(); at++) {
                    places.put(path + "[" + at + "]", items.get(at).at());
                    add(path + "[" + at + "]", items.get(at));
                }
            }
            case Scalar scalar -> { }
        }
    }

    public Optional<YamlValue> value(String path) {
        return Optional.ofNullable(values.get(path));
    }

    /** Of the key, or, where it does not stand in the document, of what it belongs in. */
    public Optional<Place> place(String path) {
        for (String at = path; !at.isEmpty(); at = around(at)) {
            if (places.containsKey(at)) {
                return Optional.of(places.get(at));
            }
        }
        return Optional.empty();
    }

    /** {@code line 3, column 5: }; empty where nothing of it stands in the document. */
    public String prefix(String path) {
        return place(path).map(place -> place + ": ").orElse("");
    }

    private static String around(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }
}
