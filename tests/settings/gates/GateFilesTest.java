package tests.settings.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.Environment;
import lockstep.gates.declared.DeclaredGates;
import lockstep.settings.ConfigReader;
import lockstep.settings.GovernedConfig;
import lockstep.settings.gates.Beside;
import lockstep.settings.gates.GateFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateFilesTest {

    @TempDir
    Path folder;

    private void write(String path, String text) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), text);
    }

    private DeclaredGates read() {
        return ConfigReader.read(folder.resolve("lockstep.yaml")).gates();
    }

    private static List<String> names(DeclaredGates gates) {
        return gates.gates().stream().map(gate -> gate.name().word()).toList();
    }

    @Test
    void gates_come_from_the_configuration_and_from_the_files_beside_it() throws IOException {
        write("lockstep.yaml", "gates: {a: {get: /a, expect: 200}}\n");
        write("gates/more.yaml", "gates: {c: {get: /c, needs: b, expect: 200}}\n");
        write("gates/others.yml", "gates: {b: {get: /b, expect: 200}}\n");
        write("gates/README.md", "no gates");
        assertThat(names(read())).containsExactly("a", "b", "c");
    }

    @Test
    void gates_that_nobody_would_ask_are_refused() throws IOException {
        write("lockstep.yaml", "service: x\n");
        write("gates/openapi/orders.yaml", "openapi: 3.1.0\n");
        assertThat(read().isEmpty()).isTrue();
        write("gates/worker/more.yaml", "gates: {b: {get: /b, expect: 200}}\n");
        assertThat(catchThrowableOfType(ConfigurationError.class, this::read))
                .hasMessage("gates/worker holds gates, and no service has that name: there is one service")
                .extracting(ConfigurationError::remedy).isEqualTo("Move them to gates/.");
    }

    @Test
    void gates_in_a_file_whose_name_ends_in_capitals_are_refused_and_not_passed_over() throws IOException {
        write("lockstep.yaml", "service: shop\n");
        write("gates/Health.YAML", "gates: {up: {get: /a, expect: 200}}");
        assertThat(catchThrowableOfType(ConfigurationError.class, this::read)).hasMessageContaining("gates/Health.YAML holds gates, and is not read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"gates\": {up: {get: /a, expect: 200}}}", "'gates':\n  up: {get: /a, expect: 200}\n"})
    void a_folder_that_no_service_has_is_refused_however_the_key_is_written(String yaml) throws IOException {
        write("lockstep.yaml", "service: shop\n");
        write("gates/checkout/a.yaml", yaml);
        assertThat(catchThrowableOfType(ConfigurationError.class, this::read))
                .hasMessageContaining("gates/checkout holds gates, and no service has that name");
    }

    @Test
    void a_folder_of_gates_that_is_a_link_is_refused() throws IOException {
        write("lockstep.yaml", "service: x\n");
        write("elsewhere/more.yaml", "gates: {b: {get: /b, expect: 200}}\n");
        Files.createSymbolicLink(folder.resolve("gates"), folder.resolve("elsewhere"));
        assertThat(catchThrowableOfType(ConfigurationError.class, this::read))
                .hasMessageContaining("gates is a link; a commit would not carry what it leads to");
    }

    @Test
    void a_file_of_gates_and_a_file_that_a_gate_names_are_refused_where_they_are_links() throws IOException {
        write("lockstep.yaml", "gates: {a: {get: /a, expect: {schema: schemas/order.json}}}\n");
        write("elsewhere/order.json", "{}");
        write("elsewhere/more.yaml", "gates: {b: {get: /b, expect: 200}}\n");
        Files.createSymbolicLink(folder.resolve("schemas"), folder.resolve("elsewhere"));
        assertThat(catchThrowableOfType(ConfigurationError.class, this::read))
                .hasMessageContaining("schemas/order.json is a link, or leads over one");
        Files.delete(folder.resolve("schemas"));
        write("schemas/other.json", "{}");
        Files.createSymbolicLink(folder.resolve("schemas/order.json"), folder.resolve("elsewhere/order.json"));
        assertThat(catchThrowableOfType(ConfigurationError.class, this::read))
                .hasMessageContaining("schemas/order.json is a link, or leads over one");
        write("lockstep.yaml", "service: x\n");
        write("gates/README.md", "no gates");
        Files.createSymbolicLink(folder.resolve("gates/orders.yaml"), folder.resolve("elsewhere/more.yaml"));
        assertThat(catchThrowableOfType(ConfigurationError.class, this::read))
                .hasMessageContaining("gates/orders.yaml is a link, or leads over one");
    }

    @Test
    void a_link_that_is_no_file_of_gates_disturbs_nobody() throws IOException {
        write("lockstep.yaml", "service: x\n");
        write("api/orders.yaml", "openapi: 3.1.0\n");
        write("gates/openapi/README.md", "of the service");
        Files.createSymbolicLink(folder.resolve("gates/openapi/orders.yaml"), folder.resolve("api/orders.yaml"));
        assertThat(read().isEmpty()).isTrue();
    }

    @Test
    void a_folder_of_gates_with_more_files_than_a_commit_may_have_is_refused_in_the_working_tree_too()
            throws IOException {
        write("lockstep.yaml", "service: x\n");
        for (int count = 0; count < 10_000; count++) {
            write("gates/" + count, "");
        }
        assertThat(read().isEmpty()).isTrue();
        write("gates/one-more", "");
        assertThat(catchThrowableOfType(ConfigurationError.class, this::read))
                .hasMessageContaining("gates has more than 10000 files");
    }

    @Test
    void a_mistake_in_a_file_of_gates_names_that_file() throws IOException {
        write("lockstep.yaml", "service: x\n");
        write("gates/more.yaml", "gates:\n  c:\n    get: /c\n    expct: 200\n");
        ConfigurationError error = catchThrowableOfType(ConfigurationError.class, this::read);
        assertThat(error).hasMessage("gates/more.yaml, line 4, column 5: gates.c: unknown key 'expct'");
        write("gates/more.yaml", "other: 1\n");
        assertThat(catchThrowableOfType(ConfigurationError.class, this::read))
                .hasMessageContaining("unknown key 'other'");
        write("gates/more.yaml", "gates: {a: {get: /c, expect: 200}}\n");
        write("lockstep.yaml", "gates: {a: {get: /a, expect: 200}}\n");
        assertThat(catchThrowableOfType(ConfigurationError.class, this::read))
                .hasMessageContaining("'a' is declared twice, also in");
    }

    @Test
    void the_digest_changes_with_a_gate_its_order_and_the_files_it_names() throws IOException {
        write("order.json", "{}");
        write("lockstep.yaml", "gates: {a: {get: /a, expect: {schema: order.json}}, b: {get: /b, expect: 200}}\n");
        String first = read().sha256();
        write("lockstep.yaml", "gates: {a: {get: /a, expect: {schema: order.json}}, b: {get: /b, expect: 201}}\n");
        String second = read().sha256();
        write("order.json", "{\"type\": \"object\"}");
        String third = read().sha256();
        write("lockstep.yaml", "gates: {b: {get: /b, expect: 201}, a: {get: /a, expect: {schema: order.json}}}\n");
        assertThat(List.of(first, second, third, read().sha256())).doesNotHaveDuplicates();
        assertThat(GovernedConfig.of(ConfigReader.read(folder.resolve("lockstep.yaml"))).values())
                .containsKeys("gates.a", "gates.b", "gates file order.json");
    }

    @Test
    void what_is_recorded_of_a_gate_is_short_plain_and_still_tells_gates_apart() {
        String yaml = "gates: {a: {post: /a, title: \"é\\u202e\", json: {text: '" + "x".repeat(20_000) + "%s'}, expect: 200}}";
        DeclaredGates one = GateFile.readOne(yaml.formatted("1"), "x", Beside.nothing());
        DeclaredGates other = GateFile.readOne(yaml.formatted("2"), "x", Beside.nothing());
        String written = one.written().get("gates.a");
        assertThat(written).hasSizeLessThan(400).matches("[ -~]+").isNotEqualTo(other.written().get("gates.a"));
        assertThat(lockstep.base.text.Sanitiser.line(written)).isEqualTo(written);
        assertThat(one.sha256()).isNotEqualTo(other.sha256());
    }

    @Test
    void a_burst_is_for_staging_unless_more_is_said_and_the_rest_is_for_all() {
        DeclaredGates gates = GateFile.readOne("""
                gates:
                  a: {get: /a, expect: 200}
                  b: {post: /b, burst: {answers: {200: 1}}}
                  c: {get: /c, modes: [canary, prod], expect: 200}
                """, "x", Beside.nothing());
        assertThat(gates.in(Environment.STAGING)).extracting(gate -> gate.name().word()).containsExactly("a", "b");
        assertThat(gates.in(Environment.CANARY)).extracting(gate -> gate.name().word()).containsExactly("a", "c");
        assertThat(gates.in(Environment.PRODUCTION)).extracting(gate -> gate.name().word()).containsExactly("a", "c");
    }

    @Test
    void all_declared_staging_gates_are_required_unless_the_policy_says_which() {
        assertThat(ConfigReader.parse("gates: {a: {get: /a, expect: 200}, b: {get: /b, modes: prod, expect: 200}}", "x")
                .policy().requiredGates()).extracting(name -> name.word()).containsExactly("a");
    }

    @Test
    void a_document_that_grows_without_end_is_refused() {
        StringBuilder bomb = new StringBuilder("gates:\n  a: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            bomb.append("  b").append(i).append(": &a").append(i).append(" [")
                    .append(("*a" + (i - 1) + ", ").repeat(9)).append("x]\n");
        }
        assertThat(catchThrowableOfType(
                ConfigurationError.class, () -> GateFile.readOne(bomb.toString(), "x", Beside.nothing())))
                .hasMessageContaining("aliases");
        assertThat(catchThrowableOfType(ConfigurationError.class,
                () -> GateFile.readOne("gates: {a: &a {b: *a}}", "x", Beside.nothing()))).isNotNull();
        assertThat(catchThrowableOfType(ConfigurationError.class,
                () -> GateFile.readOne("gates: " + "[".repeat(5_000), "x", Beside.nothing()))).isNotNull();
    }
}
