package lockstep.tui.api;

import java.util.List;

/** What came of verifying the whole log: the violations, a line each, and what was looked at. */
public record LogCheck(List<String> violations, String extent) {

    public LogCheck {
        violations = List.copyOf(violations);
    }

    public boolean verified() {
        return violations.isEmpty();
    }
}
