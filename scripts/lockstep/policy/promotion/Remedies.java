package lockstep.policy.promotion;

import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lockstep.base.release.PolicyRule;

/**
 * What to do where several reasons speak against something. What one reason asks for may be pointless while another one
 * stands, so only the remedies of what comes first are told, and that more may follow.
 */
public final class Remedies {

    private static final String THEN = " Then try again with --dry-run; it lists what is left.";

    /** What several reasons ask for is said once. */
    private static final Pattern SENTENCES = Pattern.compile("(?<=\\.) (?=[A-Z])");

    private Remedies() {}

    public static String of(List<Reason> reasons) {
        TreeMap<PolicyRule.Turn, List<Reason>> inTurn = reasons.stream()
                .collect(Collectors.groupingBy(reason -> reason.rule().turn(), TreeMap::new, Collectors.toList()));
        String remedies = inTurn.isEmpty() ? "" : inTurn.firstEntry().getValue().stream()
                .map(Reason::remedy)
                .flatMap(SENTENCES::splitAsStream)
                .distinct()
                .collect(Collectors.joining(" "));
        return inTurn.size() > 1 ? remedies + THEN : remedies;
    }
}
