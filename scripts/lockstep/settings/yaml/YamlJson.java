package lockstep.settings.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import lockstep.settings.yaml.YamlValue.Listing;
import lockstep.settings.yaml.YamlValue.Mapping;
import lockstep.settings.yaml.YamlValue.Scalar;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The same value as JSON. */
public final class YamlJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONGEST_NUMBER = 40;

    private YamlJson() {}

    public static JsonNode of(YamlValue value) {
        return switch (value) {
            case Mapping mapping -> {
                ObjectNode node = JSON.objectNode();
                mapping.entries().forEach(entry -> node.set(entry.key(), of(entry.value())));
                yield node;
            }
            case Listing listing -> {
                ArrayNode node = JSON.arrayNode();
                listing.items().forEach(item -> node.add(of(item)));
                yield node;
            }
            case Scalar scalar -> scalar(scalar);
        };
    }

    private static JsonNode scalar(Scalar scalar) {
        String text = scalar.text();
        try {
            return switch (scalar.type()) {
                case TEXT -> JSON.stringNode(text);
                case TRUTH -> JSON.booleanNode(text.equalsIgnoreCase("true"));
                case NOTHING -> JSON.nullNode();
                case WHOLE -> text.length() < 10
                        ? JSON.numberNode(Integer.parseInt(text))
                        : number(new BigInteger(text));
                case FRACTION -> text.length() > LONGEST_NUMBER ? JSON.stringNode(text)
                        : JSON.numberNode(new BigDecimal(text).doubleValue());
            };
        } catch (NumberFormatException e) {
            return JSON.stringNode(text); // .inf, .nan, octal: no numbers of JSON
        }
    }

    private static JsonNode number(BigInteger number) {
        return number.bitLength() < Long.SIZE ? JSON.numberNode(number.longValue()) : JSON.numberNode(number);
    }
}
