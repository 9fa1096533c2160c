package lockstep.tui.view;

import java.util.Locale;
import lockstep.analysis.canary.AvailabilityGate;
import lockstep.analysis.canary.ErrorRateGate;
import lockstep.analysis.canary.GateJudgement;
import lockstep.analysis.canary.LatencyGate;
import lockstep.analysis.canary.MetricGate;
import lockstep.analysis.canary.Terms;
import lockstep.gates.gate.Verdict;

/** How much speaks for harm, as a gate counts it; and where that is enough and it does not fail, why, in a word. */
final class CanaryHarm {

    private CanaryHarm() {}

    static String words(GateJudgement gate, Terms terms, boolean wide) {
        if (gate.verdict() == Verdict.PASS || Double.isNaN(gate.eValue())) {
            return "";
        }
        if (gate.eValue() < gate.threshold()) {
            return number(gate.eValue()) + " of " + number(gate.threshold());
        }
        String over = "over " + number(gate.threshold());
        if (gate.verdict() == Verdict.FAIL) {
            return over;
        }
        String why = terms.gates().stream().filter(one -> one.name().equals(gate.gate())).findFirst()
                .map(one -> why(one, gate)).orElse("clumped");
        return wide ? over + ", " + why : why;
    }

    /** The bet alone fails nothing: the harm has to be worth a failure, the canary's own, and no single burst. */
    private static String why(MetricGate terms, GateJudgement gate) {
        return switch (terms) {
            case ErrorRateGate rate -> gate.canary() - gate.baseline() > rate.margin() ? "clumped" : "allowed";
            case LatencyGate latency ->
                gate.canary() > (1 + latency.margin()) * gate.baseline() ? "clumped" : "allowed";
            case AvailabilityGate availability -> gate.canary() >= availability.min() ? "allowed"
                    : gate.baseline() < availability.min() ? "baseline" : "clumped";
        };
    }

    private static String number(double value) {
        return !Double.isFinite(value) ? "?" : String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
    }
}
