package lockstep.settings.yaml;

import java.util.List;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;
import lockstep.base.text.KeySuggestion;
import lockstep.base.text.Sanitiser;
import lockstep.settings.yaml.YamlValue.Entry;
import lockstep.settings.yaml.YamlValue.Listing;
import lockstep.settings.yaml.YamlValue.Mapping;
import lockstep.settings.yaml.YamlValue.Scalar;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts a document into the records of its shape: keys are their components in snake case. */
public record YamlBinding(Mistakes mistakes, KeyPlaces places) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Apart, so that it is made only when there is a file. */
    private static final class Binder {

        private static final JsonMapper MAPPER = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /** @param loose keys at the top that may hold anything, and are read elsewhere */
    public <T> T bind(YamlValue document, Class<T> shape, List<String> loose) {
        if (!(document instanceof Mapping mapping)) {
            throw mistakes.at(document.at(), "the document is " + document.kind() + ", not keys with values",
                    Shapes.remedy(shape));
        }
        mapping.entries().stream().filter(entry -> !loose.contains(entry.key()))
                .forEach(entry -> requireValues(entry.key(), entry));
        try {
            return Binder.MAPPER.treeToValue(node(document), shape);
        } catch (UnrecognizedPropertyException e) {
            throw unknown(e);
        } catch (MismatchedInputException e) {
            throw mismatch(e);
        } catch (JacksonException e) {
            throw mistakes.at(document.at(), "it cannot be read", "See docs/configuration.md for every key.");
        }
    }

    /** A key without a value is a line that somebody did not finish. */
    private void requireValues(String path, Entry entry) {
        switch (entry.value()) {
            case Scalar scalar when scalar.type() == YamlValue.Type.NOTHING -> throw mistakes.at(
                    entry.at(), path + " has no value", "Write one, or remove the line.");
            case Scalar scalar -> { }
            case Listing listing -> { }
            case Mapping mapping -> mapping.entries().forEach(one -> requireValues(path + "." + one.key(), one));
        }
    }

    private ConfigurationError unknown(UnrecognizedPropertyException e) {
        String path = path(e);
        List<String> known = Optional.ofNullable(e.getKnownPropertyIds()).stream()
                .flatMap(ids -> ids.stream().map(String::valueOf))
                .sorted()
                .toList();
        String nearest = KeySuggestion.question(e.getPropertyName(), known);
        return mistakes.at(place(path), "unknown key '" + Sanitiser.line(path, 100) + "'",
                nearest + "Known here: " + String.join(", ", known) + ".");
    }

    private ConfigurationError mismatch(MismatchedInputException e) {
        String path = path(e);
        Class<?> wanted = e.getTargetType() == null ? String.class : e.getTargetType();
        return mistakes.at(place(path), places.value(path)
                        .map(found -> path + Shapes.mismatch(wanted, found))
                        .orElse(path + " has a wrong value"),
                Shapes.remedy(wanted));
    }

    private Place place(String path) {
        return places.place(path).orElse(new Place(1, 1));
    }

    private static String path(DatabindException e) {
        StringBuilder path = new StringBuilder();
        e.getPath().forEach(step -> path.append(path.isEmpty() || step.getPropertyName() == null ? "" : ".")
                .append(step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName()));
        return path.toString();
    }

    /** All single values as texts, just as they were written: the shape says what they are. */
    private static JsonNode node(YamlValue value) {
        return switch (value) {
            case Mapping mapping -> {
                ObjectNode node = JSON.objectNode();
                mapping.entries().forEach(entry -> node.set(entry.key(), node(entry.value())));
                yield node;
            }
            case Listing listing -> {
                ArrayNode node = JSON.arrayNode();
                listing.items().forEach(item -> node.add(node(item)));
                yield node;
            }
            case Scalar scalar -> scalar.type() == YamlValue.Type.NOTHING
                    ? JSON.nullNode()
                    : JSON.stringNode(scalar.text());
        };
    }
}
