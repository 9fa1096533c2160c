package tests.release.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lockstep.base.release.CommitName;
import lockstep.gates.gate.Waiting;
import lockstep.release.service.Trails;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.Seat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A canary in the audit trail and in the collected evidence. */
class CanaryTrailTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static Map<String, String> collected(CanaryDay day, String name, Instant now) {
        try (ReleaseSite site = day.operator(name).site().withClock(InstantSource.fixed(now), Waiting.real())) {
            Map<String, String> files = new TreeMap<>();
            new Trails(site, WorkflowListener.silent()).collect(new CommitName.Exact(day.commit())).files()
                    .forEach((path, content) -> files.put(path, new String(content, StandardCharsets.UTF_8)));
            return files;
        }
    }

    @Test
    void a_canary_that_did_harm_is_told_with_its_numbers_and_two_days_later_in_the_same_bytes() {
        try (CanaryDay day = new CanaryDay()) {
            day.shows(60, 5);
            Seat olga = day.operator("Olga");
            day.run(olga);
            Outcome outcome = olga.open("audit-trail", day.commit().hex());
            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
            List<JsonNode> trail = outcome.out().lines().map(JSON::readTree).toList();
            JsonNode start = trail.stream().filter(line -> line.path("action").asString().equals("canary-start"))
                    .findFirst().orElseThrow();
            assertThat(start.path("from_stage").asString()).isEqualTo("staging");
            assertThat(start.path("to_stage").asString()).isEqualTo("canary");
            JsonNode end = trail.getLast();
            assertThat(end.path("action").asString()).isEqualTo("canary-end");
            assertThat(end.path("result").asString()).isEqualTo("fail");
            assertThat(end.path("canary_id").asString()).isEqualTo(start.path("canary_id").asString());

            Map<String, String> now = collected(day, "Ada", Instant.now());
            assertThat(collected(day, "Grace", Instant.now().plus(Duration.ofDays(2)))).isEqualTo(now);
            JsonNode canary = JSON.readTree(now.get("TEST/release/" + day.commit() + "/metrics.json"))
                    .path("canaries").get(0);
            assertThat(canary.path("verdict").asString()).isEqualTo("fail");
            assertThat(canary.path("canary").path("errors").asLong()).isPositive();
            assertThat(canary.path("baseline").path("requests").asLong())
                    .isGreaterThan(canary.path("canary").path("requests").asLong());
            assertThat(now.get("TEST/release/" + day.commit() + "/promotion.log"))
                    .contains(" canary-start staging -> canary ", " canary-end canary ");
        }
    }
}
