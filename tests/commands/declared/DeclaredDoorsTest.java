package tests.commands.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.commands.cli.Doors.doors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lockstep.base.release.Environment;
import lockstep.gates.declared.DeclaredGate;
import lockstep.settings.gates.Beside;
import lockstep.settings.gates.GateFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.commands.cli.Doors.Outcome;
import tests.house.Repository;

/** Printing and linting: nothing is sent. */
class DeclaredDoorsTest {

    @TempDir
    Path folder;

    private Outcome open(String yaml, String alias, String... words) throws IOException {
        Files.writeString(folder.resolve("lockstep.yaml"), yaml);
        return doors().in(folder).open(alias, words);
    }

    private static List<DeclaredGate> gates(String yaml) {
        return GateFile.readOne(yaml, "printed", Beside.nothing()).gates();
    }

    @Test
    void the_declared_gates_are_printed_as_they_would_be_read() throws IOException {
        String yaml = Repository.read(Repository.root().resolve("docs/six-gates.yaml"));
        Outcome printed = open(yaml, "promotion-gate", "--print-gates", "--mode", "staging");
        assertThat(printed.exitCode()).as(printed.err()).isZero();
        assertThat(gates(printed.out())).isEqualTo(gates(yaml));
    }

    @Test
    void the_built_in_gates_are_printed_as_a_declaration_with_what_it_cannot_say() {
        Outcome printed = doors().in(folder).open("promotion-gate", "--print-gates", "--mode", "staging");
        assertThat(printed.exitCode()).as(printed.err()).isZero();
        assertThat(gates(printed.out())).extracting(gate -> gate.name().word()).containsExactly(
                "health", "db_health", "whoami", "chat_happy", "chat_415", "burst_429", "health_after",
                "db_health_after");
        assertThat(printed.out()).contains("# Not said here: burst_recovery is a gate of its own");
        Outcome production = doors().in(folder).open("promotion-gate", "--print-gates", "--mode", "prod");
        assertThat(gates(production.out())).noneMatch(gate -> gate.burst().isPresent());
    }

    @Test
    void the_gates_of_a_canary_are_printed_and_asked_by_run_canary_alone() throws IOException {
        Outcome builtIn = doors().in(folder).open("promotion-gate", "--print-gates", "--mode", "canary");
        assertThat(gates(builtIn.out())).extracting(gate -> gate.name().word())
                .containsExactly("health", "db_health", "whoami", "chat_happy", "chat_415");
        assertThat(builtIn.out()).contains("/app_env: {not: [staging, stage]}").doesNotContain("health_after");
        String yaml = "gates: {seen: {get: /b, modes: canary, expect: 204}}";
        Outcome declared = open(yaml, "promotion-gate", "--print-gates", "--mode", "canary");
        assertThat(declared.exitCode()).as(declared.err()).isZero();
        assertThat(gates(declared.out())).isEqualTo(gates(yaml));
        Outcome asked = open(yaml, "promotion-gate", "--mode", "canary", "--base", "http://127.0.0.1:1");
        assertThat(asked.exitCode()).isEqualTo(64);
        assertThat(asked.err()).contains("the gates of a canary are asked by `run-canary`");
    }

    @Test
    void declared_gates_are_not_printed_with_options_that_would_be_passed_over() throws IOException {
        String yaml = "gates: {up: {get: /a, expect: 200}}";
        for (List<String> more : List.of(
                List.of("--burst", "12"), List.of("--with", "drills"), List.of("--allow-no-429"))) {
            List<String> words = new ArrayList<>(List.of("--print-gates", "--mode", "staging"));
            words.addAll(more);
            Outcome printed = open(yaml, "promotion-gate", words.toArray(String[]::new));
            assertThat(printed.exitCode()).as(more.toString()).isEqualTo(64);
            assertThat(printed.out()).isEmpty();
            assertThat(printed.err()).contains("for the built-in gates");
        }
    }

    @Test
    void lint_says_of_each_gate_how_it_could_fail() throws IOException {
        Outcome lint = open("""
                gates:
                  health: {title: It is up, modes: staging, get: /health, expect: {status: 200, within: 500ms}}
                """, "gates", "lint");
        assertThat(lint.exitCode()).as(lint.err()).isZero();
        assertThat(lint.out()).startsWith("""
                health: It is up
                  fails where the status is not 200
                  fails where it takes longer than 500 ms
                note: no gate is for canary, so run-canary is refused
                note: no gate is for prod, so promote-release is refused: nobody could tell whether production is healthy
                1 gate, sha256\u0020""");
    }

