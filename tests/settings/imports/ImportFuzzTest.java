package tests.settings.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import lockstep.base.error.ConfigurationError;
import lockstep.gates.gate.JsonReader;
import lockstep.settings.gates.Beside;
import lockstep.settings.gates.GateFile;
import lockstep.settings.gates.GateYaml;
import lockstep.settings.imports.CurlImport;
import lockstep.settings.imports.HarImport;
import lockstep.settings.imports.HurlImport;
import lockstep.settings.imports.Imported;
import lockstep.settings.imports.OpenApiImport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Files of other tools with something changed at random: imported, left out, or refused; nothing else happens. */
class ImportFuzzTest {

    private static final List<String> BITS = List.of(
            "{", "}", "[", "]", ":", ",", "\n", " ", "'", "\"", "\\", "{{x}}", "{{", "$", "..", "/", "?", "%", "%zz", "#",
            "null", "-1", "1e999", "[Asserts]", "HTTP 200", "\nGET /a\n", "```", "\u0000", "ü", "-X", "-d", "http://", "@");

    private record Kind(String example, Function<String, Imported> reader) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("curl -X POST 'https://x.example/a?b=c' -H 'A: b' -u a:b --json '{\"a\": 1}' -G -L", CurlImport::of),
            new Kind("""
                    POST {{host}}/orders?a=b
                    Authorization: Bearer x
                    {"a": [1]}
                    HTTP 201
                    Location: /orders/7
                    [Captures]
                    order: jsonpath "$.id"
                    [Asserts]
                    header "Location" exists
                    jsonpath "$.a['b c'][0]" == "x"
                    GET /orders/{{order}}
                    [BasicAuth]
                    a: b
                    [Cookies]
                    c: d
                    HTTP *
                    """, HurlImport::of),
            new Kind("""
                    {"log": {"entries": [{"request": {"method": "POST", "url": "https://a.example/x?y=z&y=w",
                     "headers": [{"name": "Cookie", "value": "a=b"}, {"name": "Content-Type", "value": "text/plain"}],
                     "postData": {"mimeType": "application/x-www-form-urlencoded", "text": "a=b&c"}},
                     "response": {"status": 200, "content": {"mimeType": "text/html"}}}]}}""",
                    text -> HarImport.of(JsonReader.read(text).orElse(JsonReader.read("{}").orElseThrow()))),
            new Kind("""
                    {"openapi": "3.1.0", "paths": {"/a/{b}": {"parameters": [{"name": "b", "in": "path", "example": "c"}],
                     "post": {"operationId": "a", "requestBody": {"content": {"application/json": {"example": {"x": 1}}}},
                     "responses": {"201": {"$ref": "#/components/responses/A"}}}}},
                     "components": {"responses": {"A": {"content": {"application/json": {"schema": {}}}}}}}""",
                    text -> OpenApiImport.of(JsonReader.read(text).orElse(JsonReader.read("{}").orElseThrow()), "a.json")));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void a_changed_file_is_imported_left_out_or_refused(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            Kind kind = KINDS.get(i % KINDS.size());
            StringBuilder changed = new StringBuilder(kind.example());
            for (int change = random.nextInt(4); change >= 0; change--) {
                int at = random.nextInt(changed.length());
                int end = Math.min(changed.length(), at + random.nextInt(5));
                changed.replace(at, end, BITS.get(random.nextInt(BITS.size())));
            }
            tried(kind, changed.toString());
        }
    }

    private static void read(ObjectNode declaration) {
        GateFile.readOne(GateYaml.of(declaration), "x", Beside.nothing());
    }

    private static Optional<String> fault(ObjectNode declaration) {
        try {
            read(declaration);
            return Optional.empty();
        } catch (ConfigurationError e) {
            return Optional.of(e.getMessage());
        }
    }

    @Test
    void each_example_gives_gates_that_are_read_back() {
        KINDS.forEach(kind -> {
            Imported imported = kind.reader().apply(kind.example()).settled();
            // Its answers are judged by a file beside it.
            boolean isAlone = !kind.example().contains("openapi");
            assertThat((isAlone ? imported.readable(ImportFuzzTest::fault) : imported).isEmpty())
                    .as(kind.example()).isFalse();
        });
    }

    private static void tried(Kind kind, String text) {
        try {
            Imported imported = kind.reader().apply(text).settled().readable(ImportFuzzTest::fault);
            if (!imported.isEmpty()) {
                read(imported.declaration());
            }
        } catch (ConfigurationError e) {
            assertThat(e.remedy()).isNotBlank();
        } catch (RuntimeException e) {
            throw new AssertionError("for " + text, e);
        }
    }
}
