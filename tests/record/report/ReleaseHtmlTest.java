package tests.record.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Observed;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Timing;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.RevisionSeen;
import lockstep.gates.run.RunId;
import lockstep.record.log.RollbackEntry;
import lockstep.record.log.RollbackResult;
import lockstep.record.report.ReleaseHtml;
import lockstep.record.report.ReleaseMarkdown;
import lockstep.record.report.ReleaseReport;
import lockstep.record.report.ReleaseReport.Place;
import lockstep.record.report.ReleaseReport.RequirementLine;
import org.junit.jupiter.api.Test;

/** A page made of values alone. */
class ReleaseHtmlTest {

    private static final Sha BAD = Sha.parse("b".repeat(40));
    private static final Sha GOOD = Sha.parse("a".repeat(40));
    private static final ReleaseId ID = ReleaseId.tryParse("20260122-1000-rb1").orElseThrow();
    private static final Instant WHEN = Instant.parse("2026-01-22T10:00:00Z");

    private static GateRun burst(Integer... codes) {
        Timing timing = new Timing(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Duration.ofMillis(1234));
        Observed observed = new Observed(
                OptionalInt.of(429), Map.of(), Map.of(), 0, Optional.empty(), Optional.empty(), List.of(codes), timing);
        return new GateRun(
                new RunId("20260122T100000Z-promotion-gate-00000000"), "promotion-gate", Environment.PRODUCTION,
                "https://prod.example", Optional.of(GOOD), RevisionSeen.unknown(), new Operator("Ada"), WHEN,
                Duration.ofSeconds(2),
                List.of(new GateResult(
                        new GateName("burst_429"), Verdict.FAIL, "2 × 200, then 1 × 500", Optional.of("POST"),
                        Optional.of("/api/chat"), "200s, then 429s", List.of(200, 429), Optional.of(observed), 3)));
    }

    private static ReleaseReport report(RollbackResult result) {
        RollbackEntry entry = new RollbackEntry(
                ID, "5xx spike", BAD, GOOD, Optional.empty(), Environment.PRODUCTION, List.of("redeploy"), List.of(),
                result, "", new Operator("Ada"), List.of());
        return new ReleaseReport(
                "shop", ID, entry, Optional.empty(), WHEN, List.of(), List.of(burst(200, 429, 500)),
                List.of(new RequirementLine("soak", "pass", "ran for 2 h")), new LinkedHashMap<>(), Optional.empty(),
                List.of(), List.of(), new Place("origin", "release-evidence", GOOD, "release"), List.of("evidence/x/intent.json"));
    }

    @Test
    void answers_of_a_burst_are_coloured_by_what_they_mean() {
        assertThat(ReleaseHtml.of(report(RollbackResult.COMPLETED)))
                .contains("answers of burst_429")
                .containsPattern("class=\"bargood\"[^\n]*<title>200</title>")
                .containsPattern("class=\"bar\"[^\n]*<title>429</title>")
                .containsPattern("class=\"barbad\"[^\n]*<title>500</title>");
    }

    @Test
    void expectation_stands_beside_observation() {
        assertThat(ReleaseHtml.of(report(RollbackResult.COMPLETED))).contains(
                "<td>burst_429</td><td class=\"fail\">fail</td><td>200s, then 429s</td>"
                        + "<td>2 × 200, then 1 × 500</td><td>1234</td>");
    }

    @Test
    void headline_says_how_it_ended() {
        assertThat(ReleaseHtml.of(report(RollbackResult.COMPLETED)))
                .contains("<p class=\"pass\"><strong>production was rolled back to aaaaaaa: completed</strong></p>");
        assertThat(ReleaseHtml.of(report(RollbackResult.PARTIAL)))
                .contains("<p class=\"fail\"><strong>production was rolled back to aaaaaaa: partial</strong></p>");
        assertThat(ReleaseMarkdown.of(report(RollbackResult.PARTIAL)))
                .startsWith("## shop 20260122\\-1000\\-rb1\n\n❌ **production was rolled back");
    }
}
