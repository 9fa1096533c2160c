package tests.record.export;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.record.log.Entries.sha;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.CanaryId;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.RevisionSeen;
import lockstep.gates.run.RunId;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryState;
import lockstep.record.canary.CanaryView;
import lockstep.record.export.ReleaseHtml;
import lockstep.record.export.ReleaseMarkdown;
import lockstep.record.export.ReleaseReport;
import lockstep.record.export.ReleaseReport.Place;
import lockstep.record.export.ReleaseReport.RequirementLine;
import lockstep.record.journal.Intent;
import lockstep.record.journal.Passage;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.journal.RollbackIntent;
import lockstep.record.log.PassFail;
import lockstep.record.log.PromotionEntry;
import lockstep.record.log.RollbackEntry;
import lockstep.record.log.RollbackResult;
import lockstep.record.log.StructuredEntry;
import org.junit.jupiter.api.Test;
import tests.record.log.Entries;

/** Every text of a report that somebody else chose: the pages show it, and nothing of it is markup. */
class HostileReportTest {

    private static final Instant WHEN = Instant.parse("2026-01-22T10:00:00Z");
    private static final Sha FROM = sha(1);
    private static final Sha TO = sha(2);
    /** As hostile as a tag's name can be. */
    private static final Version TAG = new Version("v1.2.3__x__");

    /** Ends what it stands in, runs, loads, leads elsewhere, and calls a team. At most an operator's length. */
    private static String hostile(String place) {
        return "</td></pre><script>" + place + "()</script><img src=x> [l](javascript:x) @all | `c`";
    }

    private static GateRun run() {
        GateResult gate = new GateResult(
                new GateName("health"), Verdict.PASS, hostile("reason"), Optional.of("GET"), Optional.of("/health"),
                hostile("claim"), List.of(200), Optional.empty(), 1);
        return new GateRun(
                new RunId("20260122T095500Z-promotion-gate-00000000"), "promotion-gate", Environment.STAGING,
                "https://staging.example", Optional.of(TO),
                new RevisionSeen(true, Optional.of(hostile("revision")), Optional.of("header X")),
                new Operator(hostile("tester")), WHEN.minusSeconds(300), Duration.ofSeconds(2), List.of(gate));
    }

    private static CanaryView canary() {
        CanaryState state = new CanaryState(
                1, CanaryStage.PAUSED_BY_OPERATOR, WHEN, new Operator("olga"), "host", Optional.of(10),
                hostile("canary"), List.of());
        return new CanaryView(
                CanaryId.first(WHEN), Optional.empty(), List.of(state), List.of(CanaryStage.PAUSED_BY_OPERATOR), 1,
                Optional.empty(), Optional.empty());
    }

    private static ReleaseReport report(StructuredEntry entry, ReleaseId id, Intent intent) {
        LinkedHashMap<String, String> policy = new LinkedHashMap<>();
        policy.put("configuration.source", hostile("source"));
        policy.put("required_gates", "health");
        return new ReleaseReport(
                "shop", id, entry, Optional.of(intent), WHEN, List.of(run()), List.of(),
                List.of(new RequirementLine("soak", "pass", hostile("requirement"))), policy, Optional.of(canary()),
                List.of(), List.of(),
                new Place("origin", "release-evidence", TO, "release;reboot"), List.of("evidence/x'; reboot/intent.json"));
    }

    private static ReleaseReport promotion() {
        ReleaseId id = Entries.id("20260122-1000-rc1");
        PromotionEntry usual = Entries.promotion(id.toString(), TO);
        PromotionEntry entry = new PromotionEntry(
                id, TO, Optional.of(TAG), Environment.PRODUCTION, "main", "release", usual.stagingBase(),
                usual.stagingGateCommand(), PassFail.PASS, usual.gatesRun(), ChangeClass.A, usual.prodVerification(),
                PassFail.PASS, hostile("plan"), hostile("notes"), new Operator(hostile("operator")), usual.evidenceRefs(),
                usual.costControlEvidence());
        return report(entry, id, new PromotionIntent(
                id, new Operator("ada"), WHEN, Optional.of(FROM), TO, "evidence/runs/x.json", hostile("digest"),
                ChangeDeclaration.classA(hostile("declared")), false, List.of(hostile("accepted")), "", Optional.empty(),
                Passage.plain()));
    }

    private static ReleaseReport rollback() {
        ReleaseId id = Entries.id("20260122-1000-rb1");
        RollbackEntry usual = Entries.rollback(id.toString(), FROM, TO);
        RollbackEntry entry = new RollbackEntry(
                id, hostile("trigger"), FROM, TO, Optional.of(TAG), Environment.PRODUCTION, usual.actions(),
                usual.postRollbackVerification(), RollbackResult.COMPLETED, hostile("notes"), new Operator(hostile("operator")),
                usual.evidenceRefs());
        return report(entry, id, new RollbackIntent(
                id, new Operator("ada"), WHEN, Optional.of(FROM), TO, hostile("trigger"),
                new Operator(hostile("approver")), hostile("entry"), false, "", Optional.empty(), Passage.plain()));
    }

    private static void showsAsText(String page, String... places) {
        assertThat(page).doesNotContain("<script", "<img", "</td></pre>");
        for (String place : places) {
            assertThat(page).contains("&lt;script&gt;" + place + "()&lt;/script&gt;");
        }
    }

    private static void markdownShowsAsText(String page, String... places) {
        assertThat(page).doesNotContain("<script", "<img", "](javascript", " @all", " | `c`");
        for (String place : places) {
            assertThat(page).contains("&lt;script&gt;" + place + "\\(\\)&lt;/script&gt;");
        }
    }

    @Test
    void in_HTML_nothing_that_somebody_else_chose_is_markup() {
        showsAsText(ReleaseHtml.of(promotion()), "reason", "claim", "revision", "tester", "canary", "source", "requirement",
                "plan", "notes", "operator", "declared", "accepted", "digest");
        showsAsText(ReleaseHtml.of(rollback()), "trigger", "approver", "entry", "notes", "operator");
    }

    @Test
    void in_Markdown_nothing_that_somebody_else_chose_is_markup() {
        markdownShowsAsText(ReleaseMarkdown.of(promotion()), "reason", "claim", "revision", "tester", "source",
                "requirement", "plan", "notes", "operator", "declared", "accepted");
        markdownShowsAsText(ReleaseMarkdown.of(rollback()), "trigger", "approver", "entry", "notes", "operator");
        assertThat(ReleaseMarkdown.of(promotion())).contains("v1\\.2\\.3\\_\\_x\\_\\_");
    }

    @Test
    void a_name_that_somebody_else_chose_is_one_word_of_the_commands_to_paste() {
        assertThat(ReleaseHtml.of(promotion()))
                .contains("git fetch origin refs/heads/release-evidence &#39;refs/heads/release;reboot&#39;\n")
                .contains("git show &#39;" + TO + ":evidence/x&#39;\\&#39;&#39;; reboot/intent.json&#39;\n")
                .contains("| sha256sum | grep -q &#39;^&lt;/td&gt;");
    }
}
