package lockstep.record.report;

import java.util.ArrayList;
import java.util.List;
import lockstep.base.text.Markdown;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;

/** One move of {@code release} in Markdown, for a summary in CI or a message. */
public final class ReleaseMarkdown {

    private ReleaseMarkdown() {}

    public static String of(ReleaseReport report) {
        Glance glance = Glance.of(report);
        List<String> lines = new ArrayList<>();
        lines.add("## " + Markdown.escaped(report.service() + " " + report.id()));
        lines.add("");
        lines.add((glance.good() ? "✅ " : "❌ ") + "**" + Markdown.escaped(glance.headline()) + "**");
        lines.add("");
        table(List.of("what", "value"), glance.rows(), lines);
        lines.add(Markdown.escaped(DecisionWords.of(report)));
        lines.add("");
        DecisionWords.accepted(report).forEach(accepted -> lines.add("- " + Markdown.escaped(accepted)));
        List<List<String>> rules = RecordedRules.of(report);
        if (!rules.isEmpty()) {
            table(RecordedRules.HEADINGS, rules, lines);
            lines.add(Markdown.escaped(RecordedRules.LIMITS));
            lines.add("");
        }
        if (!report.requirements().isEmpty()) {
            lines.add("### Requirements");
            table(List.of("requirement", "verdict", "what it said"), report.requirements().stream()
                    .map(one -> List.of(one.rule(), one.verdict(), one.words()))
                    .toList(), lines);
        }
        report.tests().forEach(run -> run("Staging gates" + of(run), run, lines));
        report.smokes().forEach(run -> run("Production smoke" + of(run), run, lines));
        return String.join("\n", lines).stripTrailing() + "\n";
    }

    private static String of(GateRun run) {
        return run.service().map(service -> " of " + service).orElse("");
    }

    private static void run(String title, GateRun run, List<String> lines) {
        lines.add("### " + title);
        table(List.of("gate", "verdict", "expected", "observed"), run.gates().stream()
                .filter(gate -> gate.verdict() != Verdict.SKIPPED)
                .map(gate -> List.of(gate.name().toString(), gate.verdict().word(), gate.expected(), gate.reason()))
                .toList(), lines);
    }

    private static void table(List<String> headings, List<List<String>> rows, List<String> lines) {
        lines.add("");
        lines.add("| " + String.join(" | ", headings) + " |");
        lines.add("|" + " --- |".repeat(headings.size()));
        rows.forEach(row -> lines.add("| " + String.join(" | ", row.stream().map(Markdown::escaped).toList()) + " |"));
        lines.add("");
    }
}
