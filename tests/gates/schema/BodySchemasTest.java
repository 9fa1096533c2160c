package tests.gates.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static tests.gates.declared.Answers.answer;

import java.util.Map;
import java.util.Optional;
import lockstep.gates.declared.BodyRule;
import lockstep.gates.declared.Statuses;
import lockstep.gates.gate.AnswerClaim;
import lockstep.gates.schema.BodySchemas;
import lockstep.gates.schema.Unusable;
import lockstep.settings.gates.Beside;
import lockstep.settings.gates.GateFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodySchemasTest {

    private static final String ORDER = """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["id"],
             "properties": {"id": {"type": "integer"}, "at": {"type": "string", "format": "date-time"},
                            "items": {"type": "array", "items": {"$ref": "#/$defs/item"}}},
             "additionalProperties": false, "$defs": {"item": {"type": "object", "required": ["sku"]}}}""";

    private static final String OPENAPI = """
            openapi: 3.1.0
            info: {title: Orders, version: '1'}
            paths:
              /orders/{id}:
                get:
                  operationId: getOrder
                  responses:
                    '200': {$ref: '#/components/responses/Order'}
                    4XX: {description: wrong, content: {application/problem+json: {schema: {$ref: '#/components/schemas/Problem'}}}}
                    '204': {description: nothing}
            components:
              responses:
                Order: {description: one, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
              schemas:
                Order:
                  type: object
                  required: [id, lines]
                  discriminator: {propertyName: kind}
                  example: {id: 1}
                  properties: {id: {type: integer}, lines: {type: array, items: {$ref: '#/components/schemas/Line'}}}
                Line: {type: object, required: [sku], properties: {sku: {type: string}, example: {type: integer}}}
                Problem: {type: object, required: [title], x-internal: true}
            """;

    private static AnswerClaim schema(String text) throws Unusable {
        return new BodySchemas(Map.of("s.json", text)).claim(new BodyRule("s.json", Optional.empty(), "here"));
    }

    private static AnswerClaim operation(String id) throws Unusable {
        return new BodySchemas(Map.of("api.yaml", OPENAPI)).claim(new BodyRule("api.yaml", Optional.of(id), "here"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '#', textBlock = """
            {"id": 1}                            |
            {"id": "x"}                          | expected type "integer" at /id, was a string of 1 characters
            {}                                   | expected property "id" in the whole body, was missing
            {"id": 1, "at": "yesterday"}         | expected format "date-time" at /at, was a string of 9 characters
            {"id": 1, "items": [{"sku":1}, {}]}  | expected property "sku" in /items/1, was missing
            {"id": 1, "secretName": 1}           | expected additionalProperties false at the whole body, was an object
            []                                   | expected type "object" at the whole body, was an array of 0
            """)
    void a_body_is_held_against_its_schema(String body, String words) throws Unusable {
        assertThat(schema(ORDER).breach(answer(200, body)))
                .isEqualTo(Optional.ofNullable(words).map(all -> "the schema s.json: " + all));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '#', textBlock = """
            {"not": {"pattern": "^(.*a){12}b$"}}
            {"if": {"pattern": "^(.*a){12}b$"}, "then": false}
            {"not": {"patternProperties": {"^(.*a){12}b$": false}, "minProperties": 1, "type": "object"}}
            """)
    void a_pattern_that_gives_up_is_a_breach_also_where_a_match_would_be(String schema) throws Unusable {
        String hostile = "a".repeat(60) + "!";
        String body = schema.contains("patternProperties") ? "{\"" + hostile + "\": 1}" : "\"" + hostile + "\"";
        assertThat(schema(schema).breach(answer(200, body)).orElse("none"))
                .contains("matches /^(.*a){12}b$/ took too many steps to find out");
    }

    private static AnswerClaim expected(String statuses, String responses) throws Unusable {
        String document = "{openapi: 3.1.0, paths: {/a: {get: {operationId: a, responses: " + responses + "}}}}";
        Optional<Statuses> expected = statuses == null ? Optional.empty() : GateFile.readOne(
                        "gates: {g: {get: /a, expect: {status: " + statuses + "}}}", "x", Beside.nothing())
                .gates().getFirst().wanted().statuses();
        return new BodySchemas(Map.of("api.yaml", document))
                .claim(new BodyRule("api.yaml", Optional.of("a"), "here"), expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '#', textBlock = """
            200        | {'200': {content: {'application/json': {schema: {type: object}}}}, '204': {}}
            200        | {'200': {content: {'Application/JSON; charset=utf-8': {schema: {type: object}}}}}
            200        | {'200': {content: {'text/json': {schema: {type: object}}}}}
            200        | {'200': {content: {'application/vnd.acme_v1+json': {schema: {type: object}}}}}
            200        | {'200': {content: {'application/*': {schema: {type: object}}}}}
            200        | {'200': {content: {'*/*': {schema: {type: object}}}}}
            200        | {'200': {content: {'*/*': {schema: true}, 'application/json': {schema: {type: object}}}}}
            4xx        | {default: {content: {'application/json': {schema: {type: object}}}}, '200': {}}
            """)
    void the_body_of_an_answer_is_judged_by_whatever_json_it_may_be(String statuses, String responses)
            throws Unusable {
        int status = statuses.equals("4xx") ? 404 : 200;
        assertThat(expected(statuses, responses).breach(answer(status, "[]")).orElse("none"))
                .contains("expected type \"object\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '#', textBlock = """
            200, 204     | {'200': {content: {'application/json': {schema: {type: object}}}}, '204': {}} | 204
            2xx          | {'200': {content: {'application/json': {schema: {type: object}}}}, '204': {}} | 204
                         | {'200': {content: {'application/json': {schema: {type: object}}}}, 4XX: {}} | 4XX
            200          | {'200': {content: {'text/html': {}}}, '400': {content: {'application/json': {schema: {}}}}} | 200
            404          | {default: {}, '200': {content: {'application/json': {schema: {type: object}}}}} | default
            """)
    void an_expected_answer_of_which_any_body_would_do_is_refused(String statuses, String responses, String named) {
        Unusable unusable = catchThrowableOfType(Unusable.class,
                () -> expected(statuses == null ? null : "[" + statuses + "]", responses));
        assertThat(unusable).hasMessageContaining("its answer " + named + " has no JSON schema, so any body would do");
    }

    @Test
    void names_that_are_data_are_not_told() throws Unusable {
        assertThat(schema("{\"additionalProperties\": {\"properties\": {\"age\": {\"type\": \"integer\"}}}}")
                .breach(answer(200, "{\"ada@example.org\": {\"age\": \"x\"}}")).orElseThrow())
                .isEqualTo("the schema s.json: expected type \"integer\" at /…/age, was a string of 1 characters");
    }

    @Test
    void what_is_no_json_breaks_every_schema() throws Unusable {
        assertThat(schema("true").breach(answer(200, "<html>")).orElseThrow()).contains("not valid JSON");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '#', textBlock = """
            {"type": "object", "requierd": ["id"]}                     | the keyword 'requierd' at /requierd is not known, and would be passed over
            {"properties": {"a": {"typ": "string"}}}                   | the keyword 'typ' at /properties/a/typ is not known, and would be passed over
            {"$ref": "https://example.org/other.json"}                 | the $ref at /$ref leads out of the document; nothing is fetched
            {"$schema": "http://json-schema.org/draft-07/schema#"}     | only draft 2020-12 of JSON Schema is supported, and $schema names another
            {"type": "object", "properties": {"a": 1}}                 | the schema at /properties/a is neither an object nor true or false
            [1]                                                        | it is not a JSON or YAML object
            {{{                                                        | it is neither JSON nor YAML
            """)
    void a_schema_that_could_not_be_kept_to_is_refused(String text, String words) {
        assertThat(catchThrowableOfType(Unusable.class, () -> schema(text))).hasMessage(words);
    }

    @Test
    void a_reference_to_nothing_is_refused() {
        assertThat(catchThrowableOfType(Unusable.class, () -> schema("{\"$ref\": \"#/$defs/none\"}"))).isNotNull();
    }

    @Test
    void a_pattern_that_would_take_years_gives_up() throws Unusable {
        assertThat(schema("{\"pattern\": \"^(.*a){12}b$\"}").breach(answer(200, "\"" + "a".repeat(60) + "!\"")))
                .isPresent();
    }

    @Test
    void the_answers_of_an_operation_are_found_by_status_class_and_reference() throws Unusable {
        AnswerClaim claim = operation("getOrder");
        assertThat(claim.breach(answer(200, "{\"id\": 1, \"lines\": [{\"sku\": \"a\"}]}"))).isEmpty();
        assertThat(claim.breach(answer(200, "{\"id\": 1, \"lines\": [{}]}")).orElseThrow())
                .isEqualTo("the answer of getOrder in api.yaml: expected property \"sku\" in /lines/0, was missing");
        assertThat(claim.breach(answer(200, "{\"id\": 1, \"lines\": [{\"sku\": \"a\", \"example\": \"x\"}]}")))
                .isPresent();
        assertThat(claim.breach(answer(404, "{\"title\": \"gone\"}"))).isEmpty();
        assertThat(claim.breach(answer(422, "{}"))).isPresent();
        assertThat(claim.breach(answer(204, ""))).isEmpty();
        assertThat(claim.breach(answer(500, "{}")).orElseThrow()).contains("it has none with status 500");
    }

    @Test
    void an_operation_that_is_not_there_is_refused_with_those_that_are() {
        assertThat(catchThrowableOfType(Unusable.class, () -> operation("getOrders")))
                .hasMessage("api.yaml has no operation 'getOrders'");
        assertThat(catchThrowableOfType(Unusable.class, () -> new BodySchemas(Map.of("a", "openapi: 3.0.0"))
                .claim(new BodyRule("a", Optional.of("x"), "here")))).hasMessage("it is no OpenAPI 3.1 document; it is of version 3.0.0");
    }
}
