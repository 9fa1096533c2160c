package lockstep.gates.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import lockstep.gates.declared.BodyRule;
import lockstep.gates.declared.Statuses;
import lockstep.gates.gate.AnswerClaim;
import tools.jackson.databind.JsonNode;

/** The schemas that gates name, by their files. */
public final class BodySchemas {

    private final Map<String, String> files;
    private final Map<String, SchemaDocument> documents = new LinkedHashMap<>();
    private final Map<BodyRule, AnswerClaim> made = new LinkedHashMap<>();

    /** @param files by path: JSON or YAML */
    public BodySchemas(Map<String, String> files) {
        this.files = Map.copyOf(files);
    }

    /**
     * @param statuses those that are expected; empty where any is
     * @throws Unusable also where a status is expected whose answer has no schema: any body would do
     */
    public AnswerClaim claim(BodyRule rule, Optional<Statuses> statuses) throws Unusable {
        AnswerClaim claim = claim(rule);
        if (claim instanceof OperationClaim operation) {
            Optional<String> free = operation.unjudged(statuses);
            if (free.isPresent()) {
                throw new Unusable(rule.at(), rule.inWords() + ": its answer " + free.get()
                        + " has no JSON schema, so any body would do",
                        "Expect the statuses of answers that have one, give that one a schema, or leave openapi out.");
            }
        }
        return claim;
    }

    public AnswerClaim claim(BodyRule rule) throws Unusable {
        AnswerClaim known = made.get(rule);
        if (known == null) {
            known = make(rule);
            made.put(rule, known);
        }
        return known;
    }

    /** A body made up after the schema; whether it keeps the schema has to be tried. */
    public Optional<JsonNode> sample(BodyRule rule, int status) throws Unusable {
        return switch (claim(rule)) {
            case SchemaClaim one -> Optional.of(new SchemaSample(one.schema().text()).make());
            case OperationClaim some -> some.of(status).flatMap(schema -> schema)
                    .map(schema -> new SchemaSample(schema.text()).make());
            default -> Optional.empty();
        };
    }

    private AnswerClaim make(BodyRule rule) throws Unusable {
        SchemaDocument document = document(rule.file());
        Optional<String> operation = rule.operation();
        return operation.isPresent()
                ? new OperationClaim(rule, new OpenApiOperation(document, rule.at()).answers(operation.get()))
                : new SchemaClaim(rule, BodySchema.of(document, "", false));
    }

    private SchemaDocument document(String file) throws Unusable {
        SchemaDocument known = documents.get(file);
        if (known == null) {
            known = SchemaDocument.read(file, files.getOrDefault(file, ""));
            documents.put(file, known);
        }
        return known;
    }
}
