package lockstep.record.report;

import java.util.ArrayList;
import java.util.List;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Observed;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.record.canary.CanaryView;
import lockstep.record.page.Drawing;
import lockstep.record.page.HtmlPage;

/** One move of {@code release} as one HTML page: at a glance, then why, then how to verify it. */
public final class ReleaseHtml {

    /** What a key of lockstep.yaml is called by in the record. */
    private static final String CONFIGURED = "^configuration\\.values\\.";

    private final ReleaseReport report;
    private final HtmlPage page;

    private ReleaseHtml(ReleaseReport report) {
        this.report = report;
        this.page = new HtmlPage(report.service() + " " + report.id());
    }

    public static String of(ReleaseReport report) {
        return new ReleaseHtml(report).page();
    }

    private String page() {
        Glance glance = Glance.of(report);
        page.verdict(glance.good() ? "pass" : "fail", glance.headline());
        page.cards(ReleaseCards.of(report));
        page.table(List.of("what", "value"), glance.rows());
        decision();
        report.tests().forEach(run -> run("Staging gates" + of(run), run));
        report.canaries().forEach(this::canary);
        report.smokes().forEach(run -> run("Production smoke" + of(run), run));
        LatencyPanels.addTo(page, report.times());
        page.section("Everything that was done with this commit").table(
                List.of("when", "what", "by", "approved by", "result", "words"),
                report.actions().stream().map(action -> List.of(
                        action.at().toString(), action.action(), action.operator().orElse(""),
                        action.approvedBy().orElse(""), action.result().orElse(""), action.words())).toList());
        page.section("How to verify it").paragraph(Verification.tools(report)).lines(Verification.commands(report))
                .paragraph(Verification.limits(report));
        return page.text();
    }

    private void decision() {
        page.section("The decision").paragraph(DecisionWords.of(report));
        page.bullets(DecisionWords.accepted(report));
        List<List<String>> rules = RecordedRules.of(report);
        if (!rules.isEmpty()) {
            page.table(RecordedRules.HEADINGS, rules).paragraph(RecordedRules.LIMITS);
        }
        if (!report.requirements().isEmpty()) {
            page.table(List.of("requirement", "verdict", "what it said"), report.requirements().stream()
                    .map(one -> List.of(one.rule(), one.verdict(), one.words()))
                    .toList());
        }
        if (!report.policy().isEmpty()) {
            List<List<String>> rows = new ArrayList<>();
            report.policy().forEach((key, value) -> rows.add(List.of(key.replaceFirst(CONFIGURED, ""), value)));
            page.folded("The policy of that day: " + rows.size() + " values", List.of("key", "value"), rows);
        }
    }

    private static String of(GateRun run) {
        return run.service().map(service -> " of " + service).orElse("");
    }

    private void run(String title, GateRun run) {
        page.section(title).paragraph(run.id().text() + ", by " + run.operator() + ", against " + run.base());
        page.table(List.of("gate", "verdict", "expected", "observed", "ms"),
                run.gates().stream().filter(gate -> gate.verdict() != Verdict.SKIPPED).map(ReleaseHtml::row).toList());
        run.gates().stream()
                .filter(gate -> gate.observed().filter(seen -> seen.codes().size() > 1).isPresent())
                .forEach(gate -> page.drawing(
                        Drawing.strip("answers of " + gate.name(), gate.observed().orElseThrow().codes())));
    }

    private static List<String> row(GateResult gate) {
        return List.of(
                gate.name().toString(), gate.verdict().word(), gate.expected(), gate.reason(),
                gate.observed().map(Observed::timing)
                        .map(timing -> String.valueOf(timing.total().toMillis()))
                        .orElse(""));
    }

    private void canary(CanaryView canary) {
        page.section("Canary " + canary.shown());
        page.table(List.of("when", "state", "traffic", "words"), canary.states().stream()
                .filter(state -> !state.words().isBlank())
                .map(state -> List.of(state.at().toString(), state.stage().word(),
                        state.weight().map(weight -> weight + " %").orElse(""), state.words()))
                .toList());
        canary.end().ifPresent(end -> page.table(List.of("metric", "verdict", "why"), end.gates().stream()
                .map(gate -> List.of(gate.gate(), gate.verdict().word(), gate.reason()))
                .toList()));
        page.drawings(CanaryCharts.of(canary));
    }
}
