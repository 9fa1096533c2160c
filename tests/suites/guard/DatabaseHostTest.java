package tests.suites.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.suites.guard.Given.production;

import java.nio.charset.StandardCharsets;
import lockstep.base.release.Environment;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.settings.Config;
import lockstep.suites.guard.GuardPlan;
import lockstep.suites.variables.Environments;
import lockstep.suites.variables.Variables;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseHostTest {

    private static GateResult judge(String url, String allowlist) {
        return production().with("DATABASE_URL", url).with("DB_HOST_ALLOWLIST_PROD", allowlist).says("db_host");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            postgresql://u:p@db.example:5432/app                       | db.example
            postgresql://u:p@db.example:5432/app                       | db.example:5432
            postgresql://db.example/app                                | other.example, db.example
            postgresql://u:p@DB.Example/app                            | db.example
            postgresql://u:p@db.example/app                            | DB.EXAMPLE
            postgresql+asyncpg://u:p%40x@db.example/app?sslmode=require | db.example
            jdbc:postgresql://db.example:5432/app                      | db.example
            postgresql://u:p@[2001:DB8::1]:5432/app                    | [2001:db8:0:0:0:0:0:1]
            postgresql://u:p@[2001:db8::1]/app                         | 2001:db8::1
            postgresql://u:p@[2001:db8::1]:5432/app                    | [2001:db8::1]:5432
            postgresql://u:p@10.0.0.7/app                              | 10.0.0.7
            postgresql://u:p@a.example:5432,b.example:5433/app         | a.example,b.example:5433
            postgresql:///app?host=db.example                          | db.example
            postgresql://db%2eexample/app                              | db.example
            postgresql://u:p@db.example:/app                           | db.example
            """)
    void a_host_on_the_list_passes(String url, String allowlist) {
        assertThat(judge(url, allowlist)).extracting(GateResult::verdict).isEqualTo(Verdict.PASS);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            postgresql://u:s3cr3t@db.example:5432/app             | b.example                | db.example:5432 of DATABASE_URL is not on
            postgresql://u:s3cr3t@db.example.evil/app             | db.example               | is not on
            postgresql://u:s3cr3t@evil-db.example/app             | db.example               | is not on
            postgresql://u:s3cr3t@db.example:5433/app             | db.example:5432          | is not on
            postgresql://u:s3cr3t@db.example/app                  | db.example:5432          | is not on
            postgresql://u:s3cr3t@db.example./app                 | db.example               | is not on
            postgresql://u:s3cr3t@a.example,b.example/app         | a.example                | b.example of DATABASE_URL is not on
            postgresql://u:s3cr3t@a.example/app?host=b.example    | a.example                | b.example of DATABASE_URL is not on
            postgresql://u:s3cr3t@a.example/app?hostaddr=10.0.0.9 | a.example                | 10.0.0.9 of DATABASE_URL is not on
            postgresql://a.example/app?%68ost=b.example           | a.example                | b.example of DATABASE_URL is not on
            postgresql://u:s3cr3t@a.example/app?service=other     | a.example                | names a service file
            postgresql://u:s3cr3t@a.example:1/app?port=2          | a.example:1              | sets a port as a parameter
            postgresql://u:s3cr3t@evil.example@db.example/app     | db.example               | two readers could see two hosts
            postgresql://u:s3/cr3t@db.example/app                 | db.example               | two readers could see two hosts
            postgresql://u:s3#cr3t@db.example/app                 | db.example               | two readers could see two hosts
            postgresql://u:s3?cr3t@db.example/app                 | db.example               | two readers could see two hosts
            postgresql://db.example/app?x=u@evil.example          | db.example               | two readers could see two hosts
            postgresql://%2Fvar%2Frun%2Fpostgresql/app            | db.example               | names a socket
            postgresql:///app?host=/var/run/postgresql            | db.example               | names a socket
            postgresql:///app                                     | db.example               | names no host
            postgresql://u:s3cr3t@/app                            | db.example               | names no host
            postgresql://u:s3cr3t@:5432/app                       | db.example               | names no host
            postgresql://u:s3cr3t@a.example,/app                  | a.example                | names no host
            sqlite:///app.db                                      | db.example               | names no host
            host=db.example user=u password=s3cr3t                | db.example               | is not a URL
            db.example:5432                                       | db.example               | is not a URL
            postgresql://u:s3cr3t@db.example:0/app                | db.example               | host or port is not valid
            postgresql://u:s3cr3t@db.example:65536/app            | db.example               | host or port is not valid
            postgresql://u:s3cr3t@db.example:54x/app              | db.example               | host or port is not valid
            postgresql://u:s3cr3t@[::1/app                        | db.example               | host or port is not valid
            postgresql://u:s3cr3t@[fe80::1%25eth0]/app            | fe80::1                  | host or port is not valid
            postgresql://u:s3cr3t@db.example%00.evil/app          | db.example               | host or port is not valid
            postgresql://u:s3cr3t@d%FFb.example/app               | db.example               | names no host
            postgresql://u:s3cr3t@db example/app                  | db.example               | is not a URL
            postgresql://u:s3cr3t@db.example\\@evil/app           | db.example               | is not a URL
            postgresql://u:s3cr3t@db.exämple/app                  | db.example               | is not a URL
            postgresql://u:s3cr3t@10.1/app                        | 10.1                     | entry 1 of DB_HOST_ALLOWLIST_PROD is neither
            postgresql://u:s3cr3t@10.1/app                        | db.example               | host or port is not valid
            postgresql://u:s3cr3t@0x0a.0.0.1/app                  | db.example               | host or port is not valid
            postgresql://u:s3cr3t@010.0.0.1/app                   | db.example               | host or port is not valid
            postgresql://u:s3cr3t@167772161/app                   | db.example               | host or port is not valid
            postgresql://u:s3cr3t@db.example/app                  | https://db.example       | entry 1 of DB_HOST_ALLOWLIST_PROD is neither
            postgresql://u:s3cr3t@db.example/app                  | db.example, *.example    | entry 2 of DB_HOST_ALLOWLIST_PROD is neither
            postgresql://u:s3cr3t@db.example/app                  | ,                        | is not on
            """)
    void a_host_that_is_not_on_the_list_or_cannot_be_told_fails(String url, String allowlist, String reason) {
        GateResult result = judge(url, allowlist);
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.reason()).contains(reason).doesNotContain("s3cr3t", "s3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DATABASE_URL", "DB_HOST_ALLOWLIST_PROD"})
    void without_url_or_list_nothing_passes(String missing) {
        assertThat(production().without(missing).says("db_host").reason()).isEqualTo("production: " + missing
                + " is not set");
        assertThat(production().without(missing).says("db_host").verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void the_other_environment_s_list_does_not_count() {
        Given crossed = production().without("DB_HOST_ALLOWLIST_PROD").with("DB_HOST_ALLOWLIST_STAGING",
                "production-db.example");
        assertThat(crossed.says("db_host").verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void hosts_are_masked_unless_they_are_asked_for() {
        Environments given = Environments.none().with(Environment.PRODUCTION, Variables.of("x", production().values()));
        String reason = new GuardPlan(given, Config.defaults().guard(), false).gates().stream()
                .map(gate -> gate.result()).filter(result ->
                        result.name().word().equals("db_host")).findFirst().orElseThrow().reason();
        assertThat(reason).contains("pro***:5432").doesNotContain("production-db");
    }

    @Provide
    Arbitrary<String> hosts() {
        Arbitrary<String> label = Arbitraries.strings().withCharRange('a', 'z').withCharRange('0',
                '9').ofMinLength(1).ofMaxLength(8);
        return Arbitraries.oneOf(
                label.list().ofMinSize(1).ofMaxSize(4).map(labels -> String.join(".", labels))
                        .filter(name -> !name.matches("(0x[0-9a-f]*|[0-9]+)(\\.(0x[0-9a-f]*|[0-9]+))*")),
                Arbitraries.integers().between(0, 0xffff).list().ofSize(8).map(parts ->
                        "[" + String.join(":", parts.stream().map(Integer::toHexString).toList()) + "]"));
    }

    @Property(tries = 300)
    void a_host_is_found_whatever_credentials_path_and_port_surround_it(
            @ForAll("hosts") String host, @ForAll String user, @ForAll String password,
            @ForAll @IntRange(min = 1, max = 65_535) int port, @ForAll boolean withPort, @ForAll boolean withUser) {
        String credentials = withUser ? encoded(user) + ":" + encoded(password) + "@" : "";
        String url = "postgresql://" + credentials + host + (withPort ? ":" + port : "") + "/app?sslmode=require";
        assertThat(judge(url, host).verdict()).isEqualTo(Verdict.PASS);
        assertThat(judge(url, host + ":" + port).verdict()).isEqualTo(withPort ? Verdict.PASS : Verdict.FAIL);
        assertThat(judge(url, "other." + (host.startsWith("[") ? "example" : host)).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Property(tries = 500)
    void no_url_whatever_makes_a_guard_throw_or_pass_by_accident(@ForAll("urls") String url) {
        assertThat(judge(url, "allowed.example").verdict()).isEqualTo(Verdict.FAIL);
    }

    @Provide
    Arbitrary<String> urls() {
        Arbitrary<String> noise = Arbitraries.strings().withChars("a:/@?#[]%,.=& 2f\u00e9\\").ofMaxLength(30);
        return Arbitraries.oneOf(Arbitraries.strings(), noise, noise.map(text -> "postgresql://" + text));
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            encoded.append(String.format("%%%02x", b & 0xff));
        }
        return encoded.toString();
    }
}
