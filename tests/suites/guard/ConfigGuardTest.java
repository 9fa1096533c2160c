package tests.suites.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.commands.cli.Doors.doors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lockstep.gates.run.GateRun;
import lockstep.record.evidence.GateRunReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.commands.cli.Doors;
import tests.commands.cli.Doors.Outcome;

class ConfigGuardTest {

    @TempDir
    Path folder;

    @BeforeEach
    void two_environments_are_configured_right() throws IOException {
        write("staging.env", Given.staging());
        write("prod.env", Given.production());
    }

    private void write(String file, Given given) throws IOException {
        Files.writeString(folder.resolve(file), given.dotenv());
    }

    private Doors here() {
        return doors().in(folder);
    }

    private Outcome guard(String... arguments) {
        return here().open("config-guard", arguments);
    }

    @Test
    void one_environment_passes_with_a_line_a_gate() {
        Outcome outcome = guard("--mode", "prod", "--env-file", "prod.env");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).startsWith("config-guard · prod · no service asked\n")
                .contains("✓ PASS          app_env           production: APP_ENV is production\n")
                .contains("✓ PASS          db_host           production: pro***:5432 is on DB_HOST_ALLOWLIST_PROD\n")
                .contains("- SKIPPED       db_host_shared … parity  needs the variables of both staging and production\n")
                .contains("- SKIPPED       cors_frontend     ")
                .containsPattern("✓ PASS  9 gates passed; took \\d+ ms\n$");
    }

    @Test
    void both_environments_are_checked_and_compared_in_one_run() {
        Outcome outcome = guard("--env-file", "staging=staging.env", "--env-file", "prod=prod.env");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).startsWith("config-guard · prod · ").contains("✓ PASS  12 gates passed");
    }

    @Test
    void variables_come_from_a_platform_s_export_or_from_the_process() throws IOException {
        Files.writeString(folder.resolve("prod.json"), "{\"APP_ENV\": \"local\"}");
        assertThat(guard("--mode", "prod", "--env-json", "prod.json").out()).contains(
                "APP_ENV is 'local', not production");
        assertThat(here().with("APP_ENV", "local").open("config-guard", "--mode", "prod", "--env-process").out())
                .contains("APP_ENV is 'local', not production");
    }

    @Test
    void the_document_keeps_the_contract_and_can_be_read_again() {
        Outcome outcome = guard("--mode", "prod", "--env-file", "prod.env", "--json");
        assertThat(outcome.out()).contains("\"schema\" : \"lockstep/gate-run/v1\"").contains("\"base\" : null");
        GateRun run = GateRunReader.read(outcome.out(), "stdout");
        assertThat(run.suite()).isEqualTo("config-guard");
        assertThat(run.base()).isEmpty();
        assertThat(run.revision().verified()).isFalse();
    }

    @Test
    void junit_and_evidence_are_written_like_those_of_any_run() throws IOException {
        Outcome outcome = guard("--mode", "prod", "--env-file", "prod.env", "--junit", "guard.xml", "--evidence-dir",
                "evidence");
        assertThat(outcome.exitCode()).isZero();
        assertThat(folder.resolve("guard.xml")).content().contains(
                "<testcase classname=\"config-guard.prod\" name=\"db_host\"");
        try (var files = Files.list(folder.resolve("evidence"))) {
            assertThat(files).singleElement().satisfies(file ->
                    assertThat(GateRunReader.read(Files.readString(file), "evidence").suite()).isEqualTo(
                            "config-guard"));
        }
    }

    @Test
    void exit_codes_are_the_run_s_verdict() throws IOException {
        write("wrong.env", Given.production().with("DEBUG_ERRORS", "1"));
        write("unsure.env", Given.production().without("DEBUG_ERRORS"));
        assertThat(guard("--mode", "prod", "--env-file", "wrong.env").exitCode()).isEqualTo(20);
        assertThat(guard("--mode", "prod", "--env-file", "unsure.env").exitCode()).isEqualTo(21);
    }

    @Test
    void hosts_are_masked_unless_asked_for() {
        assertThat(guard("--mode", "prod", "--env-file", "prod.env").out()).doesNotContain("production-db.example");
        assertThat(guard("--mode", "prod", "--env-file", "prod.env", "--show-hosts").out()).contains(
                "production-db.example:5432 is on");
    }

    @Test
    void a_usage_that_leaves_doubt_is_refused() {
        assertThat(guard("--mode", "prod")).isEqualTo(new Outcome(64, "", """
                error: there is nothing to check
                  Use --env-file, --env-json or --env-process, --base, or several of them.
                """));
        assertThat(guard("--env-file", "prod.env").err()).startsWith(
                "error: it is unknown whose variables prod.env holds\n");
        assertThat(guard("--mode", "prod", "--env-file", "prod.env", "--env-file", "prod=staging.env"))
                .extracting(Outcome::exitCode, Outcome::err)
                .containsExactly(64, "error: two sources were given for the variables of production\n"
                        + "  Give one source for each environment, like --env-file staging=a.env --env-file prod=b.env.\n");
        assertThat(guard("--mode", "staging", "--env-file", "prod=prod.env").err())
                .contains("only the variables of the other environment were given");
    }

    @Test
    void a_file_that_cannot_be_read_right_ends_with_78() throws IOException {
        Files.writeString(folder.resolve("bad.env"), "A=1\nA=s3cr3t-s3cr3t\n");
        assertThat(guard("--mode", "prod", "--env-file", "bad.env")).isEqualTo(new Outcome(78, "", """
                error: bad.env, line 2: sets A again; line 1 has set it
                  See docs/guards.md for the dotenv format that is read.
                """));
        assertThat(guard("--mode", "prod", "--env-file", "absent.env").exitCode()).isEqualTo(78);
    }

    @Test
    void lockstep_yaml_asks_for_more_variables_and_says_which_must_match() throws IOException {
        Files.writeString(folder.resolve("lockstep.yaml"), """
                guard:
                  required: [SUPABASE_URL]
                  parity: {same: [COST_*], differ: []}
                """);
        write("staging.env", Given.staging().with("COST_GLOBAL_DAILY_TOKENS", "9"));
        Outcome outcome = guard("--env-file", "staging=staging.env", "--env-file", "prod=prod.env");
        assertThat(outcome.out()).contains("staging: not set: SUPABASE_URL; production: not set: SUPABASE_URL")
                .contains("not the same: COST_GLOBAL_DAILY_TOKENS");
    }

    @Test
    void a_name_that_is_none_in_lockstep_yaml_ends_with_78() throws IOException {
        Files.writeString(folder.resolve("lockstep.yaml"), "guard: {required: [SUPABASE URL]}\n");
        Outcome outcome = guard("--mode", "prod", "--env-file", "prod.env");
        assertThat(outcome.exitCode()).isEqualTo(78);
        assertThat(outcome.err()).contains("guard.required: 'SUPABASE URL' is not a variable's name");
    }
}
