package lockstep.settings;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** On which line of a document each key stands, by its dotted path. The first one counts. */
record KeyLines(Map<String, Integer> lines) {

    static KeyLines of(String yaml, YAMLMapper mapper) {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = mapper.createParser(yaml)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.PROPERTY_NAME) {
                    lines.putIfAbsent(path(parser.streamReadContext()), parser.currentTokenLocation().getLineNr());
                }
            }
        } catch (JacksonException e) {
            return new KeyLines(lines);
        }
        return new KeyLines(lines);
    }

    private static String path(TokenStreamContext context) {
        StringBuilder path = new StringBuilder();
        for (TokenStreamContext at = context; at != null; at = at.getParent()) {
            if (at.hasCurrentName()) {
                path.insert(0, at.currentName() + (path.isEmpty() ? "" : "."));
            }
        }
        return path.toString();
    }

    /** {@code line 3: }, or nothing where the key does not stand in the document. */
    String prefix(String path) {
        return lines.containsKey(path) ? "line " + lines.get(path) + ": " : "";
    }
}
