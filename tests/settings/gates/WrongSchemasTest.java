package tests.settings.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.commands.cli.Doors.doors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tests.commands.cli.Doors.Outcome;

/** Wrong files of schemas: file, line, column, JSON Pointer, and the name that was probably meant. */
class WrongSchemasTest {

    private static final String BY_SCHEMA = "up: {get: /a, expect: {schema: schemas/order.json}}";
    private static final String BY_OPERATION =
            "up: {get: /a, expect: {openapi: {file: api.yaml, operation: getOrdr}}}";
    private static final String BY_ORDER = BY_OPERATION.replace("getOrdr", "getOrder");

    @TempDir
    Path folder;

    static Stream<Arguments> a_wrong_schema_is_told_with_its_place_and_its_pointer() {
        return Stream.of(
                Arguments.of("{\n  \"type\": \"object\",\n  \"requierd\": [\"id\"]\n}", "line 3, column 3",
                        "the keyword 'requierd' at /requierd is not known", "Did you mean 'required'?"),
                Arguments.of("{\n  \"properties\": {\"a/b\": {\n    \"typ\": \"string\"}}\n}", "line 3, column 5",
                        "the keyword 'typ' at /properties/a~1b/typ is not known", "Did you mean 'type'?"),
                Arguments.of("allOf:\n- {type: object}\n- {type: object, minimun: 1}\n", "line 3, column 18",
                        "the keyword 'minimun' at /allOf/1/minimun is not known", "Did you mean 'minimum'?"),
                Arguments.of("type: object\nproperties:\n  id: {type: strng}\n", "line 3, column 8",
                        "at /properties/id/type", "docs/declared-gates.md"),
                Arguments.of("type: object\nproperties: 5\n", "line 2, column 1", "'properties' at /properties holds no",
                        "Write names and schemas."),
                Arguments.of("type: object\nallOf: {}\n", "line 2, column 1", "'allOf' at /allOf holds no list",
                        "Write one schema or more."),
                Arguments.of("type: object\nrequired: id\n", "line 2, column 1", "at /required", "docs/declared-gates"),
                Arguments.of("type: string\npattern: '('\n", "line 2, column 1",
                        "the pattern at /pattern is not a regular expression", "java.util.regex"),
                Arguments.of("properties:\n  a: {$ref: '#/$defs/lin'}\n$defs: {line: {type: object}}\n",
                        "line 2, column 7", "the $ref at /properties/a/$ref leads to nothing", "Did you mean 'line'?"),
                Arguments.of("properties:\n  a: {$ref: other.json}\n", "line 2, column 7",
                        "the $ref at /properties/a/$ref leads out of the document", "into this file"),
                Arguments.of("$schema: http://json-schema.org/draft-07/schema#\ntype: object\n", "line 1, column 1",
                        "only draft 2020-12", "2020-12/schema"),
                Arguments.of("type: object\ntype: array\n", "line 2, column 1", "the key 'type' is here twice",
                        "Keep one."),
                Arguments.of("a: &it {type: object}\nitems: *it\n", "line 2, column 8", "aliases of YAML are not followed",
                        "$ref"),
                Arguments.of("type: object\n---\ntype: array\n", "line 3, column 1", "a second document", "Keep one."),
                Arguments.of("{\"type\": \"object\",\n \"properties\": {]}", "line 2, column 17", "neither JSON nor YAML",
                        "Correct what stands there"));
    }

    @ParameterizedTest
    @MethodSource
    void a_wrong_schema_is_told_with_its_place_and_its_pointer(
            String schema, String place, String message, String remedy) throws IOException {
        refused(BY_SCHEMA, "schemas/order.json", schema, "schemas/order.json, " + place, message, remedy);
    }

    static Stream<Arguments> a_wrong_operation_is_told_with_its_place_and_its_pointer() {
        String head = "openapi: 3.1.0\npaths:\n";
        String order = "  /orders:\n    get:\n      operationId: getOrder\n      responses:\n";
        String answer = "        '200': {content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}\n";
        return Stream.of(
                Arguments.of(BY_OPERATION, head + order + answer, "lockstep.yaml, line 3, column 63",
                        "api.yaml has no operation 'getOrdr'", "Did you mean 'getOrder'? It has: getOrder."),
                Arguments.of(BY_ORDER, "openapi: 3.0.3\npaths: {}\n", "api.yaml, line 1, column 1",
                        "no OpenAPI 3.1 document; it is of version 3.0.3", "Convert it to 3.1"),
                Arguments.of(BY_ORDER, head + order + answer, "api.yaml, line 7, column 55",
                        "leads to nothing", "See docs/declared-gates.md"),
                Arguments.of(BY_ORDER, head + order + answer + "components:\n  schemas:\n    Ordr: {type: object}\n",
                        "api.yaml, line 7, column 55",
                        "the $ref at /paths/~1orders/get/responses/200/content/application~1json/schema/$ref leads to",
                        "Did you mean 'Ordr'?"),
                Arguments.of(BY_ORDER, head + order + answer
                                + "components:\n  schemas:\n    Order:\n      type: object\n      nullable: true\n",
                        "api.yaml, line 12, column 7", "'nullable' at /components/schemas/Order/nullable",
                        "write type: [string, \"null\"]"),
                Arguments.of(BY_ORDER, head + order + "        '200': {description: done}\n",
                        "api.yaml, line 4, column 5",
                        "the operation 'getOrder' at /paths/~1orders/get has no answer with a JSON schema",
                        "application/json"),
                Arguments.of(BY_ORDER, head + order + "        '200': {$ref: '#/components/responses/Ordr'}\n"
                                + "components: {responses: {Order: {}}}\n", "api.yaml, line 7, column 17",
                        "the $ref at /paths/~1orders/get/responses/200/$ref leads to nothing",
                        "Did you mean 'Order'?"));
    }

    @ParameterizedTest
    @MethodSource
    void a_wrong_operation_is_told_with_its_place_and_its_pointer(
            String gates, String document, String place, String message, String remedy) throws IOException {
        refused(gates, "api.yaml", document, place, message, remedy);
    }

    private void refused(String gates, String file, String content, String place, String message, String remedy)
            throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), content);
        Files.writeString(folder.resolve("lockstep.yaml"),
                "environments: {staging: {base: \"http://127.0.0.1:1\"}}\ngates:\n  " + gates + "\n");
        for (String[] words : new String[][] {{"gates", "lint"}, {"promotion-gate", "--mode", "staging"}}) {
            Outcome run = doors().in(folder).open(words[0], Arrays.copyOfRange(words, 1, words.length));
            assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(78);
            assertThat(run.err()).contains(place + ": gates.up: ").contains(message).contains(remedy);
        }
    }
}
