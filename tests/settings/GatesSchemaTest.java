package tests.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.stream.Stream;
import lockstep.base.error.ConfigurationError;
import lockstep.settings.gates.Beside;
import lockstep.settings.gates.GateFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tests.house.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema of declared gates that editors use, and the reader that decides, know the same keys. */
class GatesSchemaTest {

    private static final String TEXT = Repository.read(Repository.root().resolve("docs/gates.schema.json"));
    private static final JsonNode TREE = JsonMapper.builder().build().readTree(TEXT);
    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(TEXT);

    /** A mapping of the schema, and a declaration in which it has a key that is not known. */
    private record Place(String mapping, String yaml) {}

    private static final List<Place> PLACES = List.of(
            new Place("/$defs/gate", "{get: /a, expect: 200, nonsense: 1}"),
            new Place("/$defs/expect/anyOf/1", "{get: /a, expect: {nonsense: 1}}"),
            new Place("/$defs/expect/anyOf/1/properties/bytes", "{get: /a, expect: {bytes: {nonsense: 1}}}"),
            new Place("/$defs/expect/anyOf/1/properties/openapi", "{get: /a, expect: {openapi: {nonsense: 1}}}"),
            new Place("/$defs/condition/anyOf/1", "{get: /a, expect: {json: {/a: {nonsense: 1}}}}"),
            new Place("/$defs/capture/anyOf/1", "{get: /a, expect: 200, capture: {a: {nonsense: 1}}}"),
            new Place("/$defs/secret", "{get: /a, expect: 200, headers: {a: {nonsense: 1}}}"),
            new Place("/$defs/poll", "{get: /a, expect: 200, poll: {nonsense: 1}}"),
            new Place("/$defs/burst", "{get: /a, burst: {nonsense: 1}}"),
            new Place("/$defs/share/anyOf/1", "{get: /a, burst: {answers: {200: {nonsense: 1}}}}"));

    private static ConfigurationError refusal(String yaml) {
        return catchThrowableOfType(
                ConfigurationError.class, () -> GateFile.readOne(yaml, "x", Beside.nothing()));
    }

    @TestFactory
    Stream<DynamicTest> schema_and_reader_know_the_same_keys() {
        return PLACES.stream().map(place -> DynamicTest.dynamicTest(place.mapping(), () -> {
            List<String> keys = List.copyOf(TREE.at(place.mapping() + "/properties").propertyNames());
            assertThat(refusal("gates: {g: " + place.yaml() + "}").remedy())
                    .endsWith("Allowed: " + String.join(", ", keys) + ".");
            assertThat(SCHEMA.validate("gates: {g: " + place.yaml() + "}", InputFormat.YAML)).isNotEmpty();
        }));
    }

    @Test
    void the_schema_of_lockstep_yaml_has_the_same_definitions() {
        JsonNode whole = JsonMapper.builder().build().readTree(
                Repository.read(Repository.root().resolve("docs/lockstep.schema.json")));
        TREE.path("$defs").properties().forEach(definition ->
                assertThat(whole.path("$defs").path(definition.getKey())).isEqualTo(definition.getValue()));
    }

    @Test
    void the_six_gates_keep_the_schema() {
        assertThat(SCHEMA.validate(Repository.read(Repository.root().resolve("docs/six-gates.yaml")), InputFormat.YAML))
                .isEmpty();
    }
}
