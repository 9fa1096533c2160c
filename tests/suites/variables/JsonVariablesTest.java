package tests.suites.variables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tests.suites.variables.VariableFiles.json;

import java.util.Map;
import java.util.TreeMap;
import lockstep.base.error.ConfigurationError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonVariablesTest {

    @Test
    void a_platform_s_export_is_an_object_of_texts() {
        assertThat(json("{\"APP_ENV\": \"staging\", \"EMPTY\": \"\"}").values())
                .isEqualTo(new TreeMap<>(Map.of("APP_ENV", "staging", "EMPTY", "")));
    }

    @Test
    void a_blank_variable_counts_as_not_set() {
        assertThat(json("{\"EMPTY\": \" \"}").get("EMPTY")).isEmpty();
        assertThat(json("{\"EMPTY\": \" \"}").names()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            `["A"]`,                     is not one JSON object
            `{"A": "1", "A": "2"}`,      or names a variable twice
            `{"A": "1"} {}`,             is not one JSON object
            `{"A": s3cr3t}`,             is not one JSON object
            `{"A": 1}`,                  the value of A is not a text
            `{"A": {"B": "s3cr3t"}}`,    the value of A is not a text
            `{"A": null}`,               the value of A is not a text
            """)
    void anything_else_is_refused_and_not_quoted(String document, String complaint) {
        assertThatThrownBy(() -> json(document)).isInstanceOf(ConfigurationError.class)
                .hasMessageStartingWith("test.json").hasMessageContaining(complaint)
                .message().doesNotContain("s3cr3t");
    }

    @Test
    void a_hostile_name_is_shown_harmless() {
        assertThatThrownBy(() -> json("{\"\\u001b[2J\": 1}")).message().contains("\\x1b[2J").doesNotContain("\u001b");
    }
}
