package lockstep.selftest;

import java.util.ArrayList;
import java.util.List;
import lockstep.gate.GateResult;
import lockstep.gate.Verdict;
import lockstep.report.Colour;
import lockstep.report.Theme;
import lockstep.text.Sanitiser;
import lockstep.text.Width;

/** The matrix as lines: a row a case, a column a gate. */
public record SelfTestReport(Theme theme) {

    public List<String> lines(SelfTestMatrix matrix) {
        int nameWidth = matrix.cases().stream().mapToInt(one -> one.name().length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        StringBuilder heading = new StringBuilder(Width.pad("", nameWidth));
        matrix.gates().forEach(gate -> heading.append("  ").append(column(gate.word(), gate.word())));
        lines.add(heading.toString().stripTrailing());
        for (SelfTestCase one : matrix.cases()) {
            StringBuilder row = new StringBuilder(Width.pad(one.name(), nameWidth));
            one.results().forEach(result -> row.append("  ").append(cell(result)));
            lines.add(row.toString().stripTrailing());
        }
        lines.add("");
        matrix.complaints().forEach(complaint -> lines.add(theme.paint(Colour.BAD, theme.show(Sanitiser.line(complaint)))));
        lines.add(lastLine(matrix));
        return lines;
    }

    private static String column(String text, String heading) {
        return Width.pad(text, Math.max(heading.length(), "+ PASS".length()));
    }

    private String cell(GateResult result) {
        String word = result.verdict() == Verdict.INCONCLUSIVE ? "UNSURE" : Theme.word(result.verdict());
        String text = theme.glyph(result.verdict()) + " " + word;
        return theme.paint(Theme.colourOf(result.verdict()), column(text, result.name().word()));
    }

    private String lastLine(SelfTestMatrix matrix) {
        Verdict verdict = matrix.isProof() ? Verdict.PASS : Verdict.FAIL;
        String words = matrix.isProof()
                ? "every gate passed on the healthy service, and failed alone where its property was broken"
                : "not every gate is proved able to fail";
        return theme.paint(Theme.colourOf(verdict), theme.glyph(verdict) + " " + Theme.word(verdict)) + "  " + words;
    }
}
