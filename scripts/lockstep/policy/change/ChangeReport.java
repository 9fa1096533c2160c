package lockstep.policy.change;

import java.util.ArrayList;
import java.util.List;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.base.text.Table;

/** An assessment as lines for a person: what was looked at, what the paths demand, what follows. Pure. */
public final class ChangeReport {

    private static final int MOST_PATHS = 20;

    private ChangeReport() {}

    /** Without the decision's word, which the last line of the report starts with. */
    public static List<String> lines(Sha from, Sha to, AssessedChange change) {
        List<String> lines = new ArrayList<>();
        lines.add("change-class · " + from.abbreviated() + ".." + to.abbreviated() + " · " + change.changedPaths()
                + (change.changedPaths() == 1 ? " changed path" : " changed paths"));
        List<PathMatch> matches = change.decision().matches();
        lines.addAll(new Table(matches.stream()
                .limit(MOST_PATHS)
                .map(match -> List.of(
                        "  " + match.demanded(), Sanitiser.line(match.path(), 120), match.rule().toString()))
                .toList()).lines());
        if (matches.size() > MOST_PATHS) {
            lines.add("  and " + (matches.size() - MOST_PATHS) + " more paths with a rule");
        }
        return lines;
    }

    /** What the decision says beside its word. */
    public static List<String> reasons(ChangeDecision decision) {
        return switch (decision) {
            case ChangeDecision.Allowed allowed ->
                    List.of("class " + allowed.declared() + ", " + allowed.declared().meaning());
            case ChangeDecision.Refused refused -> refused.reasons();
        };
    }
}
