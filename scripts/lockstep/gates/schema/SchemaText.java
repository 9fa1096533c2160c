package lockstep.gates.schema;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;
import lockstep.base.text.KeySuggestion;
import lockstep.gates.declared.SafePattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Checks a schema keyword by keyword, and brings one of an OpenAPI document into a form that stands alone. */
final class SchemaText {

    private static final Set<String> NAMED = Set.of("properties", "patternProperties", "$defs", "dependentSchemas");
    private static final Set<String> LISTED = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
    private static final Set<String> SINGLE = Set.of(
            "items", "contains", "not", "if", "then", "else", "additionalProperties", "propertyNames",
            "unevaluatedItems", "unevaluatedProperties");
    private static final Set<String> PLAIN = Set.of(
            "$schema", "$id", "$anchor", "$ref", "$comment", "title", "description", "default", "examples",
            "deprecated", "readOnly", "writeOnly", "type", "enum", "const", "multipleOf", "maximum",
            "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength", "pattern", "format",
            "maxItems", "minItems", "uniqueItems", "maxContains", "minContains", "maxProperties", "minProperties",
            "required", "dependentRequired", "contentEncoding", "contentMediaType");
    /** Words of OpenAPI that decide nothing. */
    private static final Set<String> OF_OPENAPI = Set.of("discriminator", "xml", "externalDocs", "example");
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
    private static final String COMPONENTS = "#/components/schemas/";
    private static final String REMEDY = "See docs/declared-gates.md, \"Schemas\".";

    private final SchemaDocument document;
    private final boolean openApi;
    /** The references that lead into what was checked, by where they stand. */
    private final Map<String, String> references = new LinkedHashMap<>();
    /** With an {@code $id} within, what a reference begins at is the library's to find. */
    private boolean rebased;

    SchemaText(SchemaDocument document, boolean openApi) {
        this.document = document;
        this.openApi = openApi;
    }

    /** A copy that the library can be given, of the schema at a place of the document, with all that it refers to. */
    JsonNode standingAlone(String pointer) throws Unusable {
        JsonNode copy = whole(pointer);
        if (openApi && copy instanceof ObjectNode whole) {
            addComponents(whole);
        }
        for (Map.Entry<String, String> reference : references.entrySet()) {
            if (!rebased && leadsNowhere(reference.getValue(), copy)) {
                throw document.wrong(reference.getKey(), "the $ref at " + reference.getKey() + " leads to nothing",
                        nearest(reference.getKey()) + REMEDY);
            }
        }
        return copy;
    }

