package tests.suites.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.suites.guard.Given.failing;
import static tests.suites.guard.Given.production;
import static tests.suites.guard.Given.staging;

import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentGuardsTest {

    @Test
    void what_is_right_passes_every_guard() {
        assertThat(failing(production())).isEmpty();
        assertThat(failing(staging())).isEmpty();
        assertThat(failing(staging(), production())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "prod", "Production", "production ", "local", "PRODUCTION"})
    void app_env_is_production_to_the_letter(String value) {
        assertThat(failing(production().with("APP_ENV", value))).containsExactly("app_env");
    }

    @Test
    void app_env_of_staging_is_staging() {
        assertThat(failing(staging().with("APP_ENV", "production"))).containsExactly("app_env");
        assertThat(staging().with("APP_ENV", "production").says("app_env").reason())
                .isEqualTo("staging: APP_ENV is 'production', not staging");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "2", "00", "false", "-0"})
    void debug_errors_other_than_0_fails(String value) {
        assertThat(production().with("DEBUG_ERRORS", value).says("debug_errors").verdict()).isEqualTo(Verdict.FAIL);
        assertThat(failing(staging().with("DEBUG_ERRORS", value))).containsExactly("debug_errors");
    }

    @Test
    void debug_errors_that_is_not_set_is_inconclusive_because_the_default_cannot_be_seen() {
        assertThat(production().without("DEBUG_ERRORS").says("debug_errors").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(production().with("DEBUG_ERRORS", " ").says("debug_errors").verdict()).isEqualTo(
                Verdict.INCONCLUSIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "https://app.example, *", "https://*.example", "[\"*\"]", "http://*"})
    void a_wildcard_fails_alone_in_both_environments(String list) {
        assertThat(failing(production().with("CORS_ORIGINS", list))).containsExactly("cors_wildcard");
        assertThat(failing(staging().with("CORS_ORIGINS", list))).containsExactly("cors_wildcard");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "http://localhost:3000", "https://localhost", "https://LOCALHOST", "http://localhost.",
        "http://app.localhost:5173",
        "http://127.0.0.1:3000", "http://127.8.9.10", "http://[::1]:3000", "http://[0:0:0:0:0:0:0:1]",
        "http://[::ffff:127.0.0.1]", "http://0.0.0.0:8000", "http://[::]",
        "[\"https://app.example\", \"http://localhost:3000/\"]",
        "https://app.example,http://localhost:3000",
    })
    void a_local_origin_fails_alone_in_production_and_may_be_on_staging(String list) {
        assertThat(failing(production().with("CORS_ORIGINS", list))).containsExactly("cors_localhost");
        assertThat(failing(staging().with("CORS_ORIGINS", list))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://localhost.example", "https://127.example", "https://my-localhost.example:8443",
            "https://app.example/"})
    void a_name_that_only_looks_local_passes(String list) {
        assertThat(failing(production().with("CORS_ORIGINS", list))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "app.example", "https//app.example", "https://app.example/path", "https://app.example?x",
        "https://u:s3cr3t@app.example",
        "null", "ftp://app.example", "https://app.example,", ",", "https://", "[]", "[1]", "[\"https://a.example\"",
        "\"https://a.example\"",
        "https://app.example:99999", "https://127.1", "https://a b",
    })
    void what_is_no_list_of_origins_does_not_pass(String list) {
        GateResult result = production().with("CORS_ORIGINS", list).says("cors_origins");
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.reason()).doesNotContain("s3cr3t");
    }

    @Test
    void plain_http_fails_in_production_alone_and_not_on_staging() {
        assertThat(failing(production().with("CORS_ORIGINS", "http://app.example"))).containsExactly("cors_origins");
        assertThat(failing(staging().with("CORS_ORIGINS", "http://app.example"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"APP_ENV", "CORS_ORIGINS", "DATABASE_URL", "DB_HOST_ALLOWLIST_PROD"})
    void a_required_variable_that_is_missing_is_named(String name) {
        assertThat(production().without(name).says("required_vars").reason()).isEqualTo("production: not set: " + name);
        assertThat(production().with(name, "  ").says("required_vars").verdict()).isEqualTo(Verdict.FAIL);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "1.5", "''", "many", "1e3", "+5", "٣", "1000000000000000000000"})
    void a_limit_must_be_a_positive_whole_number(String value) {
        assertThat(failing(production().with("COST_REQUEST_MAX_TOKENS", value))).containsExactly("cost_limits");
        assertThat(failing(production().with("COST_BREAKER_FAIL_THRESHOLD", value))).containsExactly("breaker_limits");
    }

    @Test
    void every_missing_and_every_wrong_limit_is_named_at_once() {
        assertThat(production().without("COST_IP_WINDOW_TOKENS").with("COST_ACTOR_DAILY_TOKENS",
                "0").says("cost_limits").reason())
                .isEqualTo("production: not set: COST_IP_WINDOW_TOKENS, and not a positive whole number: COST_ACTOR_DAILY_TOKENS");
    }

    @Test
    void of_two_environments_the_worst_counts_and_is_named() {
        GateResult result = Given.says("debug_errors", staging(), production().with("DEBUG_ERRORS", "1"));
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.reason()).startsWith("production: ").doesNotContain("staging");
    }
}
