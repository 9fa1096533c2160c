package tests.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import lockstep.base.text.Secrets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretsTest {

    private static final String SECRET = "pa/ss\"w0rd+ü€";
    private final Secrets secrets = new Secrets(List.of(SECRET));

    static List<String> disguises() {
        byte[] bytes = SECRET.getBytes(StandardCharsets.UTF_8);
        return List.of(
                SECRET,
                URLEncoder.encode(SECRET, StandardCharsets.UTF_8),
                URLEncoder.encode(SECRET, StandardCharsets.UTF_8).toLowerCase(),
                Base64.getEncoder().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                Base64.getEncoder().encodeToString(("user:" + SECRET + ":x").getBytes(StandardCharsets.UTF_8)),
                "pa/ss\\\"w0rd+\\u00fc\\u20ac",
                "pa\\/ss\\\"w0rd+\\u00fc\\u20ac");
    }

    @ParameterizedTest
    @MethodSource("disguises")
    void a_secret_is_found_and_redacted_in_each_disguise(String disguise) {
        String text = "before " + disguise + " after";
        assertThat(secrets.areIn(text)).isTrue();
        assertThat(secrets.redact(text)).contains(Secrets.REDACTED).startsWith("before ").endsWith(" after");
        assertThat(secrets.areIn(secrets.redact(text))).isFalse();
    }

    @Property
    void a_secret_is_found_in_base64_at_any_offset(@ForAll @IntRange(max = 50) int offset) {
        String encoded = Base64.getEncoder()
                .encodeToString(("x".repeat(offset) + SECRET + "yy").getBytes(StandardCharsets.UTF_8));
        assertThat(secrets.areIn(encoded)).isTrue();
    }

    @Test
    void a_value_too_short_to_be_a_secret_hides_nothing() {
        assertThat(new Secrets(List.of("a1")).redact("a1 a1")).isEqualTo("a1 a1");
    }

    @Test
    void other_text_is_left_alone() {
        assertThat(secrets.redact("nothing to hide")).isEqualTo("nothing to hide");
    }
}
