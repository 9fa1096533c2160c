package lockstep.record.attestation;

import lockstep.gates.gate.Verdict;

/** The results that in-toto's test-result predicate knows. */
public enum TestResult {
    PASSED,
    /** Passed, with a warning. No gate of Lockstep does. */
    WARNED,
    FAILED;

    /** The predicate has no word for inconclusive. What was not shown to pass did not pass: nothing fails open. */
    static TestResult of(Verdict verdict) {
        return verdict == Verdict.PASS ? PASSED : FAILED;
    }
}
