package tests.suites.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.commands.cli.Doors.doors;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.commands.cli.Doors.Outcome;

/** A planted set of secrets, and everything the command writes: neither may hold the other, in any encoding. */
class ConfigGuardLeakTest {

    private static final String PASSWORD = "Pl4nt3d/Pass+w\u00f6rd\"";
    private static final String URL = "postgresql://svc:" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8)
            + "@planted-host.example:5432/app";
    private static final String API_KEY = "sk-planted-0f1e2d3c4b5a";
    private static final String SALT = "planted-salt-99887766";
    private static final String COOKIE = "planted-cookie-abcdef";
    private static final String PEM = "-----BEGIN PRIVATE KEY-----\nUGxhbnRlZEtleUxpbmU\n-----END PRIVATE KEY-----";
    private static final List<String> PLANTED =
            List.of(PASSWORD, URL, API_KEY, SALT, COOKIE, PEM, "UGxhbnRlZEtleUxpbmU", "planted-host");

    @TempDir
    Path folder;

    private static Given planted(Given given) {
        return given.with("DATABASE_URL", URL).with("MODEL_API_KEY", API_KEY).with("IDENTITY_HASH_SALT", SALT)
                .with("ADMIN_SESSION_COOKIE", COOKIE).with("SIGNER", PEM);
    }

    private static List<String> disguises(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        List<String> forms = new ArrayList<>(List.of(
                secret, URLEncoder.encode(secret, StandardCharsets.UTF_8), HexFormat.of().formatHex(bytes),
                secret.replace("\"", "\\\""), secret.replace("/", "\\/"), secret.replace("\n", "\\n")));
        for (String before : List.of("", "x", "xx")) {
            String encoded = Base64.getEncoder().withoutPadding().encodeToString(
                    (before + secret).getBytes(StandardCharsets.UTF_8));
            forms.add(encoded.substring(before.isEmpty() ? 0 : 4, encoded.length() - 2));
        }
        return forms;
    }

    private void requireNoneOf(List<String> planted, Outcome outcome) throws IOException {
        StringBuilder written = new StringBuilder(outcome.out()).append(outcome.err());
        try (Stream<Path> files = Files.walk(folder.resolve("written"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                written.append(Files.readString(file));
            }
        }
        assertThat(written.toString()).contains("config-guard");
        for (String secret : planted) {
            for (String disguise : disguises(secret)) {
                assertThat(written.toString()).doesNotContain(disguise);
            }
        }
    }

    private Outcome check(String... more) throws IOException {
        Files.createDirectories(folder.resolve("written"));
        Files.writeString(folder.resolve("staging.env"), planted(Given.staging()).dotenv());
        Files.writeString(folder.resolve("prod.env"), planted(Given.production()).dotenv());
        List<String> arguments = new ArrayList<>(List.of(
                "--env-file", "staging=staging.env", "--env-file", "prod=prod.env", "--mode", "prod",
                "--junit", "written/guard.xml", "--evidence-dir", "written/evidence"));
        arguments.addAll(List.of(more));
        return doors().in(folder).open("config-guard", arguments.toArray(String[]::new));
    }

    @Test
    void what_is_wrong_with_secrets_is_said_without_them() throws IOException {
        Outcome outcome = check();
        assertThat(outcome.exitCode()).isEqualTo(20);
        assertThat(outcome.out()).contains("pla***:5432 of DATABASE_URL is not on DB_HOST_ALLOWLIST_PROD")
                .contains("the same in staging and production: IDENTITY_HASH_SALT");
        requireNoneOf(PLANTED, outcome);
        requireNoneOf(PLANTED, check("--json"));
    }

    @Test
    void a_service_that_shows_them_in_headers_fields_and_bodies_is_not_quoted() throws IOException {
        String body = "{\"error_code\":\"" + API_KEY + "\",\"status\":\"" + SALT + "\",\"message\":\"" + URL + "\"}";
        try (OddService service = new OddService()
                .answers("POST", 400, body, "X-Request-Id: " + SALT, "X-Build-Sha: " + API_KEY, "Content-Type: x/"
                        + COOKIE)
                .answers("GET", 200, body, "X-Request-Id: "
                        + Base64.getEncoder().encodeToString(COOKIE.getBytes(StandardCharsets.UTF_8)),
                        "Set-Cookie: anon_session=planted-anon-session-1")
                .answers("OPTIONS", 200, body, "Access-Control-Allow-Origin: https://"
                        + SALT, "X-Request-Id: planted-host.example")) {
            for (String format : List.of("--no-color", "--json")) {
                Outcome outcome = check("--base", service.base(), format);
                assertThat(outcome.exitCode()).isEqualTo(20);
                assertThat(outcome.out()).contains("shows a secret of the environment");
                requireNoneOf(PLANTED, outcome);
            }
        }
    }

    @Test
    void an_ordinary_word_as_a_password_does_not_stop_the_report() throws IOException {
        for (String weak : List.of("pass", "production", "postgres", "gates", "status")) {
            Files.writeString(folder.resolve("weak.env"), Given.production()
                    .with("DATABASE_URL", "postgresql://svc:" + weak + "@production-db.example:5432/app")
                    .with("ADMIN_TOKEN", weak).dotenv());
            Outcome outcome = doors().in(folder).open("config-guard", "--mode", "prod", "--env-file", "weak.env",
                    "--json");
            assertThat(outcome.exitCode()).as(weak + ": " + outcome.err()).isZero();
        }
    }

    @Test
    void a_broken_file_is_not_quoted() throws IOException {
        Files.createDirectories(folder.resolve("written"));
        Files.writeString(folder.resolve("broken.env"), "A=1\n" + SALT + "\n");
        Outcome outcome = doors().in(folder).open("config-guard", "--mode", "prod", "--env-file", "broken.env");
        assertThat(outcome.exitCode()).isEqualTo(78);
        assertThat(outcome.err()).doesNotContain(SALT);
    }
}
