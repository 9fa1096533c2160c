package tests.settings.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.commands.cli.Doors.doors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.commands.cli.Doors.Outcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** gates import: what another tool wrote, as a declaration that is read, linted and proved able to fail. */
class ImportsTest {

    @TempDir
    Path folder;

    private Outcome imported(String option, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        return doors().in(folder).open("gates", "import", option, name);
    }

    private JsonNode gates(Outcome outcome) throws IOException {
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        Files.writeString(folder.resolve("lockstep.yaml"), outcome.out());
        Outcome lint = doors().in(folder).open("gates", "lint");
        assertThat(lint.exitCode()).as(outcome.out() + lint.err()).isZero();
        Outcome proof = doors().in(folder).open("promotion-gate", "--self-test");
        assertThat(proof.exitCode()).as(outcome.out() + proof.out() + proof.err()).isZero();
        return new YAMLMapper().readTree(outcome.out()).path("gates");
    }

    @Test
    void a_curl_command_becomes_a_gate_and_its_credentials_a_secret() throws IOException {
        Outcome outcome = doors().in(folder).open("gates", "import", "--curl",
                "curl -sS -X PUT 'https://x.example/orders/7?full=1&tag=a%20b' -H 'Authorization: Bearer hunter2' \\\n"
                        + "  -H \"X-Kind: probe\" -H 'Content-Type: application/json' --data '{\"a\": [1]}' -o /dev/null");
        assertThat(gates(outcome).path("put_orders_7").toString()).isEqualTo(
                "{\"put\":\"/orders/7\",\"query\":{\"full\":\"1\",\"tag\":\"a b\"},\"headers\":{\"authorization\":"
                        + "{\"secret\":\"env:AUTHORIZATION\",\"before\":\"Bearer \"},\"x-kind\":\"probe\"},"
                        + "\"json\":{\"a\":[1]},\"expect\":\"2xx\"}");
        assertThat(outcome.out() + outcome.err()).doesNotContain("hunter2");
        assertThat(outcome.err()).contains("left out: the option -o").contains("set the variable AUTHORIZATION")
                .contains("any 2xx is expected");
    }

    @Test
    void data_of_curl_is_a_form_or_a_query() throws IOException {
        Outcome form = doors().in(folder).open("gates", "import", "--curl", "curl x.example/a -d a=1 -d 'b=x y'");
        assertThat(gates(form).path("post_a").path("form").toString()).isEqualTo("{\"a\":\"1\",\"b\":\"x y\"}");
        Outcome query = doors().in(folder).open("gates", "import", "--curl", "curl -G x.example/a -d a=1");
        assertThat(gates(query).path("get_a").path("query").toString()).isEqualTo("{\"a\":\"1\"}");
    }

    @Test
    void a_hurl_file_keeps_order_captures_and_asserts_and_tells_what_it_cannot() throws IOException {
        Outcome outcome = imported("--hurl", "a.hurl", """
                # orders
                POST {{host}}/orders
                Content-Type: application/json
                {
                  "item": "tea"
                }
                HTTP 201
                Location: /orders/7
                [Captures]
                order: jsonpath "$.id"
                part: header "Location" regex "orders/(.*)"
                count: xpath "count(//a)"
                [Asserts]
                jsonpath "$.lines[0].sku" == "tea"
                jsonpath "$.total" > 0
                jsonpath "$.error" not exists
                jsonpath "$.id" isInteger
                header "Content-Type" startsWith "application/json"
                duration < 900
                jsonpath "$..all" count == 3

                GET {{host}}/orders/{{order}}
                [QueryStringParams]
                full: yes
                HTTP 200
                [Asserts]
                jsonpath "$.id" exists
                cookie "seen" exists

                GET {{host}}/other/{{unknown}}
                HTTP 200
                """);
        JsonNode gates = gates(outcome);
        assertThat(List.copyOf(gates.propertyNames())).as(outcome.err()).containsExactly("post_orders", "get_orders_order");
        JsonNode create = gates.path("post_orders");
        assertThat(create.path("json").toString()).isEqualTo("{\"item\":\"tea\"}");
        assertThat(create.path("expect").path("status").asInt()).isEqualTo(201);
        assertThat(create.path("expect").path("json").toString()).isEqualTo(
                "{\"/lines/0/sku\":{\"equals\":\"tea\"},\"/total\":{\"greater\":0},\"/error\":{\"absent\":true},"
                        + "\"/id\":{\"type\":\"integer\"}}");
        assertThat(create.path("expect").path("within").asString()).isEqualTo("900ms");
        assertThat(create.path("capture").toString()).isEqualTo(
                "{\"order\":\"/id\",\"part\":{\"header\":\"Location\",\"matches\":\"orders/(.*)\"}}");
        assertThat(gates.path("get_orders_order").path("get").asString()).isEqualTo("/orders/{{order}}");
        assertThat(gates.path("get_orders_order").path("after").asString()).isEqualTo("post_orders");
        assertThat(outcome.err()).contains("left out: [Captures] count: xpath")
                .contains("left out: [Asserts] jsonpath \"$..all\" count == 3")
                .contains("it uses a variable that no gate captures");
    }