    @Test
    void lint_notes_what_may_change_production() throws IOException {
        Outcome lint = open("""
                gates:
                  read: {get: /orders, expect: 200}
                  wipe: {delete: /orders, expect: 401}
                  make: {post: /orders, modes: staging, expect: 201}
                """, "gates", "lint");
        assertThat(lint.exitCode()).as(lint.err()).isZero();
        assertThat(lint.out().lines().filter(line -> line.contains("to production;"))).containsExactly(
                "  note: it sends a DELETE to production; with modes: staging it would not");
    }

    @Test
    void lint_says_what_a_canary_without_a_smoke_of_its_own_is_asked() throws IOException {
        String limit = "limit: {modes: canary, post: /d, burst: {answers: {200: 1, 429: 1}}}";
        assertThat(open("gates: {up: {modes: [staging, prod], get: /a, expect: 200}, " + limit + "}", "gates", "lint")
                .out()).contains("note: no gate but bursts is for canary, so run-canary asks those of prod\n");
        assertThat(open("gates: {up: {modes: staging, get: /a, expect: 200}, " + limit + "}", "gates", "lint")
                .out()).contains("note: no gate but bursts is for canary, so run-canary is refused\n");
        Outcome printed = open("gates: {up: {modes: [staging, prod], get: /a, expect: 200}}", "promotion-gate",
                "--print-gates", "--mode", "canary");
        assertThat(printed.out()).as(printed.err()).contains("up:");
    }

    @Test
    void lint_reads_a_file_of_gates_alone() throws IOException {
        Files.createDirectories(folder.resolve("gates"));
        Files.writeString(folder.resolve("body.txt"), "hello");
        Files.writeString(folder.resolve("gates/some.yaml"), "gates: {up: {post: /a, file: body.txt, expect: 200}}");
        assertThat(doors().in(folder).open("gates", "lint", "gates/some.yaml").out()).contains("up\n");
        assertThat(doors().in(folder).open("gates", "lint", "none.yaml").exitCode()).isEqualTo(78);
        assertThat(doors().in(folder).open("gates").exitCode()).isEqualTo(64);
    }

    private static final String SERVICES = """
            services:
              api:
                environments: {staging: {base: "http://127.0.0.1:1"}, production: {base: "http://127.0.0.1:2"}}
                %s
              workers:
                environments: {staging: {base: "http://127.0.0.1:3"}, production: {base: "http://127.0.0.1:4"}}
            """;

