package lockstep.gates.schema;

import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lockstep.gates.declared.BodyRule;
import lockstep.gates.declared.Statuses;
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

    /** An answer of an expected status that has no schema; empty where each has one. */
    Optional<String> unjudged(Optional<Statuses> expected) {
        return IntStream.rangeClosed(100, 599)
                .filter(status -> expected.map(some -> some.accepts(status)).orElse(true))
                .filter(status -> of(status).filter(Optional::isEmpty).isPresent())
                .mapToObj(status -> named(status).orElse(""))
                .findFirst();
    }

    private Optional<String> named(int status) {
        return Stream.of(String.valueOf(status), status / 100 + "XX", "default")
                .filter(answers::containsKey).findFirst();
    }

    /** What the document has for a status: the code itself, its class, or the default. */
    Optional<Optional<BodySchema>> of(int status) {
        return named(status).map(answers::get);
    }
}
