package lockstep.record.log;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.base.release.ServiceName;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.Verdict;

/**
 * A gate in a list of the log: {@code health}, {@code burst_429 (fail)}, {@code release_drills_subset (if run)}.
 *
 * @param remark what stands in the parentheses; empty where there are none, which in the templates means that it passed
 */
public record LoggedGate(GateName name, String remark) {

    private static final Pattern SHAPE = Pattern.compile("([a-z][a-z0-9_]{0,63})(?:\\s+\\((.*)\\))?", Pattern.DOTALL);
    private static final Pattern NOT_PASSED = Pattern.compile("(fail|inconclusive|skipped)\\w*\\b.*", Pattern.DOTALL);

    /** As Lockstep writes it: the bare name when it passed, else with the verdict. */
    public static LoggedGate of(GateName name, Verdict verdict) {
        return new LoggedGate(name, verdict == Verdict.PASS ? "" : verdict.word());
    }

    /** The same of one of several services, which the remark names. */
    public static LoggedGate of(GateName name, Verdict verdict, Optional<ServiceName> service) {
        LoggedGate gate = of(name, verdict);
        return service.map(which -> new LoggedGate(
                name, (gate.remark().isEmpty() ? "" : gate.remark() + ", ") + "of " + which)).orElse(gate);
    }

    static Optional<LoggedGate> tryParse(String text) {
        Matcher match = SHAPE.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        String remark = match.group(2) == null ? "" : match.group(2);
        return Optional.of(new LoggedGate(new GateName(match.group(1)), remark));
    }

    /** Whether the remark says anything but that it passed. */
    public boolean isNotPassed() {
        return NOT_PASSED.matcher(remark.strip().toLowerCase(Locale.ROOT)).matches();
    }

    @Override
    public String toString() {
        return remark.isEmpty() ? name.word() : name.word() + " (" + remark + ")";
    }
}
