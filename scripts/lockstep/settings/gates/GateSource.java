package lockstep.settings.gates;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.settings.yaml.Keys;
import lockstep.settings.yaml.Place;
import lockstep.settings.yaml.YamlValue;
import lockstep.settings.yaml.YamlValue.Entry;
import lockstep.settings.yaml.YamlValue.Listing;
import lockstep.settings.yaml.YamlValue.Mapping;
import lockstep.settings.yaml.YamlValue.Scalar;

/**
 * A gate as it stands in its file: where in it a word is.
 *
 * @param yaml the whole file
 */
record GateSource(Entry entry, String yaml) {

    private static final List<String> FILLED = Stream.concat(
            RequestMapping.METHODS.stream(), Stream.of("query", "headers", "cookies", "json", "form", "text")).toList();

    /** Where the gate's id stands. */
    Place at() {
        return entry.at();
    }

    /** Where it says that it waits for a gate: by name, for all, or by a captured value of that gate. */
    Place waitingFor(String gate, List<String> captured) {
        return values("after", "needs").flatMap(list -> Keys.list(list).stream())
                .filter(one -> one instanceof Scalar scalar && scalar.text().equals(gate))
                .map(YamlValue::at).findFirst()
                .or(() -> captured.stream().flatMap(name -> use(name).stream()).findFirst())
                .or(() -> values("after").map(YamlValue::at).findFirst())
                .orElseGet(this::at);
    }

    /** Where it uses a captured value. */
    Place using(String name) {
        return use(name).orElseGet(this::at);
    }

    /** Where it captures a value. */
    Place capturing(String name) {
        return values("capture").filter(Mapping.class::isInstance).map(Mapping.class::cast)
                .flatMap(captures -> captures.entry(name).stream())
                .map(Entry::at).findFirst().orElseGet(this::at);
    }

    /** Where it keeps a field or a header. */
    Place keeping(String word) {
        return values("keep").flatMap(list -> Keys.list(list).stream())
                .filter(one -> one instanceof Scalar scalar && scalar.text().equalsIgnoreCase(word))
                .map(YamlValue::at).findFirst().orElseGet(this::at);
    }

    private Optional<Place> use(String name) {
        String gap = "{{" + name + "}}";
        return values(FILLED.toArray(String[]::new)).flatMap(GateSource::scalars)
                .filter(scalar -> scalar.text().contains(gap))
                .map(scalar -> within(scalar.at(), gap)).findFirst();
    }

    private Stream<YamlValue> values(String... keys) {
        return entry.value() instanceof Mapping gate
                ? gate.entries().stream().filter(one -> List.of(keys).contains(one.key())).map(Entry::value)
                : Stream.empty();
    }

    private static Stream<Scalar> scalars(YamlValue value) {
        return switch (value) {
            case Mapping mapping -> mapping.entries().stream().flatMap(one -> scalars(one.value()));
            case Listing listing -> listing.items().stream().flatMap(GateSource::scalars);
            case Scalar scalar -> Stream.of(scalar);
        };
    }

    /** A text may go over several lines, or have escapes: where the word does not stand as it is, its beginning. */
    private Place within(Place text, String word) {
        List<String> lines = yaml.lines().toList();
        for (int line = text.line(); line <= lines.size(); line++) {
            String content = lines.get(line - 1);
            int length = content.codePointCount(0, content.length());
            int from = line == text.line() ? content.offsetByCodePoints(0, Math.min(text.column() - 1, length)) : 0;
            int at = content.indexOf(word, from);
            if (at >= 0) {
                return new Place(line, content.codePointCount(0, at) + 1);
            }
        }
        return text;
    }
}
