package tests.commands.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import lockstep.base.release.Sha;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What programs are told by the commands that move, and that read the log. Each document also fits its schema. */
class JsonAnswersTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ReleaseDay day;
    private Seat ada;
    private Sha released;

    @BeforeEach
    void a_release() {
        day = new ReleaseDay();
        ada = day.operator("Ada Lovelace");
        released = day.landTested("released");
    }

    @AfterEach
    void close() {
        day.close();
    }

    private JsonNode told(int exitCode, String alias, String... words) {
        Outcome outcome = ada.open(alias, words);
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(exitCode);
        return MAPPER.readTree(outcome.out());
    }

    private static List<String> all(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false).map(one -> one.path(field).asString()).toList();
    }

    @Test
    void promotion_tells_what_it_would_move_and_write_and_then_how_it_ended() {
        JsonNode planned = told(0, "promote-release", "--dry-run", "--json");
        assertThat(planned.path("state").asString()).isEqualTo("planned");
        assertThat(planned.path("commit").asString()).isEqualTo(released.hex());
        assertThat(all(planned.path("moves"), "ref")).startsWith("refs/heads/release", "refs/heads/release-evidence");
        assertThat(all(planned.path("writes"), "path")).anyMatch(path -> path.endsWith("/intent.json"));

        JsonNode ended = told(0, "promote-release", "--yes", "--json");
        assertThat(ended.path("state").asString()).isEqualTo("ended");
        assertThat(ended.path("result").path("healthy").asBoolean()).isTrue();
        assertThat(ended.path("result").path("recorded_by").asString()).isEqualTo("Ada Lovelace");
        assertThat(ended.path("result").path("smoke").path("schema").asString()).isEqualTo("lockstep/gate-run/v1");
        assertThat(ended.path("previous").isNull()).isTrue();
    }

    @Test
    void refusal_names_every_rule_with_its_remedy() {
        day.land("untested");
        Outcome outcome = ada.open("promote-release", "--yes", "--json");
        assertThat(outcome.exitCode()).isEqualTo(22);
        JsonNode error = MAPPER.readTree(outcome.out());
        assertThat(error.path("schema").asString()).isEqualTo("lockstep/error/v1");
        assertThat(error.path("command").asString()).isEqualTo("promote-release");
        assertThat(error.path("exit_code").asInt()).isEqualTo(22);
        assertThat(all(error.path("reasons"), "rule")).contains("staging-tested");
        assertThat(all(error.path("reasons"), "remedy")).noneMatch(String::isBlank);
        assertThat(all(error.path("reasons"), "policy")).contains("docs/policy.md#staging-tested");
        assertThat(outcome.err()).contains("error: " + error.path("message").asString());
    }

    @Test
    void a_push_of_which_nobody_knows_the_end_names_the_release() {
        day.hook("pre-receive", "mv " + day.bare() + " " + day.bare() + ".gone; kill -9 $PPID");
        JsonNode error = told(24, "promote-release", "--yes", "--json");
        assertThat(error.path("message").asString()).contains("the connection was lost while pushing");
        assertThat(error.path("release_id").asString()).matches("\\d{8}-\\d{4}-rc1");
    }

    @Test
    void usage_and_configuration_errors_are_told_as_documents_too() {
        assertThat(told(64, "promote-release", "--json", "--no-such-option").path("message").asString())
                .isEqualTo("Unknown option: '--no-such-option'");
        assertThat(told(64, "promote-release", "--json", "--watch", "10m").path("message").asString())
                .isEqualTo("--json cannot be combined with --watch");
        assertThat(told(78, "status", "--json", "--config", "no-such.yaml").path("exit_code").asInt()).isEqualTo(78);
    }

    @Test
    void rollback_tells_what_waits_for_an_approval_and_then_how_it_ended() {
        assertThat(ada.promoteNow().exitCode()).isZero();
        Sha second = day.landTested("second");
        assertThat(ada.promoteNow().exitCode()).isZero();
        JsonNode waits = told(0, "rollback-release", "--trigger", "5xx spike", "--dry-run", "--json");
        assertThat(waits.path("state").asString()).isEqualTo("awaiting_approval");
        assertThat(all(waits.path("moves"), "kind")).containsExactly("force");

        JsonNode planned = told(0, "rollback-release", "--trigger", "5xx spike", "--approve", "--dry-run", "--json");
        assertThat(planned.path("previous").asString()).isEqualTo(second.hex());

        JsonNode ended = told(0, "rollback-release", "--trigger", "5xx spike", "--approve", "--yes", "--json");
        assertThat(ended.path("kind").asString()).isEqualTo("rollback");
        assertThat(ended.path("commit").asString()).isEqualTo(released.hex());
        assertThat(ended.path("result").path("exit_code").asInt()).isZero();
    }

    @Test
    void log_is_listed_shown_and_verified_for_programs() {
        String id = told(0, "promote-release", "--yes", "--json").path("release_id").asString();
        assertThat(all(told(0, "release-log", "list", "--json").path("entries"), "release_id")).containsExactly(id);
        JsonNode shown = told(0, "release-log", "show", id, "--json");
        assertThat(shown.path("entry").path("commit_sha").asString()).isEqualTo(released.hex());
        assertThat(shown.path("evidence").path("files")).isNotEmpty();
        JsonNode verified = told(0, "release-log", "verify", "--json");
        assertThat(verified.path("verified").asBoolean()).isTrue();
        assertThat(verified.path("entries").asInt()).isEqualTo(1);
        assertThat(verified.path("release").asString()).isEqualTo(released.hex());
    }

    @Test
    void deployment_tells_its_plan() {
        JsonNode planned = told(0, "deploy", "staging", "--dry-run", "--json");
        assertThat(planned.path("environment").asString()).isEqualTo("staging");
        assertThat(planned.path("commit").asString()).isEqualTo(released.hex());
    }
}