    private void write(String path, String text) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), text);
    }

    @Test
    void lint_checks_the_gates_of_each_service() throws IOException {
        String own = SERVICES.formatted("gates: {api_up: {get: /a, expect: 200}}");
        Outcome unshared = open(own, "gates", "lint");
        assertThat(unshared.exitCode()).as(unshared.err()).isZero();
        assertThat(unshared.out()).startsWith("api:\napi_up\n  fails where the status is not 200\n"
                        + "  fails where people are turned away (429), and then not any more\n1 gate, sha256 ")
                .endsWith("workers:\nnote: no gate is declared for it, so the built-in gates are asked\n");
        write("order.json", "{\"type\": \"object\"}");
        write("gates/workers/more.yaml", "gates: {queue: {get: /q, expect: {schema: order.json}}}");
        for (Outcome both : List.of(open(own, "gates", "lint"), open(own, "gates", "lint", "lockstep.yaml"))) {
            assertThat(both.out()).as(both.err()).contains("api:\napi_up\n").contains("workers:\nqueue\n");
        }
        Outcome shared = open("gates: {all_up: {get: /, expect: 200}}\n" + SERVICES.formatted(""), "gates", "lint");
        assertThat(shared.out()).contains("api:\nall_up\n").contains("workers:\nqueue\n");
        write("gates/workers/more.yaml", "gates: {queue: {get: /q, expect: {}}}");
        assertThat(open(own, "gates", "lint").err()).contains("gates/workers/more.yaml", "cannot fail");
        Files.delete(folder.resolve("gates/workers/more.yaml"));
        assertThat(open(SERVICES.formatted(""), "gates", "lint").err()).contains("declares no gate");
    }

    @Test
    void lint_looks_for_named_files_where_a_run_does() throws IOException {
        write("order.json", "{\"type\": \"object\"}");
        for (String path : List.of("gates/x.yaml", "gates/api/x.yaml", "x.yaml")) {
            write(path, "gates: {queue: {get: /q, expect: {schema: order.json}}}");
            Outcome lint = doors().in(folder).open("gates", "lint", path);
            assertThat(lint.exitCode()).as(path + ": " + lint.err()).isZero();
        }
        write("gates/shop/lockstep.yaml", "gates: {queue: {get: /q, expect: {schema: own.json}}}");
        write("gates/shop/own.json", "{\"type\": \"object\"}");
        Outcome own = doors().in(folder).open("gates", "lint", "gates/shop/lockstep.yaml");
        assertThat(own.exitCode()).as(own.err()).isZero();
    }

    @Test
    void lint_takes_the_configuration_that_option_or_variable_names() throws IOException {
        write("other/release.yaml", "gates: {seen: {get: /b, expect: 204}}");
        Outcome option = open("gates: {up: {get: /a, expect: 200}}", "gates", "lint", "--config", "other/release.yaml");
        assertThat(option.out()).as(option.err()).startsWith("seen\n");
        Outcome variable = doors().in(folder).with("LOCKSTEP_CONFIG", "other/release.yaml").open("gates", "lint");
        assertThat(variable.out()).as(variable.err()).startsWith("seen\n");
        assertThat(doors().in(folder).open("gates", "lint", "--config", "none.yaml").exitCode()).isEqualTo(78);
    }

    @Test
    void lint_shows_the_gates_of_one_environment_and_checks_all() throws IOException {
        String yaml = "gates: {up: {get: /a, modes: staging, expect: 200}, seen: {get: /b, modes: canary, expect: %s}}";
        Outcome canary = open(yaml.formatted("204"), "gates", "lint", "--mode", "canary");
        assertThat(canary.out()).as(canary.err())
                .startsWith("seen\n  fails where the status is not 204\n"
                        + "  fails where people are turned away (429), and then not any more\n2 gates, sha256 ");
        assertThat(open(yaml.formatted("{}"), "gates", "lint", "--mode", "staging").exitCode()).isEqualTo(78);
        assertThat(open(yaml.formatted("204"), "gates", "lint", "--mode", "nowhere").exitCode()).isEqualTo(64);
    }

    @Test
    void a_gate_that_cannot_fail_is_refused() throws IOException {
        for (String expect : List.of("{status: [1xx, 2xx, 3xx, 4xx, 5xx]}", "{}", "{json: {}}")) {
            Outcome lint = open("gates: {up: {get: /a, expect: " + expect + "}}", "gates", "lint");
            assertThat(lint.exitCode()).as(expect + lint.out()).isEqualTo(78);
            assertThat(lint.err()).contains("line 1, column ").containsAnyOf("cannot fail", "asks for nothing");
        }
    }

    @Test
    void options_for_the_built_in_gates_are_refused_and_a_secret_that_is_not_set_too() throws IOException {
        String yaml = """
                environments: {staging: {base: "http://127.0.0.1:1"}}
                gates: {up: {get: /a, headers: {authorization: {secret: env:NOT_SET}}, expect: 200}}
                """;
        Outcome shaped = open(yaml, "promotion-gate", "--mode", "staging", "--burst", "12");
        assertThat(shaped.exitCode()).isEqualTo(64);
        assertThat(shaped.err()).contains("for the built-in gates");
        Outcome secret = open(yaml, "promotion-gate", "--mode", "staging");
        assertThat(secret.exitCode()).isEqualTo(78);
        assertThat(secret.err()).contains("NOT_SET").contains("nothing was sent");
        assertThat(open(yaml, "smoke-api-chat").exitCode()).isEqualTo(78);
    }

    @Test
    void required_gates_are_those_that_are_declared() throws IOException {
        String yaml = """
                environments: {staging: {base: "http://127.0.0.1:1"}}
                policy: {required_gates: [%s]}
                gates: {orders_up: {get: /a, expect: 200}}
                """;
        Outcome wrong = open(yaml.formatted("order_up"), "gates", "lint");
        assertThat(wrong.exitCode()).isEqualTo(78);
        assertThat(wrong.err()).contains("promotion-gate has no gate 'order_up'").contains("Did you mean 'orders_up'?");
        assertThat(open(yaml.formatted("orders_up"), "gates", "lint").exitCode()).isZero();
        assertThat(lockstep.settings.ConfigReader.read(folder.resolve("lockstep.yaml")).gates()
                .isAnyFor(Environment.STAGING)).isTrue();
    }
}
