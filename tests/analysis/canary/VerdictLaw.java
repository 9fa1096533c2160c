package tests.analysis.canary;

import static org.assertj.core.api.Assertions.assertThat;

import lockstep.analysis.canary.CanaryVerdict;
import lockstep.analysis.canary.GateJudgement;
import lockstep.gates.gate.Verdict;

/** What holds of every verdict, whatever was counted. */
final class VerdictLaw {

    private VerdictLaw() {}

    /** Harm that a gate shows is never passed over, only a failure asks for something, and each says why. */
    static void holds(CanaryVerdict verdict) {
        boolean harm = verdict.gates().stream().map(GateJudgement::verdict).anyMatch(Verdict.FAIL::equals);
        if (harm) {
            assertThat(verdict.verdict()).as("a gate shows harm").isEqualTo(Verdict.FAIL);
        }
        if (verdict.verdict() == Verdict.PASS) {
            assertThat(verdict.gates()).as("what a pass rests on").isNotEmpty();
        }
        assertThat(verdict.breach().isPresent()).as("asks for something").isEqualTo(verdict.verdict() == Verdict.FAIL);
        assertThat(verdict.reasons()).isNotEmpty();
    }
}
