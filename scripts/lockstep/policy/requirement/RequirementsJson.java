package lockstep.policy.requirement;

import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes what the requirements of a move said: {@code lockstep/requirements/v1}. */
public final class RequirementsJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private RequirementsJson() {}

    public static byte[] write(PipelineFacts facts, List<Assessment> assessments) {
        ObjectNode tree = MAPPER.createObjectNode();
        tree.put("schema", "lockstep/requirements/v1");
        tree.put("commit", facts.candidate().hex());
        tree.put("action", facts.move().word());
        tree.put("at", facts.now().toString());
        assessments.forEach(one -> put(tree.withArray("requirements").addObject(), one));
        return (MAPPER.writeValueAsString(tree).replace("\r\n", "\n") + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** One requirement's answer, as an object. */
    public static void put(ObjectNode tree, Assessment one) {
        tree.put("rule", one.rule());
        tree.put("verdict", one.verdict().word());
        tree.put("words", one.words());
        if (!one.remedy().isEmpty()) {
            tree.put("remedy", one.remedy());
        }
        one.holdsAt().ifPresent(at -> tree.put("holds_at", at.toString()));
        tree.put("policy", one.link().toString());
    }
}
