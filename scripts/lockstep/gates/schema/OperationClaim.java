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
        Optional<Optional<BodySchema>> known = of(answer.status());
        return known.isEmpty()
                ? Optional.of(rule.inWords() + ": it has none with status " + answer.status())
                : known.get().flatMap(schema -> SchemaClaim.breach(answer, schema, rule));
    }

    /** What the document has for a status: the code itself, its class, or the default. */
    Optional<Optional<BodySchema>> of(int status) {
        return Optional.ofNullable(answers.get(String.valueOf(status)))
                .or(() -> Optional.ofNullable(answers.get(status / 100 + "XX")))
                .or(() -> Optional.ofNullable(answers.get("default")));
    }
}
