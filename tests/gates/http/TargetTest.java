package tests.gates.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lockstep.base.error.LockstepError;
import lockstep.base.error.UsageError;
import lockstep.base.text.Sanitiser;
import lockstep.gates.http.Target;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    @ParameterizedTest
    @CsvSource({
        "https://staging.example,          https://staging.example",
        "https://staging.example/,         https://staging.example",
        "'  http://127.0.0.1:8000// ',     http://127.0.0.1:8000",
        "HTTP://Staging.Example:80/api/v1, HTTP://Staging.Example:80/api/v1",
        "http://[::1]:8000,                http://[::1]:8000",
        "http://api_1:8000,                http://api_1:8000",
    })
    void a_base_url_is_taken_without_trailing_slashes(String text, String base) {
        assertThat(Target.parse(text).base()).isEqualTo(base);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "staging.example", "//staging.example", "ftp://staging.example", "file:///etc/passwd", "http:",
                "http://",
        "http:///path", "https://a b", "https://staging.example:0", "https://staging.example:65536", "https://:80",
        "https://staging.example?x=1", "https://staging.example/#top", "http://a_b:0", "https://exa\u001bmple",
        "http://[::1"})
    void what_is_no_base_url_is_refused_on_one_clean_line(String text) {
        assertThatThrownBy(() -> Target.parse(text)).isInstanceOfSatisfying(UsageError.class, error -> {
            assertThat(Sanitiser.line(error.getMessage())).isEqualTo(error.getMessage());
            assertThat(error.remedy()).contains("https://staging.example");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "https://me:s3cret@staging.example", "https://me:s3cret@staging_1.example", "https://me:s3%cret@x",
                "https://me:s3cret @x",
        "me:s3cret@staging.example", "ftp://me:s3cret@x", "https:me:s3cret@x", "me:s3cret//@x",
        "https://x?token=s3cret",
        "https://x#s3cret", "https://me:s3cret@", "https://a@b:s3cret@x", "https://x/\n?token=s3cret"})
    void a_password_or_token_in_the_url_is_never_repeated(String text) {
        assertThatThrownBy(() -> Target.parse(text))
                .isInstanceOf(UsageError.class)
                .message().doesNotContain("s3cret", "s3%cret");
    }

    @Property
    void any_text_is_a_target_or_a_usage_error(@ForAll String text) {
        try {
            assertThat(Target.parse("http://" + text).base()).startsWith("http://");
        } catch (LockstepError expected) {
            assertThat(expected).isInstanceOf(UsageError.class);
        }
    }
}
