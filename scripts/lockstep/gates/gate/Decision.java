package lockstep.gates.gate;

/** A verdict with the reason for it: one sanitised line that names what was seen. */
public record Decision(Verdict verdict, String reason) {

    public static Decision pass(String reason) {
        return new Decision(Verdict.PASS, reason);
    }

    public static Decision fail(String reason) {
        return new Decision(Verdict.FAIL, reason);
    }

    public static Decision inconclusive(String reason) {
        return new Decision(Verdict.INCONCLUSIVE, reason);
    }
}
