package tests.gates.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.gates.declared.Answers.answer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import lockstep.gates.declared.BodyRule;
import lockstep.gates.schema.BodySchemas;
import lockstep.gates.schema.Unusable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of schemas with something changed at random are used, or refused with their name; nothing else happens. */
class SchemaFuzzTest {

    private static final List<String> BITS = List.of(
            "{", "}", "[", "]", ": ", ", ", "\n", "  ", "'", "\"", "null", "-1", "1e999", "$ref", "&a ", "*a", "!!int ",
            "#/", "#/components/schemas/", "#", "type", "/a", "0", "~", "~2", "%", "\t", "\u0000", "ü", "--- ", "(?",
            "999999999999999999999", "true", "$id", "$defs", "$anchor", "oneOf", "not", "?", "|", "https://a.b/c");

    private static final String SCHEMA = """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["id"],
             "properties": {"id": {"type": "integer", "minimum": 1}, "at": {"type": "string", "format": "date-time"},
                            "code": {"pattern": "^[a-z]{2,4}$"}, "items": {"type": "array", "items": {"$ref": "#/$defs/item"}}},
             "additionalProperties": false, "$defs": {"item": {"oneOf": [{"type": "object"}, {"const": 1}]}}}""";

    private static final String OPENAPI = """
            openapi: 3.1.0
            paths:
              /orders/{id}:
                get:
                  operationId: getOrder
                  responses:
                    '200': {$ref: '#/components/responses/Order'}
                    4XX: {content: {application/problem+json: {schema: {$ref: '#/components/schemas/Problem'}}}}
            components:
              responses:
                Order: {content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
              schemas:
                Order: {type: object, required: [id], properties: {id: {type: integer}, next: {$ref: '#/components/schemas/Order'}}}
                Problem: {allOf: [{type: object}, {required: [title]}], x-internal: true}
            """;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void a_changed_file_is_used_or_refused_with_its_name(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            boolean isOpenApi = random.nextBoolean();
            StringBuilder changed = new StringBuilder(isOpenApi ? OPENAPI : SCHEMA);
            for (int change = random.nextInt(3); change >= 0; change--) {
                int at = random.nextInt(changed.length());
                int end = Math.min(changed.length(), at + random.nextInt(8));
                changed.replace(at, end, BITS.get(random.nextInt(BITS.size())));
            }
            tried(changed.toString(), isOpenApi);
        }
    }

    private static void tried(String text, boolean isOpenApi) {
        BodyRule rule = new BodyRule(
                "dir/file", isOpenApi ? Optional.of("getOrder") : Optional.empty(), "lockstep.yaml, line 1, column 1");
        try {
            BodySchemas schemas = new BodySchemas(Map.of("dir/file", text));
            schemas.claim(rule).breach(answer(200, "{\"id\": 1, \"items\": [{}], \"at\": \"x\"}"));
            schemas.sample(rule, 200);
        } catch (Unusable e) {
            assertThat(e.where()).as(text).matches("(dir/file|lockstep\\.yaml)(, line [1-9]\\d*, column [1-9]\\d*)?");
            assertThat(e.getMessage()).isNotBlank();
            assertThat(e.remedy()).isNotBlank();
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(text, e);
        }
    }
}
