package lockstep.gates.schema;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import com.networknt.schema.regex.RegularExpression;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.gates.declared.JsonWords;
import lockstep.gates.declared.SafePattern;
import tools.jackson.databind.JsonNode;

/** One schema, ready to judge bodies. */
final class BodySchema {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$-]{0,31}|\\d{1,6}");
    static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder
                    .schemaLoader(loader -> loader.fetchRemoteResources(false))
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .pathType(PathType.JSON_POINTER)
                            .formatAssertionsEnabled(true)
                            .regularExpressionFactory(BodySchema::bounded)
                            .build()));

    private final Schema schema;
    private final JsonNode text;

    private BodySchema(Schema schema, JsonNode text) {
        this.schema = schema;
        this.text = text;
    }

    /** @param pointer to the schema in the document */
    static BodySchema of(SchemaDocument document, String pointer, boolean openApi) throws Unusable {
        JsonNode checked = new SchemaText(document, openApi).standingAlone(pointer);
        try {
            Schema schema = REGISTRY.getSchema(checked.toString(), InputFormat.JSON);
            schema.initializeValidators();
            return new BodySchema(schema, checked);
        } catch (RuntimeException | StackOverflowError e) {
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw document.wrong(pointer, "it is not a schema: " + why, "See docs/declared-gates.md, \"Schemas\".");
        }
    }

    JsonNode text() {
        return text;
    }

    private static RegularExpression bounded(String regex) {
        SafePattern pattern = SafePattern.of(regex);
        return text -> switch (pattern.find(text)) {
            case FOUND -> true;
            case NOT_FOUND -> false;
            // Under not or if, "no match" would be a pass that a text made for it can force.
            case GAVE_UP -> throw new GaveUp(pattern);
        };
    }

    /** The first breach, without any text of the body: {@code expected type "integer" at /id, was ...}. */
    Optional<String> breach(JsonNode body) {
        try {
            List<Error> errors = schema.validate(body);
            return errors.stream().findFirst().map(BodySchema::words);
        } catch (GaveUp e) {
            return Optional.of(e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.of("the body is too deep or too large to be held against it");
        }
    }

    private static final class GaveUp extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GaveUp(SafePattern pattern) {
            super("whether a text of the body matches " + pattern + " took too many steps to find out", null, false,
                    false);
        }
    }

    /** Where a map is keyed by addresses or tokens, the names are data: they are not told. */
    private static String plain(String pointer) {
        return Stream.of(pointer.split("/", -1))
                .map(step -> step.isEmpty() || PLAIN.matcher(step).matches() ? step : "…")
                .collect(Collectors.joining("/"));
    }

    static String words(Error error) {
        String at = error.getInstanceLocation() == null ? "" : error.getInstanceLocation().toString();
        String where = at.isEmpty() || at.equals("/") ? "the whole body" : plain(at);
        if ("required".equals(error.getKeyword()) && error.getProperty() != null) {
            return "expected property \"" + error.getProperty() + "\" in " + where + ", was missing";
        }
        String rule = error.getSchemaNode() == null ? "" : " " + JsonWords.declared(error.getSchemaNode());
        return "expected " + error.getKeyword() + rule + " at " + where + ", was "
                + JsonWords.seen(Optional.ofNullable(error.getInstanceNode()), false);
    }
}
