package lockstep.gates.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import lockstep.gates.declared.BodyRule;
import lockstep.gates.gate.AnswerClaim;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The schemas that gates name, by their files. */
public final class BodySchemas {

    private final Map<String, String> files;
    private final Map<BodyRule, AnswerClaim> made = new LinkedHashMap<>();

    /** @param files by path: JSON or YAML */
    public BodySchemas(Map<String, String> files) {
        this.files = Map.copyOf(files);
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
        JsonNode document = document(rule.file());
        Optional<String> operation = rule.operation();
        return operation.isPresent()
                ? new OperationClaim(rule, new OpenApiOperation(document).answers(operation.get()))
                : new SchemaClaim(rule, BodySchema.of(new SchemaText(false).checked(document, "")));
    }

    private JsonNode document(String file) throws Unusable {
        try {
            JsonNode tree = new YAMLMapper().readTree(files.getOrDefault(file, ""));
            if (tree == null || !tree.isObject() && !tree.isBoolean()) {
                throw new Unusable("it is no JSON or YAML object");
            }
            return tree;
        } catch (JacksonException e) {
            throw new Unusable("it is neither JSON nor YAML", e);
        }
    }
}
