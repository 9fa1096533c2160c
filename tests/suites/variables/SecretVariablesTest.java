package tests.suites.variables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import lockstep.suites.variables.SecretVariables;
import lockstep.suites.variables.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretVariablesTest {

    @ParameterizedTest
    @CsvSource({
        "MODEL_API_KEY, sk-1",
        "IDENTITY_HASH_SALT, dev-salt",
        "GITHUB_TOKEN, x1y2z3",
        "DB_PASSWORD, 123456",
        "SENTRY_DSN, https://0123456789abcdef0123456789abcdef@sentry.example/1",
        "SESSION_COOKIE, abcdef",
        "SMTP_PASS, hunter2",
        "JWT_SIGNING_SECRET, x-y-z",
        "DATABASE_URL, postgresql://u:pw@h/d",
        "REPLICA, mysql://u:pw@h/d",
        "CALLBACK, https://h/x?token=abc123",
        "OPAQUE, 4f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c",
        "BEARER, eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln",
    })
    void a_secret_is_told_by_its_name_or_its_looks(String name, String value) {
        assertThat(SecretVariables.of(Variables.of("x", Map.of(name, value)))).contains(value);
    }

    @ParameterizedTest
    @CsvSource({
        "APP_ENV, staging",
        "DEBUG_ERRORS, 0",
        "COST_REQUEST_MAX_TOKENS, 6000",
        "COST_GLOBAL_DAILY_TOKENS, 500000",
        "AUTH_COOKIE_SECURE, 1",
        "SESSION_COOKIE_NAME, anon_session",
        "ACCESS_TOKEN_TTL_SECONDS, 864000",
        "CORS_ORIGINS, https://app.example",
        "DB_HOST_ALLOWLIST_PROD, db.prod.example:5432",
        "GIT_COMMIT, 0123456789abcdef0123456789abcdef01234567",
        "DATABASE_URL, postgresql://postgres@h/d",
        "MONKEY, banana",
        "PASSENGERS, four",
        "PATH, /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin",
    })
    void an_ordinary_value_is_none(String name, String value) {
        assertThat(SecretVariables.of(Variables.of("x", Map.of(name, value)))).isEmpty();
    }

    @Test
    void the_password_in_a_url_is_a_secret_by_itself_encoded_and_not() {
        Variables variables = Variables.of("x", Map.of("DATABASE_URL", "postgresql://svc:p%40ss+w%2Frd@h/d"));
        assertThat(SecretVariables.of(variables)).contains("p%40ss+w%2Frd", "p@ss+w/rd", "svc:p@ss+w/rd");
    }

    @Test
    void the_lines_of_a_key_and_the_items_of_a_list_are_secrets_by_themselves() {
        Variables variables = Variables.of("x", Map.of(
                "SIGNER", "-----BEGIN PRIVATE KEY-----\nMIIBVgIBADANBgkq\n-----END PRIVATE KEY-----",
                "API_KEYS", "first-key-1,second-key-2"));
        assertThat(SecretVariables.of(variables)).contains("MIIBVgIBADANBgkq", "first-key-1", "second-key-2");
    }

    @Test
    void an_environment_does_not_print_its_values() {
        assertThat(Variables.of("x.env", Map.of("MODEL_API_KEY", "sk-1"))).hasToString("1 variables from x.env");
    }
}
