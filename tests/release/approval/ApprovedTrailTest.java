package tests.release.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import lockstep.base.release.Sha;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.Seat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who approved what, as the audit trail and the collected evidence tell it. */
class ApprovedTrailTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static Outcome done(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        return outcome;
    }

    @Test
    void a_hotfix_is_told_with_its_approvals_and_who_gave_them() throws Exception {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.TWO)) {
            String release = team.day().head("release");
            Sha fix = new Sha(team.day().git().in(team.day().bare(), "-c", "user.email=olga@example.org",
                    "commit-tree", "-m", "fix", "-p", release, release + "^{tree}"));
            team.day().tag("v1.2.4", fix);
            for (String who : List.of("anna", "omar")) {
                done(team.signing(who).open("approve-release", "v1.2.4", "--action", "hotfix", "--skip-staging",
                        "--yes"));
            }
            Seat nadja = team.signing("nadja");
            done(nadja.open("hotfix-promote", "v1.2.4", "--skip-staging", "--yes"));
            List<JsonNode> trail = done(nadja.open("audit-trail", "v1.2.4")).out().lines().map(JSON::readTree).toList();
            assertThat(trail.stream().map(line -> line.path("action").asString()).toList())
                    .containsExactly("approve-hotfix", "approve-hotfix", "hotfix");
            assertThat(trail.subList(0, 2)).extracting(line -> line.path("approved_by").asString())
                    .containsExactlyInAnyOrder("anna@example.org", "omar@example.org");
            JsonNode hotfix = trail.getLast();
            assertThat(hotfix.path("approved_by").asString()).isEqualTo("anna@example.org, omar@example.org");
            assertThat(hotfix.path("from_stage").asString()).isEqualTo("dev");
            assertThat(hotfix.path("to_stage").asString()).isEqualTo("production");
            assertThat(hotfix.path("version").asString()).isEqualTo("v1.2.4");
            assertThat(hotfix.path("result").asString()).isEqualTo("pass");
            Path out = team.day().folder().resolve("out");
            done(nadja.open("collect-evidence", "v1.2.4", "--out", out.toString()));
            JsonNode approvals = JSON.readTree(out.resolve("TEST/release/v1.2.4/approval.json").toFile());
            assertThat(approvals.path("approvals").size()).isEqualTo(2);
            assertThat(approvals.path("approvals")).allSatisfy(one -> {
                assertThat(one.path("signed").asBoolean()).isTrue();
                assertThat(one.path("statement").path("predicate").path("skips_staging").asBoolean()).isTrue();
            });
            assertThat(approvals.path("moves").get(0).path("approved_by").asString())
                    .isEqualTo("anna@example.org, omar@example.org");
            assertThat(team.day().file("sot/production.json")).contains("\"version\" : \"v1.2.4\"");
            done(nadja.log("verify", "--all"));
        }
    }
}
