package tests.suites.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.commands.cli.Doors.doors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.record.evidence.GateRunReader;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tests.commands.cli.Doors.Outcome;

/** A service with gates of its own is asked what its configuration names, and nothing of another service. */
class DeclaredLiveGuardTest {

    private static final String NAMED =
            "contract: {from_browsers: PUT /orders, takes_json: POST /quotes, health: /up}\n";

    @TempDir
    Path folder;

    @AutoClose
    private final OddService service = new OddService();

    private Outcome guard(String contract, String... more) {
        try {
            Files.writeString(folder.resolve("lockstep.yaml"), "environments: {production: {base: '" + service.base()
                    + "', frontend: 'https://app.example'}}\n" + contract
                    + "gates: {up: {get: /up, expect: 200}}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String[] words = new String[more.length + 5];
        System.arraycopy(new String[] {"--mode", "prod", "--base", service.base(), "--json"}, 0, words, 0, 5);
        System.arraycopy(more, 0, words, 5, more.length);
        return doors().in(folder).open("config-guard", words);
    }

    private static GateRun read(Outcome outcome) {
        return GateRunReader.read(outcome.out(), "stdout");
    }

    private static String named(GateRun run, Verdict verdict) {
        return run.gates().stream().filter(gate -> gate.verdict() == verdict).map(gate -> gate.name().word())
                .sorted().collect(Collectors.joining(" "));
    }

    @Test
    void what_is_named_is_asked() {
        service.answers("OPTIONS", 204, "");
        Outcome outcome = guard(NAMED.replace("PUT", "DELETE"));
        assertThat(named(read(outcome), Verdict.FAIL)).isEqualTo("cors_frontend");
        assertThat(service.asked()).containsExactlyInAnyOrder("OPTIONS /orders DELETE", "OPTIONS /orders DELETE",
                "OPTIONS /orders DELETE", "POST /quotes null", "GET /up null");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "PUT    | GET, POST       | false | may not send PUT",
        "PUT    | ''              | false | may not send PUT",
        "DELETE | GET, POST       | true  | may not send DELETE",
        "PUT    | put             | false | may not send PUT",
        "PUT    | *               | true  | may not send PUT",
        "PUT    | *               | false | is let in",
        "PUT    | GET, POST , PUT | true  | is let in",
        "DELETE | DELETE          | false | is let in",
        "POST   | ''              | true  | is let in",
        "GET    | PUT             | true  | is let in",
    })
    void a_browser_sends_only_the_methods_that_are_named(String method, String methods, boolean cookies, String reason) {
        service.answers("OPTIONS", 204, "", "Access-Control-Allow-Origin: https://app.example",
                "Access-Control-Allow-Headers: content-type", "Access-Control-Allow-Methods: " + methods,
                "Access-Control-Allow-Credentials: " + cookies);
        GateResult frontend = read(guard(NAMED.replace("PUT", method))).gate(new GateName("cors_frontend")).orElseThrow();
        assertThat(frontend.verdict()).as(frontend.reason())
                .isEqualTo(reason.equals("is let in") ? Verdict.PASS : Verdict.FAIL);
        assertThat(frontend.reason()).contains(reason);
    }

    @Test
    void a_list_of_headers_in_a_star_is_none_where_cookies_are_let_in() {
        service.answers("OPTIONS", 204, "", "Access-Control-Allow-Origin: https://app.example",
                "Access-Control-Allow-Headers: *", "Access-Control-Allow-Methods: PUT",
                "Access-Control-Allow-Credentials: true");
        assertThat(named(read(guard(NAMED)), Verdict.FAIL)).isEqualTo("cors_frontend");
    }

    @Test
    void a_wrong_service_fails_where_it_is_wrong() {
        service.answers("OPTIONS", 204, "", "Access-Control-Allow-Origin: *",
                        "Access-Control-Allow-Headers: content-type", "Access-Control-Allow-Methods: PUT")
                .answers("POST", 500, "Traceback (most recent call last):\n  File \"/srv/app.py\", line 3, in run\n");
        GateRun run = read(guard(NAMED));
        assertThat(named(run, Verdict.FAIL)).isEqualTo("cors_wildcard debug_errors");
        assertThat(named(run, Verdict.PASS)).isEqualTo("cors_frontend");
        assertThat(run.gates().stream().map(GateResult::expected)).noneMatch(words -> words.contains("chat"))
                .contains("https://lockstep-probe.invalid may not send PUT /orders");
    }

    @Test
    void what_is_not_named_is_not_asked_and_decides_nothing() {
        Outcome outcome = guard("", "--require-security-headers");
        assertThat(outcome.exitCode()).isEqualTo(21);
        GateRun run = read(outcome);
        assertThat(named(run, Verdict.INCONCLUSIVE))
                .isEqualTo("cors_frontend cors_localhost cors_wildcard debug_errors security_headers");
        assertThat(run.gates().stream().map(GateResult::reason)).contains(
                "not run: lockstep.yaml names no contract.from_browsers",
                "not run: lockstep.yaml names no contract.takes_json",
                "not run: lockstep.yaml names no contract.health");
        assertThat(service.asked()).isEmpty();
        assertThat(outcome.out()).doesNotContain("chat");
    }

    @Test
    void security_headers_that_nobody_requires_are_skipped_where_no_path_is_named() {
        assertThat(named(read(guard(NAMED.replace(", health: /up", ""))), Verdict.SKIPPED)).contains("security_headers");
    }

    @Test
    void a_page_that_only_reads_needs_no_leave_for_a_content_type() {
        service.answers("OPTIONS", 204, "", "Access-Control-Allow-Origin: https://app.example");
        assertThat(named(read(guard(NAMED.replace("PUT", "GET"))), Verdict.PASS)).contains("cors_frontend");
        assertThat(named(read(guard(NAMED)), Verdict.FAIL)).isEqualTo("cors_frontend");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            contract: {from_browsers: /orders}    | contract.from_browsers must be a method and a path, like POST /orders
            contract: {from_browsers: post /a}    | contract.from_browsers must be a method and a path, like POST /orders
            contract: {takes_json: GET /orders}   | contract.takes_json: a GET has no body; name a POST, PUT or PATCH
            contract: {takes_json: POST /a?b=1}   | contract.takes_json must be a method and a path, like POST /orders
            """)
    void a_call_that_cannot_be_asked_is_refused(String contract, String words) {
        Outcome outcome = guard(contract + "\n");
        assertThat(outcome.exitCode()).isEqualTo(78);
        assertThat(outcome.err()).contains("lockstep.yaml, line 2, column 12: ").contains(words);
    }
}
