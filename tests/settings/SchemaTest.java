package tests.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lockstep.base.error.ConfigurationError;
import lockstep.settings.ConfigReader;
import lockstep.settings.pipeline.CanarySettings;
import lockstep.settings.slo.Objective;
import lockstep.settings.slo.SloFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tests.house.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema that editors use and the reader that decides must not drift apart. */
class SchemaTest {

    private static final String TEXT = Repository.read(Repository.root().resolve("docs/lockstep.schema.json"));
    private static final JsonNode TREE = JsonMapper.builder().build().readTree(TEXT);
    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(TEXT);

    private record Section(String path, List<String> keys) {}

    private static List<Section> sections(String path, JsonNode schema) {
        List<Section> sections = new ArrayList<>();
        if (schema.has("properties")) {
            sections.add(new Section(path, schema.path("properties").propertyNames().stream().sorted().toList()));
            schema.path("properties").properties().forEach(property ->
                    sections.addAll(sections(
                            path.isEmpty() ? property.getKey() : path + "." + property.getKey(), property.getValue())));
        }
        return sections;
    }

    private static String nested(String path) {
        StringBuilder yaml = new StringBuilder("nonsense: 1");
        for (String step : List.of(path.split("\\.")).reversed()) {
            yaml.insert(0, step + ": {").append("}");
        }
        return path.isEmpty() ? "nonsense: 1" : yaml.toString();
    }

    @TestFactory
    Stream<DynamicTest> schema_and_reader_know_the_same_keys() {
        return sections("", TREE).stream().map(section -> DynamicTest.dynamicTest("'" + section.path() + "'", () -> {
            ConfigurationError error = catchThrowableOfType(
                    ConfigurationError.class, () -> ConfigReader.parse(nested(section.path()), "x"));
            assertThat(error.remedy()).endsWith("Known here: " + String.join(", ", section.keys()) + ".");
        }));
    }

    @Test
    void the_documentation_s_example_keeps_the_schema_and_is_read() {
        String docs = Repository.read(Repository.root().resolve("docs/configuration.md"));
        String example = docs.substring(
                docs.indexOf("service: cognitive-api"), docs.indexOf("```", docs.indexOf("service: cognitive-api")));
        assertThat(SCHEMA.validate(example, InputFormat.YAML)).isEmpty();
        assertThat(ConfigReader.parse(example, "example").service()).isEqualTo("cognitive-api");
    }

    @Test
    void the_documentation_s_objective_keeps_its_schema_and_is_unknown_until_it_is_filled_in() {
        String docs = Repository.read(Repository.root().resolve("docs/slo.md"));
        String example = docs.substring(
                docs.indexOf("apiVersion:"), docs.indexOf("```", docs.indexOf("apiVersion:")));
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(
                Repository.read(Repository.root().resolve("docs/slo.schema.json")));
        assertThat(schema.validate(example, InputFormat.YAML)).isEmpty();
        assertThat(SloFile.read(example, "slo.yaml").why()).contains("<fill>");
        Objective filled = SloFile.read(example.replace("<fill>", "0.999"), "slo.yaml").objective().orElseThrow();
        assertThat(filled.target()).isEqualTo(0.999);
        assertThat(filled.window()).isEqualTo(Duration.ofDays(28));
        assertThat(filled.partIsBad()).isTrue();
    }

    @Test
    void the_pipeline_of_the_documentation_keeps_the_schema_and_is_read() {
        String docs = Repository.read(Repository.root().resolve("docs/configuration.md"));
        int start = docs.indexOf("pipeline:\n  roles:");
        String example = docs.substring(start, docs.indexOf("```", start));
        assertThat(SCHEMA.validate(example, InputFormat.YAML)).isEmpty();
        assertThat(ConfigReader.parse(example, "example").pipeline().canary()).isPresent();
    }

    @Test
    void the_canaries_of_the_documentation_s_services_keep_the_schema_and_are_read() {
        String docs = Repository.read(Repository.root().resolve("docs/several-services.md"));
        int all = docs.indexOf("service: agentaskit");
        String example = docs.substring(all, docs.indexOf("```", all));
        int own = docs.indexOf("services:\n  api-gateway:\n    canary:");
        for (String section : docs.substring(own, docs.indexOf("```", own)).split("(?m)^(?=  [a-z])")) {
            String[] named = section.split("\n", 2);
            example = example.replace(named[0] + "\n", named[0] + "\n" + (named[0].startsWith("  ") ? named[1] : ""));
        }
        assertThat(SCHEMA.validate(example, InputFormat.YAML)).isEmpty();
        assertThat(ConfigReader.parse(example, "example").pipeline().canaries()).extracting(CanarySettings::key)
                .containsExactly("services.api-gateway.canary", "services.workers.canary");
        assertThat(SCHEMA.validate(example.replace("    canary:\n", "    canary:\n      nonsense: 1\n"), InputFormat.YAML))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"servce: x", "policy: {gate_max_age: soon}", "environments: {staging: {}}",
            "contract: {chat: api}",
        "evidence: {sign: {}}", "evidence: {sign: {key: 'agent: '}}", "evidence: {require_signatures: true}",
        "evidence: {require_signatures_after: 3f2a3f2a3f2a3f2a3f2a3f2a3f2a3f2a3f2a3f2a}",
        "evidence: {allowed_signers: a, require_signatures: true, require_signatures_after: 3f2a}",
        "policy: {required_gates: [brust_429]}"})
    void what_the_reader_refuses_the_schema_refuses(String yaml) {
        assertThat(SCHEMA.validate(yaml, InputFormat.YAML)).isNotEmpty();
        assertThat(catchThrowableOfType(ConfigurationError.class, () -> ConfigReader.parse(yaml, "x"))).isNotNull();
    }
}
