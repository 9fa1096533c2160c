package lockstep.gates.schema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import lockstep.base.text.Sanitiser;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * A file with schemas. What is wrong in it is told with line, column and JSON Pointer.
 *
 * @param file beside the configuration
 */
record SchemaDocument(String file, String text, JsonNode tree) {

    private static final YAMLMapper MAPPER = new YAMLMapper();

    /** @param text JSON or YAML */
    static SchemaDocument read(String file, String text) throws Unusable {
        try {
            requirePlain(file, text);
            JsonNode tree = MAPPER.readTree(text);
            if (tree == null || !tree.isObject() && !tree.isBoolean()) {
                throw new Unusable(file, "it is not a JSON or YAML object",
                        "A schema is an object, like {\"type\": \"object\"}.");
            }
            return new SchemaDocument(file, text, tree);
        } catch (JacksonException e) {
            throw new Unusable(at(file, Optional.ofNullable(e.getLocation())), "it is neither JSON nor YAML",
                    "Correct what stands there, or just before it.", e);
        }
    }

    /** What a reader would pass over, or take for something else: keys given twice, aliases, a second document. */
    private static void requirePlain(String file, String text) throws Unusable {
        try (JsonParser parser = MAPPER.createParser(text)) {
            Deque<Set<String>> open = new ArrayDeque<>();
            int depth = 0;
            boolean begun = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String where = at(file, Optional.of(parser.currentTokenLocation()));
                if (begun && depth == 0) {
                    throw new Unusable(where, "it holds a second document", "Keep one.");
                }
                begun = true;
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
                    throw new Unusable(where, "aliases of YAML are not followed", "Use a $ref, or write it out.");
                }
                switch (token) {
                    case START_OBJECT -> open.push(new HashSet<>());
                    case END_OBJECT -> open.pop();
                    case PROPERTY_NAME -> {
                        if (!open.element().add(parser.currentName())) {
                            throw new Unusable(where, "the key '" + Sanitiser.line(parser.currentName(), 60)
                                    + "' is here twice", "Keep one.");
                        }
                    }
                    default -> { }
                }
            }
        }
    }

    /** @param pointer to what is wrong; where it does not stand in the file, what it belongs in is told */
    Unusable wrong(String pointer, String what, String remedy) {
        return new Unusable(at(file, place(pointer)), what, remedy);
    }

    private Optional<TokenStreamLocation> place(String pointer) {
        Optional<TokenStreamLocation> nearest = Optional.empty();
        int deepest = -1;
        try (JsonParser parser = MAPPER.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String here = parser.streamReadContext().pathAsPointer().toString();
                boolean around = pointer.equals(here) || pointer.startsWith(here + "/");
                if (around && here.length() > deepest) {
                    deepest = here.length();
                    nearest = Optional.of(parser.currentTokenLocation());
                }
            }
        }
        return nearest;
    }

    private static String at(String file, Optional<TokenStreamLocation> place) {
        return file + place.filter(known -> known.getLineNr() > 0)
                .map(known -> ", line " + known.getLineNr() + ", column " + known.getColumnNr()).orElse("");
    }

    /** How a message names a place in the document. */
    static String shown(String pointer) {
        return pointer.isEmpty() ? "the top" : pointer;
    }

    static String child(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    JsonNode at(String pointer) {
        return tree.at(JsonPointer.compile(pointer));
    }
}
