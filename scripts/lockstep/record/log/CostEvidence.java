package lockstep.record.log;

import java.util.regex.Pattern;

/**
 * A line of {@code cost_control_evidence}: which cost gate was run, and how.
 *
 * @param name such as {@code cost_gate_chat}; empty where a hand-written line has none
 */
public record CostEvidence(String name, String how) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    public CostEvidence {
        if (!name.isEmpty() && !isName(name)) {
            throw new IllegalArgumentException("not the name of a cost gate");
        }
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
