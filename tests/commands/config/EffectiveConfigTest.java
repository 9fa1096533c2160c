package tests.commands.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.commands.cli.Doors;
import tests.commands.cli.Doors.Outcome;

/** What a file comes to, value by value. */
class EffectiveConfigTest {

    @TempDir
    Path folder;

    private List<String> show() {
        Outcome outcome = Doors.doors().in(folder).open("config", "show", "--effective");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome.out().lines().toList();
    }

    @Test
    void every_value_has_its_place_or_is_the_default() throws Exception {
        Files.writeString(folder.resolve("lockstep.yaml"), """
                service: shop
                policy:
                  gate_max_age: 2h
                deploy: {production: {command: [./deploy.sh, "{sha}"]}}
                """);
        assertThat(show())
                .anyMatch(line -> line.matches("service +shop +line 1, column 1"))
                .anyMatch(line -> line.matches("policy\\.gate_max_age +PT2H +line 3, column 3"))
                .anyMatch(line -> line.matches("deploy\\.production\\.command +\\./deploy\\.sh \\{sha} +line 4, column 23"))
                .anyMatch(line -> line.matches("deploy\\.production\\.wait +PT15M +default"))
                .anyMatch(line -> line.matches("git\\.staging +main +default"))
                .last().asString().startsWith("places are those of " + folder);
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), text);
    }

    @Test
    void gates_of_files_beside_it_have_their_place_there() throws IOException {
        write("lockstep.yaml", "gates: {up: {get: /a, expect: 200}}\n");
        write("order.json", "{\"type\": \"object\"}");
        write("gates/more.yaml", "gates:\n  orders: {get: /b, expect: {schema: order.json}}\n");
        assertThat(show())
                .anyMatch(line -> line.matches("gates\\.up .* line 1, column 9"))
                .anyMatch(line -> line.matches("gates\\.orders .* gates/more\\.yaml, line 2, column 3"))
                .anyMatch(line -> line.matches("gates file order\\.json +sha256 .* order\\.json"));
    }

    @Test
    void gates_of_several_services_have_their_place_and_lint_names_the_services() throws IOException {
        write("lockstep.yaml", """
                services:
                  api:
                    environments: {staging: {base: "http://127.0.0.1:1"}, production: {base: "http://127.0.0.1:2"}}
                  workers:
                    environments: {staging: {base: "http://127.0.0.1:3"}, production: {base: "http://127.0.0.1:4"}}
                """);
        write("gates/all.yaml", "gates: {up: {get: /a, expect: 200}}\n");
        write("gates/workers/own.yaml", "gates: {queue: {get: /b, expect: 200}}\n");
        assertThat(show())
                .anyMatch(line -> line.matches("services\\.api\\.gates\\.up .* gates/all\\.yaml, line 1, column 9"))
                .anyMatch(line -> line.matches(
                        "services\\.workers\\.gates\\.queue .* gates/workers/own\\.yaml, line 1, column 9"));
        assertThat(Doors.doors().in(folder).open("config", "lint").out())
                .contains("is valid: services [api, workers]").doesNotContain("none");
    }

    @Test
    void without_a_file_all_is_the_default() {
        assertThat(show()).noneMatch(line -> line.contains("column "));
        assertThat(show()).last().isEqualTo("there is no lockstep.yaml here: all of it is the default");
    }

    @Test
    void schema_that_cannot_be_used_is_wrong_before_a_run_ends_at_it() throws Exception {
        write("order.json", "{\"type\": \"objct\"}");
        write("lockstep.yaml", "service: shop\ngates: {up: {get: /a, expect: {status: 200, schema: order.json}}}\n");
        Outcome wrong = Doors.doors().in(folder).open("config", "lint");
        assertThat(wrong.exitCode()).as(wrong.out()).isEqualTo(78);
        assertThat(wrong.err()).contains("order.json", "gates.up");
    }

    @Test
    void file_is_checked_without_asking_anybody() throws Exception {
        Files.writeString(folder.resolve("lockstep.yaml"), "servce: shop\n");
        Outcome wrong = Doors.doors().in(folder).open("config", "lint");
        assertThat(wrong.exitCode()).isEqualTo(78);
        assertThat(wrong.err()).contains("line 1, column 1: unknown key 'servce'", "Did you mean 'service'?");
        Files.writeString(folder.resolve("lockstep.yaml"), "service: shop\n");
        Outcome right = Doors.doors().in(folder).open("config", "lint");
        assertThat(right.exitCode()).isZero();
        assertThat(right.out()).contains("is valid: service shop, environments none");
        Outcome absent = Doors.doors().in(folder).open("config", "lint", "other.yaml");
        assertThat(absent.exitCode()).isEqualTo(78);
    }
}
