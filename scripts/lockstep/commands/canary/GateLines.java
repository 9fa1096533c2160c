package lockstep.commands.canary;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lockstep.analysis.canary.CanaryVerdict;
import lockstep.analysis.canary.Demand;
import lockstep.analysis.canary.GateJudgement;
import lockstep.analysis.canary.Observations;
import lockstep.base.text.Durations;
import lockstep.commands.report.Theme;
import lockstep.gates.gate.Verdict;

/** A canary's progress as lines for a person: one a gate, with its bound, its margin, and how the bound went. */
final class GateLines {

    private static final int SPARK = 20;
    private static final String BLOCKS = "▁▂▃▄▅▆▇█";
    private static final String ASCII_BLOCKS = "_.-~=+*#";
    private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    private final Theme theme;
    private final Map<String, Deque<Double>> bounds = new HashMap<>();

    GateLines(Theme theme) {
        this.theme = theme;
    }

    List<String> of(int weight, CanaryVerdict verdict, Observations seen, Duration left, List<String> troubles) {
        List<String> lines = new ArrayList<>();
        lines.add("canary at " + weight + " %: " + seen.canary().requests() + " of "
                + (seen.canary().requests() + seen.baseline().requests()) + " requests in "
                + Durations.human(seen.watched()) + (left.isPositive() ? ", " + Durations.human(left) + " left" : ""));
        verdict.gates().forEach(gate -> lines.add(line(gate)));
        troubles.stream().limit(2).forEach(trouble -> lines.add("  not read: " + trouble));
        return lines;
    }

    private String line(GateJudgement gate) {
        Verdict shown = gate.verdict() == Verdict.INCONCLUSIVE && gate.demand() == Demand.NO_HARM_SHOWN
                ? Verdict.SKIPPED
                : gate.verdict();
        String mark = theme.paint(Theme.colourOf(gate.verdict()), theme.glyph(shown));
        return "  " + mark + " " + gate.gate() + "  worse by at most " + percent(gate.bound()) + " (allowed "
                + percent(gate.margin()) + "), evidence of harm " + number(gate.eValue()) + " (fails at "
                + number(gate.threshold()) + ")  "
                + spark(gate) + (gate.verdict() == Verdict.FAIL ? "  FAIL" : gate.verdict() == Verdict.PASS
                        ? "  PASS" : "");
    }

    /** The last bounds; the margin lies in the middle of the height. */
    private String spark(GateJudgement gate) {
        Deque<Double> last = bounds.computeIfAbsent(gate.gate(), name -> new ArrayDeque<>());
        last.add(gate.bound() / gate.margin());
        if (last.size() > SPARK) {
            last.removeFirst();
        }
        String blocks = theme.unicode() ? BLOCKS : ASCII_BLOCKS;
        StringBuilder spark = new StringBuilder();
        last.forEach(share -> spark.append(Double.isFinite(share)
                ? blocks.charAt((int) Math.max(0, Math.min(blocks.length() - 1, share * blocks.length() / 2)))
                : ' '));
        return spark.toString();
    }

    private static String percent(double share) {
        return Double.isFinite(share) ? number(share * 100) + " %" : "unknown";
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return "unknown";
        }
        return value >= 1_000 ? String.valueOf(Math.round(value)) : new BigDecimal(value).round(DIGITS)
                .setScale(Math.max(0, Math.min(3, new BigDecimal(value).round(DIGITS).scale())), RoundingMode.HALF_UP)
                .toPlainString();
    }
}
