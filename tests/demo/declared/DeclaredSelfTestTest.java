package tests.demo.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.commands.cli.Doors.doors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.commands.cli.Doors.Outcome;
import tests.house.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** promotion-gate --self-test for declared gates: each fails on a server that breaks one of its properties. */
class DeclaredSelfTestTest {

    @TempDir
    Path folder;

    private Outcome selfTest(String yaml, String... more) throws IOException {
        Files.writeString(folder.resolve("lockstep.yaml"), yaml);
        String[] words = new String[more.length + 1];
        words[0] = "--self-test";
        System.arraycopy(more, 0, words, 1, more.length);
        return doors().in(folder).open("promotion-gate", words);
    }

    @Test
    void the_six_gates_are_proved_able_to_fail() throws IOException {
        Outcome outcome = selfTest(Repository.read(Repository.root().resolve("docs/six-gates.yaml")));
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("  fails where the cookie anon_session is not set")
                .contains("  fails where none of the answers is 429")
                .contains("PASS  every gate");
    }

    @Test
    void every_kind_of_expectation_is_broken_once() throws IOException {
        Files.writeString(folder.resolve("order.json"), """
                {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}}}""");
        Outcome outcome = selfTest("""
                gates:
                  create:
                    post: /orders
                    json: {item: tea}
                    expect:
                      status: 2xx
                      headers: {location: {matches: '^/orders/\\d+$'}, x-debug: {absent: true}}
                      json: {/state: {one_of: [new, open]}, /total: {greater: 0, less: 100}, /error: {absent: true}}
                      within: 1s
                      bytes: {less: 4000, greater: 40}
                    capture: {order: {header: location, matches: '(\\d+)$'}}
                  read:
                    get: /orders/{{order}}
                    expect: {status: 200, schema: order.json, certificate_days: 14}
                  done:
                    get: /orders/{{order}}/job
                    poll: {every: 1s, for: 2m}
                    expect: {status: 200, json: {/state: done}}
                  languages:
                    for_each: {locale: [en, de, fr]}
                    get: /greeting
                    query: {locale: "{{locale}}"}
                    expect: {status: 200, json: {/text: {type: string}}}
                  limit:
                    after: all
                    post: /orders
                    json: {item: tea}
                    burst: {count: 6, answers: {2xx: 1, 429: {at_least: 1, at_most: 4}}, order: [2xx, 429], recovers: 2xx}
                """, "--json");
        JsonNode matrix = JsonMapper.builder().build().readTree(outcome.out());
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        List<String> broken = matrix.path("cases").valueStream()
                .map(one -> one.path("breaks").asString("") + ": " + one.path("name").asString()).toList();
        assertThat(broken).contains(
                "create: the status is not 2xx", "create: header location is missing", "create: header x-debug is there",
                "create: /state is missing", "create: /error is there", "create: /total is not less than 100",
                "create: /total is not greater than 0", "done: it is right only after 2 min 00 s", "create: it takes longer than 1.0 s",
                "create: the body has 4000 bytes or more", "create: there is nothing to capture as order",
                "read: property id is missing", "done: the status is not 200",
                "languages: /text is not string", "limit: more than 4 of the answers are 429",
                "limit: after the Retry-After it is not 2xx again");
    }

    @Test
    void without_a_mode_the_gates_of_every_environment_are_proved() throws IOException {
        String unprovable = "{get: /a, modes: %s, expect: {json: {/a: {matches: '^(?=.*[0-9])(?=.*[a-z]).{9}$'}}}}";
        for (String mode : List.of("canary", "prod")) {
            Outcome outcome = selfTest("gates: {up: {get: /a, modes: staging, expect: 200}, odd: "
                    + unprovable.formatted(mode) + "}");
            assertThat(outcome.exitCode()).as(outcome.out()).isEqualTo(20);
            assertThat(outcome.out()).startsWith("staging:\nup\n  fails where the status is not 200\nPASS")
                    .contains("\n" + mode + ":\nodd\nodd: no value could be made up for /a");
            String other = mode.equals("prod") ? "canary" : "prod";
            assertThat(outcome.err()).startsWith("note: no gate is for " + other + ", so ")
                    .contains(mode.equals("prod") ? "run-canary asks those of prod" : "refused");
        }
    }

    @Test
    void the_gates_of_a_canary_are_proved_by_its_mode() throws IOException {
        String yaml = "gates: {up: {get: /a, modes: staging, expect: 200}, seen: {get: /b, modes: canary, expect: 204}}";
        Outcome canary = selfTest(yaml, "--mode", "canary");
        assertThat(canary.exitCode()).as(canary.err()).isZero();
        assertThat(canary.out()).startsWith("canary:\nseen\n  fails where the status is not 204\n"
                        + "  fails where people are turned away (429), and then not any more\nPASS")
                .doesNotContain("up\n");
        assertThat(canary.err()).isEmpty();
        JsonNode all = JsonMapper.builder().build().readTree(selfTest(yaml, "--json").out());
        assertThat(all.path("cases").valueStream().map(one -> one.path("mode").asString()).distinct())
                .containsExactly("staging", "canary");
    }

    @Test
    void a_pattern_that_every_text_matches_proves_nothing() throws IOException {
        Outcome outcome = selfTest("gates: {up: {get: /a, expect: {json: {/a: {matches: '.*'}}}}}", "--mode", "staging");
        assertThat(outcome.exitCode()).as(outcome.out()).isEqualTo(20);
        assertThat(outcome.out()).contains("no text was found that is not a match of /.*/");
    }

    @Test
    void a_pattern_that_forbids_something_is_broken_by_that() throws IOException {
        Outcome outcome = selfTest("gates: {up: {get: /a, expect: {json: {/a: {matches: '^(?!.*Traceback)'}, "
                + "/b: {matches: '^[^<]*$'}, /c: {matches: '^.{0,500}$'}}}}}", "--mode", "staging");
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    }

