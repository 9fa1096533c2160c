package lockstep.demo.selftest;

import java.util.ArrayList;
import java.util.List;
import lockstep.base.text.Sanitiser;
import lockstep.base.text.Width;
import lockstep.commands.report.Colour;
import lockstep.commands.report.Theme;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;

/** The matrices as lines: a row a case, a column a gate. */
public record SelfTestReport(Theme theme) {

    public List<String> lines(List<SelfTestMatrix> matrices) {
        List<String> lines = new ArrayList<>();
        matrices.forEach(matrix -> addTo(lines, matrix));
        matrices.stream().flatMap(matrix -> matrix.complaints().stream())
                .forEach(complaint -> lines.add(theme.paint(Colour.BAD, theme.show(Sanitiser.line(complaint)))));
        lines.add(lastLine(matrices.stream().allMatch(SelfTestMatrix::isProof)));
        return lines;
    }

    private void addTo(List<String> lines, SelfTestMatrix matrix) {
        String name = matrix.trial().name();
        int nameWidth = matrix.cases().stream().mapToInt(one -> one.name().length()).reduce(name.length(), Math::max);
        StringBuilder heading = new StringBuilder(Width.pad(name, nameWidth));
        matrix.gates().forEach(gate -> heading.append("  ").append(column(gate.word(), gate.word())));
        lines.add(heading.toString().stripTrailing());
        for (SelfTestCase one : matrix.cases()) {
            StringBuilder row = new StringBuilder(Width.pad(one.name(), nameWidth));
            one.results().forEach(result -> row.append("  ").append(cell(result)));
            lines.add(row.toString().stripTrailing());
        }
        lines.add("");
    }

    private static String column(String text, String heading) {
        return Width.pad(text, Math.max(heading.length(), "+ PASS".length()));
    }

    private String cell(GateResult result) {
        String word = result.verdict() == Verdict.INCONCLUSIVE ? "UNSURE" : Theme.word(result.verdict());
        String text = theme.glyph(result.verdict()) + " " + word;
        return theme.paint(Theme.colourOf(result.verdict()), column(text, result.name().word()));
    }

    private String lastLine(boolean isProof) {
        Verdict verdict = isProof ? Verdict.PASS : Verdict.FAIL;
        String words = isProof
                ? "every gate passed on the healthy service, and failed alone where its property was broken"
                : "not every gate is proved able to fail";
        return theme.paint(Theme.colourOf(verdict), theme.glyph(verdict) + " " + Theme.word(verdict)) + "  " + words;
    }
}
