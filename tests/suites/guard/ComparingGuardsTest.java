package tests.suites.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.suites.guard.Given.failing;
import static tests.suites.guard.Given.production;
import static tests.suites.guard.Given.says;
import static tests.suites.guard.Given.staging;

import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparingGuardsTest {

    @ParameterizedTest
    @ValueSource(strings = {"db_host_shared", "salt_shared", "parity"})
    void one_environment_alone_is_not_compared(String guard) {
        assertThat(production().says(guard).verdict()).isEqualTo(Verdict.SKIPPED);
    }

    @Test
    void a_shared_database_host_fails_alone_whatever_the_port() {
        Given shared = staging().with("DATABASE_URL", "postgresql://svc:pw@PRODUCTION-db.example:6432/app")
                .with("DB_HOST_ALLOWLIST_STAGING", "production-db.example");
        assertThat(failing(shared, production())).containsExactly("db_host_shared");
        assertThat(says("db_host_shared", shared, production()).reason())
                .isEqualTo("staging and production share the database host production-db.example:6432");
    }

    @Test
    void a_dot_at_the_end_of_a_name_makes_no_other_host_of_it() {
        Given dotted = staging().with("DATABASE_URL", "postgresql://svc:pw@production-db.example./app")
                .with("DB_HOST_ALLOWLIST_STAGING", "production-db.example.");
        assertThat(failing(dotted, production())).containsExactly("db_host_shared");
        assertThat(failing(staging().with("DB_HOST_ALLOWLIST_STAGING", "staging-db.example,production-db.example."),
                production())).containsExactly("db_host_shared");
    }

    @Test
    void a_host_on_the_other_s_allowlist_fails() {
        Given wide = staging().with("DB_HOST_ALLOWLIST_STAGING", "staging-db.example,production-db.example");
        assertThat(says("db_host_shared", wide, production()).reason()).isEqualTo(
                "the database host of production, production-db.example:5432, is on DB_HOST_ALLOWLIST_STAGING of staging");
        assertThat(failing(wide, production())).containsExactly("db_host_shared");
    }

    @Test
    void hosts_that_cannot_be_told_decide_nothing() {
        assertThat(says("db_host_shared", staging().with("DATABASE_URL", "?"), production()).verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void a_shared_salt_fails_and_is_not_shown() {
        GateResult result = says(
                "salt_shared", staging().with("IDENTITY_HASH_SALT", "one-salt-for-all"),
                production().with("IDENTITY_HASH_SALT", "one-salt-for-all"));
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.reason()).contains("IDENTITY_HASH_SALT").doesNotContain("one-salt-for-all");
    }

    @Test
    void a_salt_in_one_environment_fails_and_no_salt_at_all_decides_nothing() {
        assertThat(says("salt_shared", staging().without("IDENTITY_HASH_SALT"), production()).verdict()).isEqualTo(
                Verdict.FAIL);
        assertThat(says("salt_shared", staging().without("IDENTITY_HASH_SALT"),
                production().without("IDENTITY_HASH_SALT")).verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "WAF_IP_BURST_LIMIT", "PLAN_DEFAULT", "AUTH_COOKIE_SECURE", "REQUEST_ID_HEADER", "COST_REQUEST_MAX_TOKENS",
        "COST_BREAKER_WINDOW_SECONDS", "MODEL_CIRCUIT_BREAKER_FAILURES",
    })
    void a_rule_that_differs_fails_alone(String name) {
        assertThat(failing(staging().with(name, "7"), production().with(name, "8"))).containsExactly("parity");
        assertThat(says("parity", staging().with(name, "7"), production().with(name, "8")).reason()).isEqualTo(
                "not the same: " + name);
    }

    @Test
    void a_rule_in_one_environment_only_fails() {
        assertThat(says("parity", staging().with("WAF_MAX_BODY_BYTES", "1"), production()).reason())
                .isEqualTo("not the same: WAF_MAX_BODY_BYTES (staging only)");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "COST_GLOBAL_DAILY_TOKENS", "COST_ACTOR_DAILY_TOKENS", "COST_IP_WINDOW_TOKENS", "COST_LOG_LEVEL",
        "AUTH_COOKIE_DOMAIN",
        "AUTH_SIGNING_KEY", "AUTH_ISSUER_URL", "LOG_LEVEL", "SOMETHING_ELSE",
    })
    void secrets_domains_and_capacity_caps_may_differ(String name) {
        assertThat(failing(staging().with(name, "7001"), production().with(name, "8001"))).isEmpty();
    }

    @Test
    void with_nothing_to_compare_parity_decides_nothing() {
        Given bare = staging();
        Given other = production();
        bare.values().keySet().removeIf(name -> name.startsWith("COST_") || name.startsWith("WAF_"));
        other.values().keySet().removeIf(name -> name.startsWith("COST_") || name.startsWith("WAF_"));
        assertThat(says("parity", bare, other).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }
}
