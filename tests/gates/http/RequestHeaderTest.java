package tests.gates.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lockstep.base.error.UsageError;
import lockstep.gates.http.RequestHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeaderTest {

    private static final Map<String,
            String> ENVIRONMENT = Map.of("TOKEN", " Bearer s3cret ", "EMPTY", "", "EVIL", "a\r\nb");

    @TempDir
    private Path folder;

    @Test
    void the_value_is_read_from_a_file_without_the_line_end() throws IOException {
        Files.writeString(folder.resolve("token"), "Bearer s3cret\n");
        assertThat(RequestHeader.parse("Authorization=@token", folder, Map.of()).value()).isEqualTo("Bearer s3cret");
    }

    @Test
    void the_value_is_read_from_a_variable() {
        assertThat(RequestHeader.parse("Authorization=env:TOKEN", folder, ENVIRONMENT).value())
                .isEqualTo("Bearer s3cret");
    }

    @Test
    void the_value_does_not_show_when_the_header_is_printed() {
        assertThat(RequestHeader.parse("X-Key=env:TOKEN", folder, ENVIRONMENT)).hasToString("X-Key: [redacted]");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "X", "X=", "X=s3cret", "=env:TOKEN", "X Y=env:TOKEN", "X:=env:TOKEN", "X=@missing", "X=@", "X=@a\u0000b",
        "X=env:MISSING", "X=env:", "X=env:s3cret", "X=env:Bearer s3cret", "X=@s3cret", "X=@/no/s3cret",
        "X=@s3cret\u0000", "X: s3cret", "X-Api-Key: s3cret", "Authorization: Bearer s3cret", "s3cret", "s3cret=", "s3cret==",
        "Bearer=s3cret", "X=ENV:s3cret", "X=env:EMPTY", "X=env:EVIL", "X=@large", "X=@binary", "\u001b=env:TOKEN"})
    void what_is_no_header_is_refused_without_its_value(String option) throws IOException {
        Files.writeString(folder.resolve("large"), "s3cret".repeat(5_000));
        Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 0, 1});
        assertThatThrownBy(() -> RequestHeader.parse(option, folder, ENVIRONMENT))
                .isInstanceOf(UsageError.class)
                .message().doesNotContain("s3cret", "\u001b");
    }

    @Test
    void what_is_told_says_what_to_correct() {
        assertThatThrownBy(() -> RequestHeader.parse("Authorization: Bearer s3cret", folder, Map.of()))
                .hasMessage("the value of an option --header does not begin with NAME=@ or NAME=env:");
        assertThatThrownBy(() -> RequestHeader.parse("X=env:API_TOKEN", folder, Map.of()))
                .hasMessage("the variable API_TOKEN for header X is not set");
        assertThatThrownBy(() -> RequestHeader.parse("X=env:AB12CD34EF56GH78IJ90", folder, Map.of()))
                .hasMessage("the variable for header X is not set");
        assertThatThrownBy(() -> RequestHeader.parse("X=@missing", folder, Map.of()))
                .hasMessage("the file for header X cannot be read: there is no file of that name").hasNoCause();
        assertThatThrownBy(() -> RequestHeader.parse("X=@.", folder, Map.of()))
                .hasMessage("the file for header X cannot be read").hasNoCause();
    }

    @Test
    void a_file_without_an_end_is_not_read_to_its_end() {
        assertThatThrownBy(() -> RequestHeader.parse("X=@/dev/zero", folder, Map.of()))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining("larger than 16 KiB");
    }
}
