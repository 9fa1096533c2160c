package lockstep.settings.check;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** On which line each key and list item stands, by its path like {@code a.b[0].c}. The first one counts. */
public record KeyLines(Map<String, Integer> lines) {

    public static KeyLines of(String yaml, YAMLMapper mapper) {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = mapper.createParser(yaml)) {
            while (parser.nextToken() != null) {
                TokenStreamContext context = parser.streamReadContext();
                JsonToken token = parser.currentToken();
                boolean opens = token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY;
                TokenStreamContext around = opens ? context.getParent() : context;
                boolean isItem = around != null && around.inArray() && !token.isStructEnd();
                if (token == JsonToken.PROPERTY_NAME || isItem) {
                    lines.putIfAbsent(path(around), parser.currentTokenLocation().getLineNr());
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
            boolean joins = path.isEmpty() || path.charAt(0) == '[';
            if (at.inArray()) {
                path.insert(0, "[" + at.getCurrentIndex() + "]" + (joins ? "" : "."));
            } else if (at.hasCurrentName()) {
                path.insert(0, at.currentName() + (joins ? "" : "."));
            }
        }
        return path.toString();
    }

    /** {@code line 3: }: of the key, or, where it does not stand in the document, of what it belongs in. */
    public String prefix(String path) {
        for (String at = path; !at.isEmpty(); at = around(at)) {
            if (lines.containsKey(at)) {
                return "line " + lines.get(at) + ": ";
            }
        }
        return "";
    }

    private static String around(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }
}