    @Test
    void a_har_file_keeps_requests_of_one_origin_with_their_status() throws IOException {
        Outcome outcome = imported("--har", "a.har", """
                {"log": {"entries": [
                 {"request": {"method": "GET", "url": "https://a.example/home?x=1", "headers": [
                   {"name": "Cookie", "value": "session=hunter2"}, {"name": "User-Agent", "value": "x"},
                   {"name": "Accept", "value": "text/html"}]},
                  "response": {"status": 200, "content": {"mimeType": "text/html; charset=utf-8"}}},
                 {"request": {"method": "POST", "url": "https://a.example/orders", "headers": [],
                   "postData": {"mimeType": "application/json", "text": "{\\"a\\":1}"}},
                  "response": {"status": 201, "content": {"mimeType": ""}}},
                 {"request": {"method": "GET", "url": "https://cdn.example/x.js", "headers": []},
                  "response": {"status": 200, "content": {}}}]}}""");
        JsonNode gates = gates(outcome);
        assertThat(gates.path("get_home").path("expect").toString()).isEqualTo(
                "{\"status\":200,\"headers\":{\"content-type\":{\"matches\":\"^text/html\"}}}");
        assertThat(gates.path("get_home").path("headers").path("accept").asString()).isEqualTo("text/html");
        assertThat(gates.path("post_orders").path("json").toString()).isEqualTo("{\"a\":1}");
        assertThat(gates.size()).isEqualTo(2);
        assertThat(outcome.out() + outcome.err()).doesNotContain("hunter2").contains("of another origin");
    }

    @Test
    void an_openapi_document_gives_a_gate_for_each_operation_with_examples() throws IOException {
        Outcome outcome = imported("--openapi", "api.yaml", """
                openapi: 3.1.0
                security: [{token: []}]
                paths:
                  /orders/{id}:
                    parameters: [{name: id, in: path, required: true, schema: {type: integer}, example: 7}]
                    get:
                      operationId: getOrder
                      responses: {"200": {content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}}
                    delete: {operationId: deleteOrder, responses: {"204": {description: gone}}}
                  /orders:
                    post:
                      operationId: createOrder
                      security: []
                      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Order"}, example: {id: 1}}}}
                      responses: {"201": {content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}}
                    get: {parameters: [{name: q, in: query, required: true}], responses: {"200": {description: all}}}
                  /internal: {get: {responses: {default: {description: x}}}}
                components: {schemas: {Order: {type: object, required: [id], properties: {id: {type: integer}}}}}
                """);
        JsonNode gates = gates(outcome);
        assertThat(List.copyOf(gates.propertyNames())).containsExactly("get_order", "delete_order", "create_order");
        assertThat(gates.path("get_order").toString()).isEqualTo("{\"get\":\"/orders/7\",\"headers\":{\"authorization\":"
                + "{\"secret\":\"env:AUTHORIZATION\",\"before\":\"Bearer \"}},\"expect\":{\"status\":\"200\","
                + "\"openapi\":{\"file\":\"api.yaml\",\"operation\":\"getOrder\"}}}");
        assertThat(gates.path("create_order").has("headers")).isFalse();
        assertThat(outcome.err()).contains("GET /orders: the parameter q has no example")
                .contains("GET /internal: it has no 2xx answer");
    }

    @Test
    void what_gives_no_gate_is_refused() throws IOException {
        assertThat(imported("--hurl", "a.hurl", "nothing").exitCode()).isEqualTo(78);
        assertThat(imported("--har", "a.har", "{{{").exitCode()).isEqualTo(78);
        assertThat(imported("--openapi", "a.yaml", "[1]").exitCode()).isEqualTo(78);
        assertThat(doors().in(folder).open("gates", "import", "--curl", "curl").exitCode()).isEqualTo(78);
        assertThat(doors().in(folder).open("gates", "import", "--hurl", "none").exitCode()).isEqualTo(78);
        assertThat(doors().in(folder).open("gates", "import").exitCode()).isEqualTo(64);
    }
}
