package tests.commands.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.commands.cli.Doors.doors;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.demo.service.DemoService;
import lockstep.demo.service.DemoSettings;
import lockstep.demo.service.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tests.commands.cli.Doors.Outcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GateCommandTest {

    private static final Sha LIVE = new Sha("1".repeat(40));
    private static final Sha OTHER = new Sha("2".repeat(40));

    @TempDir
    Path folder;

    private static DemoService staging(Fault... faults) {
        return DemoService.start(
                DemoSettings.of(Environment.STAGING, LIVE).withLockouts(Duration.ofSeconds(1)).withFaults(faults));
    }

    private Doors on(DemoService service) throws Exception {
        Files.writeString(folder.resolve("lockstep.yaml"),
                "environments: {staging: {base: '" + service.base() + "', revision: {header: X-Build-Sha}}}\n");
        return doors().in(folder).with("MODE", "staging");
    }

    private static JsonNode json(Outcome outcome) {
        return JsonMapper.builder().build().readTree(outcome.out());
    }

    @Test
    void the_report_has_a_line_a_gate_and_a_clear_last_line() throws Exception {
        try (DemoService service = staging()) {
            Outcome outcome = on(service).open("promotion-gate", "--sha", LIVE.hex());
            assertThat(outcome.exitCode()).isZero();
            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.out().lines().toList())
                    .anyMatch(line ->
                            line.matches(
                                    "✓ PASS          chat_415         415, error_code content_type_invalid  \\d+ ms"))
                    .anyMatch(line -> line.matches("✓ PASS          burst_429        \\d+ × 200, then \\d+ × 429"))
                    .anyMatch(line -> line.matches(" {33}(200|429)( (200|429)){14}"))
                    .last().asString().matches("✓ PASS  9 gates passed; took .*");
            assertThat(outcome.out()).contains("commit " + LIVE + ", verified by header X-Build-Sha");
        }
    }

    @Test
    void json_is_one_document_and_nothing_else() throws Exception {
        try (DemoService service = staging()) {
            Outcome outcome = on(service).open("promotion-gate", "--sha", LIVE.hex(), "--json");
            assertThat(outcome.err()).isEmpty();
            assertThat(json(outcome).path("revision").path("verified").booleanValue()).isTrue();
            assertThat(json(outcome).path("operator").asString()).isEqualTo("Ada Lovelace");
        }
    }

    @Test
    void a_service_that_runs_another_commit_fails_and_is_not_verified() throws Exception {
        try (DemoService service = staging()) {
            Outcome outcome = on(service).open("promotion-gate", "--sha", OTHER.hex(), "--json");
            assertThat(outcome.exitCode()).isEqualTo(20);
            assertThat(json(outcome).path("revision").path("verified").booleanValue()).isFalse();
            assertThat(json(outcome).path("gates").get(0).path("reason").asString())
                    .isEqualTo("the service runs " + LIVE + ", not " + OTHER);
        }
    }

    /** Who reads "does not report one" mends a service that is in order. */
    @Test
    void a_commit_that_is_not_known_says_whether_it_was_asked_for() throws Exception {
        try (DemoService service = staging()) {
            Doors unasked = doors().in(folder).with("MODE", "staging").with("BASE", service.base().toString());
            assertThat(unasked.open("smoke-api-chat").out())
                    .contains("commit not given; the service was not asked which one it runs\n");
            Doors unread = on(service);
            Files.writeString(folder.resolve("lockstep.yaml"), "environments: {staging: {base: '" + service.base()
                    + "', revision: {header: X-Other}}}\n");
            assertThat(unread.open("smoke-api-chat", "--sha", LIVE.hex()).out()).contains("commit " + LIVE
                    + ", NOT verified: what the service runs could not be read by header X-Other\n");
        }
    }

    @Test
    void recovery_is_waited_for_and_told_on_stderr() throws Exception {
        try (DemoService service = staging()) {
            Outcome outcome = on(service).open("promotion-gate", "--recovery");
            assertThat(outcome.exitCode()).as(outcome.out()).isZero();
            assertThat(outcome.err()).contains("burst_recovery: waiting out the burst's Retry-After");
            assertThat(outcome.out()).contains("PASS          burst_recovery   200, after the burst's Retry-After");
        }
    }

    @Test
    void a_service_that_never_recovers_fails_the_recovery() throws Exception {
        try (DemoService service = staging(Fault.NO_RECOVERY)) {
            Outcome outcome = on(service).open("promotion-gate", "--recovery", "--json");
            assertThat(outcome.exitCode()).isEqualTo(20);
        }
    }

    @Test
    void smoke_needs_no_mode() throws Exception {
        try (DemoService service = staging()) {
            Outcome outcome = doors().in(folder).with("BASE", service.base().toString()).open("smoke-api-chat");
            assertThat(outcome.exitCode()).isZero();
            assertThat(outcome.out()).contains("5 gates passed");
        }
    }

    @Test
    void a_service_behind_a_login_is_reached_and_the_header_s_value_is_nowhere() throws Exception {
        Files.writeString(folder.resolve("token"), "Bearer v3ry-s3cret-t0ken\n");
        try (DemoService service = staging()) {
            Outcome outcome = on(service).open(
                    "promotion-gate", "--header", "Authorization=@token", "--evidence-dir", "e", "--junit", "j.xml",
                    "--json");
            assertThat(outcome.exitCode()).isZero();
            assertThat(outcome.out() + outcome.err() + Files.readString(folder.resolve("j.xml")))
                    .doesNotContain("v3ry-s3cret-t0ken");
        }
    }

    @Test
    void evidence_that_cannot_be_stored_ends_with_25_after_the_report() throws Exception {
        try (DemoService service = staging()) {
            Outcome outcome = on(service).open("smoke-api-chat", "--junit", "no/such/folder/j.xml");
            assertThat(outcome.exitCode()).isEqualTo(25);
            assertThat(outcome.out()).contains("5 gates passed");
            assertThat(outcome.err()).startsWith("error: ").contains("could not be stored")
                    .doesNotContain("Exception\n\tat");
        }
    }

    @Test
    void a_host_that_does_not_exist_is_inconclusive() {
        Outcome outcome = doors().in(folder).with("MODE", "prod")
                .open("promotion-gate", "--base", "http://nowhere.invalid");
        assertThat(outcome.exitCode()).isEqualTo(21);
        assertThat(outcome.out()).contains("the host name could not be resolved").contains("INCONCLUSIVE  not decided: health");
    }

    @Test
    void a_host_that_refuses_connections_fails() {
        Outcome outcome = doors().in(folder).with("MODE", "prod")
                .open("promotion-gate", "--base", "http://127.0.0.1:1");
        assertThat(outcome.exitCode()).isEqualTo(20);
        assertThat(outcome.out()).contains("the connection was refused", "GET /health",
                "Nothing listens there: check that the service runs", "What to do: docs/policy.md#health");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:%d", "HTTP://127.0.0.1:0%d", "http://127.1:%d", "http://localhost:%d/",
        "http://127.0.0.1:%d//", "http://127.0.0.1:%d/x/.."})
    void no_spelling_of_production_s_base_is_taken_for_staging(String spelling) throws Exception {
        try (DemoService production = staging()) {
            Files.writeString(folder.resolve("lockstep.yaml"), "environments: {staging: {base: 'http://s.example'}, "
                    + "production: {base: '" + production.base() + "'}}\n");
            String base = spelling.formatted(production.base().getPort());
            Outcome outcome = doors().in(folder).open("promotion-gate", "--mode", "staging", "--base", base);
            assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(64);
            assertThat(outcome.err()).contains("is configured as production, but the mode is staging");
            assertThat(production.log().lines()).isEmpty();
        }
    }

    @Test
    void a_production_whose_host_only_a_container_network_knows_is_no_internal_error() throws Exception {
        try (DemoService service = staging()) {
            Files.writeString(folder.resolve("lockstep.yaml"),
                    "environments: {production: {base: 'http://prod_api:8000'}}\n");
            Outcome outcome = doors().in(folder)
                    .open("release-drills", "--base", service.base().toString(), "--only", "A");
            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        }
    }

    @Test
    void a_base_where_nothing_is_says_that_it_may_be_too_deep_and_is_sent_nothing_that_costs() throws Exception {
        try (DemoService service = staging()) {
            Outcome outcome = doors().in(folder)
                    .open("promotion-gate", "--mode", "staging", "--base", service.base() + "/api");
            assertThat(outcome.exitCode()).isEqualTo(20);
            assertThat(outcome.out())
                    .contains("every path answers 404: does BASE have a path too many, or point to another service?")
                    .contains("burst_429        not run, because health did not pass");
        }
    }
}
