package lockstep.analysis.canary;

import lockstep.gates.gate.Verdict;

/**
 * What one metric gate says, with the numbers that it says it by.
 *
 * @param canary the canary's value as it was seen
 * @param baseline the baseline's value as it was seen
 * @param bound the worst that the counts still allow; a pass is when it is within the margin
 * @param margin what is allowed, in the bound's unit
 * @param eValue the worth of the bet that the canary does harm
 * @param threshold the worth at which the canary fails
 */
public record GateJudgement(
        String gate, Verdict verdict, double canary, double baseline, double bound, double margin, double eValue,
        double threshold, Breach breach, Demand demand, String reason) {

    public boolean holdsUpAPass(Terms terms) {
        return verdict != Verdict.PASS && (demand == Demand.PROOF || terms.hasToSee() && !sees());
    }

    /** Whether harm could be seen: both arms tell their value, and nothing is known of a time above the last bucket. */
    private boolean sees() {
        return Double.isFinite(canary) && Double.isFinite(baseline);
    }
}
