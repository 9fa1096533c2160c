package lockstep.suites.proof;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.gates.declared.BodyRule;
import lockstep.gates.gate.JsonReader;
import lockstep.gates.http.Answer;
import lockstep.gates.http.Timing;
import lockstep.gates.schema.BodySchemas;
import lockstep.gates.schema.Unusable;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import tools.jackson.databind.JsonNode;

/** Bodies by the schemas of a declaration: one that keeps each, and some that do not. */
final class SchemaSamples {

    private static final List<String> ODD = List.of("[]", "{}", "\"sample\"", "1", "null", "true");

    private final BodySchemas schemas;

    SchemaSamples(Map<String, String> files) {
        this.schemas = new BodySchemas(files);
    }

    Optional<JsonNode> sample(BodyRule rule, int status) {
        try {
            return schemas.sample(rule, status).filter(body -> keeps(rule, body.toString(), status));
        } catch (Unusable e) {
            return Optional.empty();
        }
    }

    /** Bodies that break the schema, by how they do. */
    Map<String, String> wrong(BodyRule rule, ServedAnswer right) {
        Map<String, String> wrong = new LinkedHashMap<>();
        JsonReader.read(right.body()).filter(JsonNode::isObject).ifPresent(body -> body.propertyNames()
                .forEach(name -> wrong.put("property " + name + " is missing",
                        BodyBuilder.without(body, "/" + name.replace("~", "~0").replace("/", "~1")).toString())));
        ODD.stream().filter(odd -> !keeps(rule, odd, right.status())).findFirst()
                .ifPresent(odd -> wrong.put("the body does not keep " + rule.inWords(), odd));
        wrong.values().removeIf(body -> keeps(rule, body, right.status()));
        return wrong;
    }

    boolean keeps(BodyRule rule, String body, int status) {
        Timing none = new Timing(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Duration.ZERO);
        Answer answer = new Answer(HttpUrl.get("http://127.0.0.1/"), "http/1.1", status, Headers.of(),
                body.getBytes(StandardCharsets.UTF_8), none);
        try {
            return schemas.claim(rule).breach(answer).isEmpty();
        } catch (Unusable e) {
            return false;
        }
    }
}
