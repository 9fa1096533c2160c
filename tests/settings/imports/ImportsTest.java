package tests.settings.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.commands.cli.Doors.doors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
                        + "\"json\":{\"a\":[1]},\"expect\":\"2xx\",\"modes\":\"staging\"}");
        assertThat(outcome.out() + outcome.err()).doesNotContain("hunter2");
        assertThat(outcome.err()).contains("left out: the option -o").contains("set the variable AUTHORIZATION")
                .contains("any 2xx is expected");
    }

    private JsonNode curled(String command) throws IOException {
        return gates(doors().in(folder).open("gates", "import", "--curl", command));
    }

    private String told(String command) {
        return doors().in(folder).open("gates", "import", "--curl", command).err();
    }

    @Test
    void letters_of_curl_in_one_word_and_options_with_values_do_not_hide_the_url() throws IOException {
        assertThat(curled("curl -sX POST https://x.example/a").path("post_a").path("post").asString()).isEqualTo("/a");
        assertThat(curled("curl -so /dev/null https://x.example/b").has("get_b")).isTrue();
        assertThat(curled("curl -x http://proxy:1 -c jar --resolve x:443:1.2.3.4 --retry-delay 3 https://x.example/c")
                .has("get_c")).isTrue();
        assertThat(curled("curl -sSLXPUT https://x.example/d").has("put_d")).isTrue();
        assertThat(told("curl https://x.example/a https://x.example/b")).contains("all URLs but the first");
        assertThat(told("curl https://x.example/a --next -d b=1 https://x.example/c"))
                .contains("what follows --next").doesNotContain("all URLs but");
        assertThat(curled("curl -d 'discount=10%' https://x.example/e").path("post_e").path("text").asString())
                .isEqualTo("discount=10%");
        assertThat(told("curl -k https://x.example/a")).contains("certificates are always checked");
        assertThat(told("curl --new-thing 3 https://x.example/a"))
                .contains("whether --new-thing has a value is not known").contains("nothing could be imported");
    }

    @Test
    void bodies_of_curl_are_sent_as_curl_sends_them() throws IOException {
        assertThat(curled("curl https://x.example/a --data-raw $'{\"a\": \"it\\'s \\u00fc\"}' -H 'Content-Type: application/json'")
                .path("post_a").path("json").toString()).isEqualTo("{\"a\":\"it's ü\"}");
        assertThat(curled("curl https://x.example/a --data-urlencode 'q=a&b' --data-urlencode '=c'")
                .path("post_a").path("form").toString()).isEqualTo("{\"q\":\"a&b\",\"c\":\"\"}");
        assertThat(told("curl https://x.example/a -d @body.json")).contains("name it by file:");
        assertThat(curled("curl https://x.example/a -d @body.json").path("post_a").toString()).doesNotContain("body.json");
    }

    @Test
    void what_is_called_like_a_secret_becomes_one_wherever_it_stands() throws IOException {
        Outcome outcome = doors().in(folder).open("gates", "import", "--curl",
                "curl 'https://ada:hunter2@x.example/a?api_key=hunter2&page=1' -H 'PRIVATE-TOKEN: hunter2' "
                        + "-H 'Content-Type: application/json' -d '{\"user\": \"ada\", \"password\": \"hunter2\"}'");
        JsonNode gate = gates(outcome).path("post_a");
        assertThat(outcome.out() + outcome.err()).doesNotContain("hunter2");
        assertThat(gate.path("query").toString()).isEqualTo("{\"api_key\":\"{{env:API_KEY}}\",\"page\":\"1\"}");
        assertThat(gate.path("json").toString()).isEqualTo("{\"user\":\"ada\",\"password\":\"{{env:PASSWORD}}\"}");
        assertThat(gate.path("headers").path("private-token").path("secret").asString()).isEqualTo("env:PRIVATE_TOKEN");
        assertThat(gate.path("headers").path("authorization").path("before").asString()).isEqualTo("Basic ");
        assertThat(outcome.err()).contains("the value of the field password: set the variable PASSWORD");
        assertThat(curled("curl --json '{\"tokens\": [\"hunter2\"], \"password\": 12345, \"credentials\": {\"a\": \"hunter2\"},"
                + " \"token_count\": 5}' https://x.example/f").path("post_f").path("json").toString()).isEqualTo(
                "{\"tokens\":[\"{{env:TOKENS}}\"],\"password\":\"{{env:PASSWORD}}\","
                        + "\"credentials\":{\"a\":\"{{env:CREDENTIALS}}\"},\"token_count\":5}");
        assertThat(curled("curl https://x.example/a -d 'user=ada&passwd=hunter2'").path("post_a").path("form").toString())
                .isEqualTo("{\"user\":\"ada\",\"passwd\":\"{{env:PASSWD}}\"}");
    }

    @Test
    void a_body_that_a_hurl_answer_must_have_is_held_and_not_taken_for_a_header() throws IOException {
        Outcome outcome = imported("--hurl", "b.hurl", """
                GET https://x.example/health
                HTTP 200
                {
                  "status": "ok",
                  "GET /a": [1]
                }

                POST https://x.example/xml
                Content-Type: application/xml
                <a>
                  <b>HTTP 500</b>
                </a>
                HTTP 204

                GET https://x.example/text
                HTTP 200
                ```
                GET /not-a-request
                ```
                """);
        JsonNode gates = gates(outcome);
        assertThat(gates.path("get_health").path("expect").toString()).isEqualTo(
                "{\"status\":200,\"json\":{\"\":{\"equals\":{\"status\":\"ok\",\"GET /a\":[1]}}}}");
        assertThat(gates.path("post_xml").path("text").asString()).contains("<b>HTTP 500</b>");
        assertThat(gates.path("post_xml").path("expect").path("status").asInt()).isEqualTo(204);
        assertThat(gates.path("get_text").path("expect").toString()).isEqualTo("{\"status\":200}");
        assertThat(outcome.err()).contains("the body of the answer of get_text");
    }

    @Test
    void asserts_of_hurl_that_do_not_map_are_told_and_overwrite_nothing() throws IOException {
        Outcome outcome = imported("--hurl", "c.hurl", """
                GET https://x.example/a # with a comment
                HTTP 200
                [Asserts]
                jsonpath "$.n" > 1
                jsonpath "$.n" >= 2
                jsonpath "$.list" count == 3
                jsonpath "$.text" contains "a"
                jsonpath "$.text" contains "b"
                jsonpath "$.id" == "{{id}}"
                TRACE https://x.example/b
                HTTP 405
                GET https://other.example/c
                HTTP 200
                GET https://x.example/d
                HTTP 200
                """);
        JsonNode gates = gates(outcome);
        assertThat(List.copyOf(gates.propertyNames())).containsExactly("get_a", "get_d");
        assertThat(gates.path("get_a").path("expect").toString()).isEqualTo(
                "{\"status\":200,\"json\":{\"/n\":{\"greater\":1},\"/text\":{\"matches\":\"\\\\Qa\\\\E\"}}}");
        assertThat(outcome.err()).contains("\"$.n\" >= 2").contains("count == 3").contains("contains \"b\"")
                .contains("== \"{{id}}\"").contains("TRACE").contains("of another origin");
    }

    @Test
    void what_came_after_a_gate_that_is_left_out_comes_after_what_that_came_after() throws IOException {
        Outcome outcome = imported("--hurl", "d.hurl", """
                POST https://x.example/a
                HTTP 201
                GET https://x.example/a/{{unknown}}
                HTTP 200
                DELETE https://x.example/a
                HTTP 204
                """);
        assertThat(gates(outcome).path("delete_a").path("after").asString()).isEqualTo("post_a");
    }

    @Test
    void what_changes_something_is_kept_to_staging_with_what_uses_it() throws IOException {
        Outcome outcome = imported("--hurl", "e.hurl", """
                GET https://x.example/orders
                HTTP 200
                POST https://x.example/orders
                HTTP 201
                [Captures]
                order: jsonpath "$.id"
                GET https://x.example/orders/{{order}}
                HTTP 200
                [Captures]
                line: jsonpath "$.line"
                GET https://x.example/lines/{{line}}
                HTTP 200
                """);
        JsonNode gates = gates(outcome);
        assertThat(gates.path("get_orders").has("modes")).isFalse();
        assertThat(gates.properties().stream().filter(one -> one.getValue().path("modes").asString("").equals("staging"))
                .map(Map.Entry::getKey)).containsExactly("post_orders", "get_orders_order", "get_lines_line");
        assertThat(outcome.err()).contains("note: post_orders, get_orders_order, get_lines_line: kept to staging (modes)");
    }

    @Test
    void what_hurl_says_of_values_keeps_its_meaning() throws IOException {
        Outcome outcome = imported("--hurl", "f.hurl", """
                GET https://x.example/a
                HTTP 200
                Vary: accept
                Vary: cookie
                [Asserts]
                jsonpath "$.state" != "lost" # not lost
                jsonpath "$.id" matches "^o_[0-9]+$" # an id
                jsonpath "$.note" matches /a #b/
                jsonpath "$.tags" contains 3
                jsonpath "$.text" contains "tea"
                """);
        assertThat(gates(outcome).path("get_a").path("expect").toString()).isEqualTo(
                "{\"status\":200,\"headers\":{\"vary\":\"accept\"},\"json\":{\"/state\":{\"not\":\"lost\",\"exists\":true},"
                        + "\"/id\":{\"matches\":\"^o_[0-9]+$\"},\"/note\":{\"matches\":\"a #b\"},"
                        + "\"/text\":{\"matches\":\"\\\\Qtea\\\\E\"}}}");
        assertThat(outcome.err()).contains("left out: Vary: cookie", "contains 3",
                "contains \"tea\": taken for a part of a text; of a list it would always fail");
    }

    @Test
    void a_field_of_a_form_that_comes_twice_is_not_overwritten() throws IOException {
        Outcome outcome = doors().in(folder).open("gates", "import", "--curl", "curl x.example/a -d tag=a -d tag=b");
        assertThat(gates(outcome).path("post_a").path("form").toString()).isEqualTo("{\"tag\":\"a\"}");
        assertThat(outcome.err()).contains("left out: the field tag, a second time");
    }

    @Test
    void parameters_of_an_operation_override_those_of_its_path_and_a_path_by_reference_is_followed() throws IOException {
        Outcome outcome = imported("--openapi", "g.yaml", """
                openapi: 3.1.0
                info: {title: t, version: '1'}
                paths:
                  /orders:
                    parameters: [{name: page, in: query, example: 1}, {name: size, in: query, example: 5}]
                    get:
                      operationId: list
                      parameters: [{name: page, in: query, example: 2}]
                      responses: {'200': {description: all, content: {application/json: {schema: {type: array}}}}}
                  /jobs: {$ref: '#/components/pathItems/jobs'}
                  /away: {$ref: 'other.yaml#/away'}
                components:
                  pathItems:
                    jobs: {get: {operationId: jobs, responses: {'200': {description: all}}}}
                """);
        JsonNode gates = gates(outcome);
        assertThat(gates.path("list").path("query").toString()).isEqualTo("{\"page\":\"2\",\"size\":\"5\"}");
        assertThat(gates.path("jobs").path("get").asString()).isEqualTo("/jobs");
        assertThat(outcome.err()).contains("left out: /away: its $ref leads out of the document, or to nothing");
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
                + "{\"secret\":\"env:AUTHORIZATION\",\"before\":\"Bearer \"}},\"expect\":{\"status\":200,"
                + "\"openapi\":{\"file\":\"api.yaml\",\"operation\":\"getOrder\"}}}");
        assertThat(gates.path("create_order").has("headers")).isFalse();
        assertThat(outcome.err()).contains("GET /orders: the parameter q has no example")
                .contains("GET /internal: it has no 2xx answer");
    }

    @Test
    void a_har_keeps_its_order_its_forms_and_no_condition_of_a_cache() throws IOException {
        Outcome outcome = imported("--har", "b.har", """
                {"log": {"entries": [
                 {"request": {"method": "POST", "url": "https://a.example/login", "headers": [{"name": "Origin", "value": "https://a.example"}],
                   "postData": {"mimeType": "application/x-www-form-urlencoded", "params": [{"name": "user", "value": "ada"}, {"name": "password", "value": "hunter2"}]}},
                  "response": {"status": 204, "content": {}}},
                 {"request": {"method": "GET", "url": "https://a.example/home", "headers": [{"name": "If-None-Match", "value": "x"}]},
                  "response": {"status": 304, "content": {"mimeType": "text/html"}}}]}}""");
        JsonNode gates = gates(outcome);
        assertThat(gates.path("post_login").path("form").toString())
                .isEqualTo("{\"user\":\"ada\",\"password\":\"{{env:PASSWORD}}\"}");
        assertThat(gates.path("post_login").path("headers").path("origin").asString()).isEqualTo("https://a.example");
        assertThat(gates.path("get_home").toString()).isEqualTo(
                "{\"get\":\"/home\",\"expect\":{\"status\":200},\"after\":\"post_login\"}");
        assertThat(outcome.err()).contains("the header if-none-match").contains("the browser had it already (304)");
    }

    @Test
    void a_body_is_put_together_of_the_examples_of_its_properties() throws IOException {
        Outcome outcome = imported("--openapi", "api.yaml", """
                openapi: 3.1.0
                paths:
                  /login:
                    post:
                      operationId: login
                      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Login"}}}}
                      responses: {"200": {content: {application/json: {schema: {type: object}}}}}
                  /orders:
                    post:
                      operationId: createOrder
                      requestBody: {content: {application/json: {schema: {type: object, required: [item],
                        properties: {item: {type: string}, pieces: {type: integer, example: 2}}}}}}
                      responses: {"201": {description: made}}
                components:
                  schemas:
                    Name: {type: string, examples: [probe]}
                    Login: {type: object, required: [user, password, at], properties: {user: {$ref: "#/components/schemas/Name"},
                      password: {type: string, example: hunter2}, note: {type: string},
                      at: {type: object, properties: {zone: {enum: [UTC, CET]}}}}}
                """);
        assertThat(gates(outcome).path("login").path("json").toString())
                .isEqualTo("{\"user\":\"probe\",\"password\":\"{{env:PASSWORD}}\",\"at\":{\"zone\":\"UTC\"}}");
        assertThat(outcome.err()).contains("POST /orders: its request body has no example");
        assertThat(outcome.out() + outcome.err()).doesNotContain("hunter2");
    }

    @Test
    void an_openapi_document_is_asked_below_its_server_with_its_own_keys() throws IOException {
        Outcome outcome = imported("--openapi", "b.yaml", """
                openapi: 3.1.0
                servers: [{url: https://a.example/v1/}]
                security: [{key: []}]
                paths:
                  /a/{b}:
                    get:
                      parameters: [{name: b, in: path, required: true, example: "x y"}, {name: many, in: query, example: [1, 2]}]
                      responses: {"200": {description: all}}
                  /c: {get: {security: [{basic: []}], responses: {"200": {description: all}}}}
                  /d: {get: {security: [{sid: []}], responses: {"200": {description: all}}}}
                components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}, basic: {type: http, scheme: basic},
                  sid: {type: apiKey, in: cookie, name: sid}}}
                """);
        JsonNode gates = gates(outcome);
        assertThat(gates.path("get_a_b").path("get").asString()).isEqualTo("/v1/a/x%20y");
        assertThat(gates.path("get_a_b").path("headers").path("x-key").path("secret").asString()).isEqualTo("env:X_KEY");
        assertThat(gates.path("get_c").path("headers").path("authorization").path("before").asString()).isEqualTo("Basic ");
        assertThat(gates.path("get_d").path("cookies").toString()).isEqualTo("{\"sid\":\"{{env:SID}}\"}");
        Outcome old = imported("--openapi", "old.yaml", "openapi: 3.0.3\npaths: {}\n");
        assertThat(old.exitCode()).isEqualTo(78);
        assertThat(old.err()).contains("no OpenAPI 3.1 document; it is of version 3.0.3");
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
