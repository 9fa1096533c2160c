package lockstep.gates.schema;

import java.util.Optional;
import lockstep.gates.declared.BodyRule;
import lockstep.gates.gate.AnswerClaim;
import lockstep.gates.gate.JsonReader;
import lockstep.gates.http.Answer;
import tools.jackson.databind.JsonNode;

/** The body is JSON that keeps one schema. */
record SchemaClaim(BodyRule rule, BodySchema schema) implements AnswerClaim {

    @Override
    public String inWords() {
        return rule.inWords();
    }

    @Override
    public Optional<String> breach(Answer answer) {
        return breach(answer, schema, rule);
    }

    static Optional<String> breach(Answer answer, BodySchema schema, BodyRule rule) {
        Optional<JsonNode> body = JsonReader.read(answer);
        return body.isEmpty()
                ? Optional.of("expected JSON by " + rule.inWords() + ", but " + JsonReader.whyNot(answer))
                : schema.breach(body.get()).map(words -> rule.inWords() + ": " + words);
    }
}
