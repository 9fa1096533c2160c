package lockstep.gates.schema;

import java.util.Map;
import java.util.Optional;
import lockstep.gates.declared.BodyRule;
import lockstep.gates.gate.AnswerClaim;
import lockstep.gates.http.Answer;

/**
 * The answer is one that the OpenAPI document has for the operation.
 *
 * @param answers by what the document calls them: {@code 200}, {@code 2XX}, {@code default}; without a schema, any
 *     body will do
 */
record OperationClaim(BodyRule rule, Map<String, Optional<BodySchema>> answers) implements AnswerClaim {

    @Override
    public String inWords() {
        return rule.inWords();
    }

    @Override
    public Optional<String> breach(Answer answer) {
        String status = String.valueOf(answer.status());
        Optional<Optional<BodySchema>> known = Optional.ofNullable(answers.get(status))
                .or(() -> Optional.ofNullable(answers.get(status.charAt(0) + "XX")))
                .or(() -> Optional.ofNullable(answers.get("default")));
        return known.isEmpty()
                ? Optional.of(rule.inWords() + ": it has none with status " + status)
                : known.get().flatMap(schema -> SchemaClaim.breach(answer, schema, rule));
    }
}
