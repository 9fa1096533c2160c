package tests.gates.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.gates.http.Behaviour.answers;
import static tests.gates.http.LoopbackServer.a_server_that;
import static tests.gates.http.Replies.ok;
import static tests.gates.http.Replies.reply;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import lockstep.base.text.Sanitiser;
import lockstep.base.text.Secrets;
import lockstep.gates.http.Deadline;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.http.ServiceClient;
import lockstep.gates.revision.RevisionProbe;
import lockstep.gates.revision.RevisionReading;
import lockstep.gates.revision.RevisionReading.Reported;
import lockstep.gates.revision.RevisionReading.Unknown;
import lockstep.gates.revision.RevisionSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tests.gates.http.LoopbackServer;

@Timeout(120)
class RevisionProbeTest {

    private static final String SHA = "0123456789abcdef0123456789abcdef01234567";
    private static final RevisionSource HEADER = new RevisionSource.Header("/health", "X-Build-Sha");
    private static final RevisionSource FIELD = new RevisionSource.Field("/version", "build.git.commit");

    @ParameterizedTest
    @ValueSource(strings = {SHA, "0123456", "0123456789ABCDEF"})
    void a_sha_or_a_prefix_of_it_is_read_from_a_header(String text) {
        assertThat(read(reply("200 OK", "x-build-sha:  " + text + " \r\n", ""), HEADER))
                .isEqualTo(new Reported(text.toLowerCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", value = {
        "-                    | the answer to /health does not have exactly one header X-Build-Sha",
        "012345               | '012345' is not 7 to 40 hexadecimal digits",
        "v1.2.3               | 'v1.2.3' is not 7 to 40 hexadecimal digits",
        "``                   | a text of 0 characters is not 7 to 40 hexadecimal digits",
        "0123456 0123456      | a text of 15 characters is not 7 to 40 hexadecimal digits",
        "s3cret-s3cret-s3cret | a text of 20 characters is not 7 to 40 hexadecimal digits",
    })
    void what_is_no_sha_is_not_known_and_not_repeated_at_length(String text, String reason) {
        String header = text == null ? "" : "X-Build-Sha: " + text + "\r\n";
        assertThat(read(reply("200 OK", header, ""), HEADER)).isEqualTo(new Unknown(reason));
    }

    @Test
    void a_service_that_tells_two_revisions_tells_none() {
        String both = "X-Build-Sha: " + SHA + "\r\nX-Build-Sha: " + "f".repeat(40) + "\r\n";
        assertThat(read(reply("200 OK", both, ""), HEADER)).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "3600", "0, 3600", " 3600 "})
    void what_a_cache_has_kept_tells_no_revision(String age) {
        String headers = "X-Build-Sha: " + SHA + "\r\nAge: " + age + "\r\n";
        String old = age.strip().replace("0, ", "");
        assertThat(read(reply("200 OK", headers, ""), HEADER))
                .isEqualTo(new Unknown("/health was answered by a cache, " + old + " s old"));
        assertThat(read(reply("200 OK", headers, "{\"build\":{\"git\":{\"commit\":\"" + SHA + "\"}}}"), FIELD))
                .isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "", "-1", "the raven"})
    void what_a_cache_has_just_asked_for_tells_it(String age) {
        assertThat(read(reply("200 OK", "X-Build-Sha: " + SHA + "\r\nAge: " + age + "\r\n", ""), HEADER))
                .isEqualTo(new Reported(SHA));
    }

    @Test
    void an_answer_other_than_200_tells_no_revision() {
        assertThat(read(reply("503 Down", "X-Build-Sha: " + SHA + "\r\n", ""), HEADER))
                .isEqualTo(new Unknown("/health answered 503"));
    }

    @Test
    void a_field_is_found_by_its_way_through_nested_objects() {
        assertThat(read(ok("{\"build\":{\"git\":{\"commit\":\"" + SHA + "\"}}}"), FIELD)).isEqualTo(new Reported(SHA));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "{}", "[]", "{\"build\":1}", "{\"build\":{\"git\":[]}}", "{\"build\":{\"git\":{\"commit\":1234567}}}",
        "{\"build\":{\"git\":{\"commit\":null}}}",
        "{\"build\":{\"git\":{\"commit\":\"0123456\",\"commit\":\"fffffff\"}}}"})
    void a_field_that_is_not_there_is_not_known(String body) {
        assertThat(read(ok(body), FIELD))
                .isEqualTo(new Unknown("the answer to /version has no field build.git.commit"));
    }

    @Test
    void a_command_prints_the_revision() {
        assertThat(run("printf", "  " + SHA + "\n")).isEqualTo(new Reported(SHA));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "exit 3               | the command sh exited 3",
        "echo 0123456; exit 1 | the command sh exited 1",
        "true                 | a text of 0 characters is not 7 to 40 hexadecimal digits",
        "printf '\\033[2J'    | a text of 4 characters is not 7 to 40 hexadecimal digits",
        "echo no >&2; cat     | a text of 0 characters is not 7 to 40 hexadecimal digits",
    })
    void a_command_that_prints_none_is_not_known(String script, String reason) {
        assertThat(run("sh", "-c", script)).isEqualTo(new Unknown(reason));
    }

    @Test
    void a_command_that_is_not_there_is_not_known() {
        assertThat(run("no-such-\u001b[2Jcommand"))
                .isEqualTo(new Unknown("the command no-such-\\x1b[2Jcommand could not be started"));
    }

    @Test
    void megabytes_of_output_are_not_read() {
        assertThat(run("head", "-c", "50000000", "/dev/zero")).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sleep 60", "yes", "trap '' TERM; sleep 60", "sleep 60 & wait"})
    void a_command_that_never_ends_is_ended(String script) {
        assertThat(run(Duration.ofMillis(200), "sh", "-c", script)).isInstanceOf(Unknown.class);
    }

    private static RevisionReading run(String... words) {
        return run(Duration.ofSeconds(60), words);
    }

    private static RevisionReading run(Duration time, String... words) {
        try (LoopbackServer server = a_server_that(answers(ok("")));
                ServiceClient client = new ServiceClient(server.target(), HttpSettings.defaults(), new Secrets())) {
            return clean(new RevisionProbe(client).read(new RevisionSource.Command(List.of(words)), Deadline.in(time)));
        }
    }

    private static RevisionReading read(String answer, RevisionSource source) {
        try (LoopbackServer server = a_server_that(answers(answer));
                ServiceClient client = new ServiceClient(server.target(), HttpSettings.defaults(), new Secrets())) {
            return clean(new RevisionProbe(client).read(source, Deadline.in(Duration.ofSeconds(60))));
        }
    }

    private static RevisionReading clean(RevisionReading reading) {
        if (reading instanceof Unknown(String reason)) {
            assertThat(Sanitiser.line(reason)).isEqualTo(reason);
        }
        return reading;
    }
}
