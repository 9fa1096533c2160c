package tests.suites.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.JsonContract;
import lockstep.gates.gate.JsonReader;
import lockstep.suites.chat.ChatContract;
import lockstep.suites.chat.StructuredError;
import lockstep.suites.chat.StructuredLimit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** In the tables, JSON is written with single quotes. */
class ContractsTest {

    private static final List<JsonContract> ALL =
            List.of(new ChatContract(), new StructuredError(), new StructuredLimit());

    @ParameterizedTest
    @ValueSource(strings = {
        "{'action':'ANSWER','rendered_text':'x'}",
        "{'action':'BLOCK','rendered_text':'x','failure_type':null,'failure_reason':null,'ux_state':null,'cooldown_seconds':null}",
        "{'action':'FALLBACK','rendered_text':'x','failure_type':'F','failure_reason':'r','ux_state':'S','cooldown_seconds':1.5}",
        "{'action':'ANSWER','rendered_text':'x','cooldown_seconds':0,'more':{'of':['anything']}}",
    })
    void a_governed_answer_is_accepted(String json) {
        assertThat(breach(new ChatContract(), json)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[]                                                                | not a JSON object",
        "null                                                              | not a JSON object",
        "{}                                                                | no action",
        "{'action':1}                                                      | no action",
        "{'action':'answer','rendered_text':'x'}                           | unknown action, a text of 6 characters",
        "{'action':'ANSWER'}                                               | no rendered_text",
        "{'action':'ANSWER','rendered_text':' '}                           | no rendered_text",
        "{'action':'ANSWER','rendered_text':['x']}                         | no rendered_text",
        "{'action':'ANSWER','rendered_text':'x','ux_state':1}              | ux_state is neither text nor null",
        "{'action':'ANSWER','rendered_text':'x','failure_type':{}}         | failure_type is neither text nor null",
        "{'action':'ANSWER','rendered_text':'x','cooldown_seconds':-1}     | cooldown_seconds is neither a number of seconds nor null",
        "{'action':'ANSWER','rendered_text':'x','cooldown_seconds':'1'}    | cooldown_seconds is neither a number of seconds nor null",
        "{'action':'ANSWER','rendered_text':'x','cooldown_seconds':true}   | cooldown_seconds is neither a number of seconds nor null",
    })
    void an_answer_that_is_not_governed_is_rejected_with_the_reason(String json, String reason) {
        assertThat(breach(new ChatContract(), json)).contains(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'ok':false,'error_code':'content_type_invalid','message':'no'} | true",
        "{'error_code':'E.1-x'}                                          | true",
        "{'error_code':'x','ok':null}                                    | true",
        "{'error_code':'x','ok':true}                                    | false",
        "{'error_code':''}                                               | false",
        "{'error_code':'two words'}                                      | false",
        "{'error_code':'1x'}                                             | false",
        "{'error_code':true}                                             | false",
        "{'error_code':415}                                              | false",
        "{'error_code':['x']}                                            | false",
        "{'error':{'code':'x'}}                                          | false",
        "'error_code'                                                    | false",
        "[{'error_code':'x'}]                                            | false",
    })
    void a_structured_error_names_itself(String json, boolean accepted) {
        assertThat(breach(new StructuredError(), json).isEmpty()).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'error_code':'rate_limited','retry_after_seconds':30}                         | true",
        "{'action':'FAIL_GRACEFULLY','rendered_text':'x','failure_type':'RATE_LIMITED'} | true",
        "{'action':'BLOCK','rendered_text':'x','failure_type':'BUDGET_EXCEEDED'}        | true",
        "{'failure_type':'REQUEST_TOO_LARGE'}                                           | true",
        "{'failure_type':'PROVIDER_UNAVAILABLE'}                                        | false",
        "{'failure_type':['RATE_LIMITED']}                                              | false",
        "{'action':'ANSWER','rendered_text':'x'}                                        | false",
        "{}                                                                             | false",
    })
    void a_structured_limit_is_an_error_or_a_chat_that_says_why(String json, boolean accepted) {
        assertThat(breach(new StructuredLimit(), json).isEmpty()).isEqualTo(accepted);
    }

    @Property
    void no_contract_throws_and_none_says_what_a_terminal_would_obey(@ForAll("documents") String json) {
        JsonReader.read(json).ifPresent(body -> ALL.forEach(contract -> {
            String said = contract.breach(body).orElseGet(() -> contract.summary(body));
            assertThat(Sanitiser.line(said)).isEqualTo(said);
        }));
    }

    @Property
    void reading_never_throws(@ForAll String anything) {
        JsonReader.read(anything);
    }

    @Provide
    Arbitrary<String> documents() {
        return Arbitraries.frequencyOf(Tuple.of(4, object(3)), Tuple.of(1, value(2)));
    }

    private static Arbitrary<String> object(int depth) {
        Arbitrary<String> field = Arbitraries.of(
                "action", "rendered_text", "failure_type", "failure_reason", "ux_state", "cooldown_seconds",
                "error_code", "ok");
        return field.flatMap(name -> value(depth).map(value -> "\"" + name + "\":" + value))
                .list().ofMaxSize(8)
                .map(fields -> fields.stream().collect(Collectors.joining(",", "{", "}")));
    }

    private static Arbitrary<String> value(int depth) {
        Arbitrary<String> plain = Arbitraries.of(
                "null", "true", "false", "0", "-1", "1e999", "-1e999", "9".repeat(99), "9".repeat(101), "1.5", "\"\"",
                "\"ANSWER\"",
                "\"BUDGET_EXCEEDED\"", "\"\\u001b[2J\"", "\"\\u202e\"", "\"\\ud800\"", "\"\\u0000\"", "[]", "{}",
                "NaN", "\"x");
        return depth == 0
                ? plain
                : Arbitraries.frequencyOf(
                        Tuple.of(5, plain),
                        Tuple.of(1, Arbitraries.lazy(() -> object(depth - 1))),
                        Tuple.of(1, Arbitraries.lazy(() -> value(depth - 1)).map(inner -> "[" + inner + "]")));
    }

    private static Optional<String> breach(JsonContract contract, String json) {
        JsonNode body = JsonReader.read(json.replace('\'', '"')).orElseThrow();
        return contract.breach(body);
    }
}