    @Test
    void each_part_of_a_condition_is_broken_by_itself() throws IOException {
        Outcome outcome = selfTest("""
                gates:
                  up:
                    get: /a
                    expect:
                      json: {/n: {type: integer, greater: 0, less: 100, not: 7}, /t: {type: string, matches: '^o_[0-9]+$'}}
                      headers: {x-left: {type: integer, less: 5}}
                """, "--mode", "staging");
        assertThat(outcome.exitCode()).as(outcome.out()).isZero();
        assertThat(outcome.out()).contains(
                "fails where /n is not integer\n", "fails where /n is 7\n", "fails where /n is not less than 100\n",
                "fails where /n is not greater than 0\n",
                "fails where /t is not a match of /^o_[0-9]+$/\n", "fails where header x-left is not integer\n",
                "fails where header x-left is not less than 5\n");
    }

    @Test
    void what_may_come_in_a_burst_and_need_not_is_broken_too_and_so_is_the_order() throws IOException {
        Outcome outcome = selfTest("""
                gates:
                  limit:
                    post: /orders
                    json: {item: tea}
                    burst:
                      count: 6
                      at_a_time: 1
                      order: [200, 429]
                      answers: {200: 1, 429: 1, 503: {json: {/code: busy}}}
                """, "--mode", "staging");
        assertThat(outcome.exitCode()).as(outcome.out()).isZero();
        assertThat(outcome.out()).contains("fails where in a 503, /code is missing",
                "fails where the answers come in the opposite order");
    }

    @Test
    void an_environment_without_a_gate_is_refused_and_no_other_services_gates_are_proved() throws IOException {
        Outcome outcome = selfTest("gates: {up: {get: /a, modes: staging, expect: 200}}", "--mode", "prod");
        assertThat(outcome.exitCode()).isEqualTo(78);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("no gate is declared for production", "add prod to its `modes`");
    }

    @Test
    void options_that_a_self_test_would_pass_over_are_refused_by_name() throws IOException {
        String yaml = "gates: {up: {get: /a, expect: 200}}";
        for (List<String> more : List.of(
                List.of("--header", "X-A=env:HOME"), List.of("--call-timeout", "1s"), List.of("--deadline", "1s"),
                List.of("--with", "drills"), List.of("--record"), List.of("--junit", "x.xml"),
                List.of("--evidence-dir", "runs"), List.of("--print-gates"), List.of("--sha", "a".repeat(40)))) {
            Outcome outcome = selfTest(yaml, more.toArray(String[]::new));
            assertThat(outcome.exitCode()).as(more.toString()).isEqualTo(64);
            assertThat(outcome.err()).contains("--self-test would pass over " + more.getFirst());
            assertThat(outcome.out()).isEmpty();
        }
        assertThat(folder.resolve("runs")).doesNotExist();
        assertThat(selfTest(yaml, "b".repeat(40)).err()).contains("would pass over VERSION|SHA");
        Outcome several = selfTest(yaml, "--record", "--deadline", "1s");
        assertThat(several.err()).contains("pass over --deadline, --record", "Leave them out");
        Outcome shaped = selfTest(yaml, "--burst", "12");
        assertThat(shaped.exitCode()).isEqualTo(64);
        assertThat(shaped.err()).contains("for the built-in gates");
        Outcome effective = selfTest(yaml, "--mode", "staging", "--json", "--no-color", "--quiet");
        assertThat(effective.exitCode()).as(effective.err()).isZero();
    }

    @Test
    void a_right_answer_is_made_up_that_keeps_the_schema_and_the_fields() throws IOException {
        Files.writeString(folder.resolve("page.json"), """
                {"type": "object", "required": ["items"], "properties": {
                  "job": {"type": "string", "pattern": "^[0-9a-f]{32}$"}, "error": {"type": "string"},
                  "items": {"type": "array", "items": {"type": "object", "required": ["id", "name"],
                    "properties": {"id": {"type": "integer"}, "name": {"type": "string"}}}}}}""");
        Outcome outcome = selfTest("""
                gates:
                  page: {get: /a, expect: {schema: page.json, json: {/items/1/id: 2, /items/2: {absent: true}, /error: {absent: true}}}}
                """, "--json");
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        assertThat(outcome.out()).contains("property items is missing", "/items/1/id is not 2", "/error is there");
    }

    @Test
    void a_right_answer_that_cannot_keep_both_is_told_as_such() throws IOException {
        Files.writeString(folder.resolve("page.json"), "{\"properties\": {\"a\": {\"maxLength\": 2}}}");
        Outcome outcome = selfTest("gates: {page: {get: /a, expect: {schema: page.json, json: {/a: abc}}}}");
        assertThat(outcome.exitCode()).isEqualTo(20);
        assertThat(outcome.out()).contains("page: no body could be made up that keeps the schema page.json and all that "
                + "is expected of its fields");
    }

    @Test
    void a_declaration_whose_right_answer_cannot_be_made_up_is_no_proof() throws IOException {
        Outcome outcome = selfTest("""
                gates: {odd: {get: /a, expect: {json: {/a: {matches: '^(?=.*[0-9])(?=.*[a-z]).{9}$'}}}}}""");
        assertThat(outcome.exitCode()).isEqualTo(20);
        assertThat(outcome.out()).contains("odd: no value could be made up for /a").contains("give one with sample");
        assertThat(selfTest("""
                gates: {odd: {get: /a, expect: {json: {/a: {matches: '^(?=.*[0-9])(?=.*[a-z]).{9}$', sample: abcdefg12}}}}}""")
                        .exitCode()).isZero();
    }
}