    private static boolean leadsNowhere(String reference, JsonNode copy) {
        try {
            String to = URLDecoder.decode(reference.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
            return to.startsWith("/") && copy.at(to).isMissingNode();
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private String nearest(String reference) {
        String name = document.at(reference).asString("").replaceAll(".*/", "");
        List<String> known = new ArrayList<>(document.at(openApi ? "/components/schemas" : "/$defs").propertyNames());
        return KeySuggestion.question(name, known);
    }

    /** Those that are referred to, and what those refer to; the document may have others that nobody asks for. */
    private void addComponents(ObjectNode whole) throws Unusable {
        Set<String> done = new TreeSet<>();
        boolean grew = true;
        while (grew) {
            grew = false;
            for (String reference : List.copyOf(references.values())) {
                String name = reference.startsWith("#/$defs/") ? reference.substring("#/$defs/".length()) : "";
                String place = "/components/schemas/" + name;
                if (!name.isEmpty() && !name.contains("/") && done.add(name) && !document.at(place).isMissingNode()) {
                    String plain = name.replace("~1", "/").replace("~0", "~");
                    whole.withObjectProperty("$defs").set(plain, whole(place));
                    grew = true;
                }
            }
        }
    }

    private JsonNode whole(String pointer) throws Unusable {
        JsonNode copy = checked(document.at(pointer), pointer);
        MetaSchema.require(document, pointer);
        return copy;
    }

    private JsonNode checked(JsonNode schema, String where) throws Unusable {
        if (schema.isBoolean()) {
            return schema;
        }
        if (!schema.isObject()) {
            throw document.wrong(where, "the schema at " + SchemaDocument.shown(where)
                    + " is neither an object nor true or false", REMEDY);
        }
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            String name = keyword.getKey();
            JsonNode value = keyword.getValue();
            String there = SchemaDocument.child(where, name);
            if (NAMED.contains(name)) {
                copy.set(name, named(name, value, there));
            } else if (LISTED.contains(name)) {
                copy.set(name, listed(name, value, there));
            } else if (SINGLE.contains(name)) {
                copy.set(name, checked(value, there));
            } else if (PLAIN.contains(name)) {
                copy.set(name, plain(name, value, there));
            } else if (!openApi || !OF_OPENAPI.contains(name) && !name.startsWith("x-")) {
                throw unknown(name, there);
            }
        }
        return copy;
    }

    private ObjectNode named(String keyword, JsonNode value, String where) throws Unusable {
        if (!value.isObject()) {
            throw document.wrong(where, "the keyword '" + keyword + "' at " + where + " holds no object of schemas",
                    "Write names and schemas.");
        }
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> one : value.properties()) {
            String there = SchemaDocument.child(where, one.getKey());
            if (keyword.equals("patternProperties")) {
                requirePattern(one.getKey(), there);
            }
            all.set(one.getKey(), checked(one.getValue(), there));
        }
        return all;
    }

    private ArrayNode listed(String keyword, JsonNode value, String where) throws Unusable {
        if (!value.isArray() || value.isEmpty()) {
            throw document.wrong(where, "the keyword '" + keyword + "' at " + where + " holds no list of schemas",
                    "Write one schema or more.");
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (int index = 0; index < value.size(); index++) {
            all.add(checked(value.get(index), where + "/" + index));
        }
        return all;
    }

    private Unusable unknown(String name, String where) {
        List<String> known = new ArrayList<>(PLAIN);
        known.addAll(NAMED);
        known.addAll(LISTED);
        known.addAll(SINGLE);
        String remedy = name.equals("nullable")
                ? "OpenAPI 3.1 has no nullable: write type: [string, \"null\"]. "
                : KeySuggestion.question(name, known.stream().sorted().toList());
        return document.wrong(where, "the keyword '" + name + "' at " + where
                + " is not known, and would be passed over", remedy + REMEDY);
    }

    private JsonNode plain(String name, JsonNode value, String where) throws Unusable {
        if (name.equals("$schema") && !value.asString("").replaceAll("#$", "").equals(DRAFT)) {
            throw document.wrong(where, "only draft 2020-12 of JSON Schema is supported, and $schema names another",
                    "Write \"$schema\": \"" + DRAFT + "\", and what has changed since the other.");
        }
        rebased |= name.equals("$id");
        if (name.equals("pattern")) {
            requirePattern(value.asString(""), where);
        }
        if (!name.equals("$ref")) {
            return value;
        }
        String reference = value.asString("");
        if (!reference.startsWith("#")) {
            throw document.wrong(where, "the $ref at " + where + " leads out of the document; nothing is fetched",
                    "Write what it leads to into this file. " + REMEDY);
        }
        String inside = openApi && reference.startsWith(COMPONENTS)
                ? "#/$defs/" + reference.substring(COMPONENTS.length()) : reference;
        references.put(where, inside);
        return JsonNodeFactory.instance.stringNode(inside);
    }

    private void requirePattern(String regex, String where) throws Unusable {
        try {
            SafePattern.of(regex);
        } catch (PatternSyntaxException e) {
            throw document.wrong(where, "the pattern at " + where + " is not a regular expression: "
                    + e.getDescription(), "See java.util.regex.Pattern for what may be written.");
        }
    }
}
