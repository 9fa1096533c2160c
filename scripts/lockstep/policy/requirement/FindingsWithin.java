package lockstep.policy.requirement;

import java.util.List;
import lockstep.record.facts.CiFact;
import lockstep.record.facts.Finding;
import lockstep.record.facts.Trust;

/**
 * Every security scan, the newest of each name, found no more than this. A finding without a severity might be
 * critical, and counts as one.
 */
public record FindingsWithin(long critical, long high, Trust trust) implements Requirement {

    private static final String RULE = "findings";

    @Override
    public List<Assessment> assess(PipelineFacts facts) {
        List<CiFact> each = facts.newestOfEach(Finding.Findings.class);
        if (each.isEmpty()) {
            return List.of(Assessment.undecided(RULE, "no security scan is recorded for this commit",
                    "Scan it, and record-checks --sarif, --grype or --trivy FILE."));
        }
        return each.stream()
                .map(fact -> Facts.trusted(fact, trust)
                        .orElseGet(() -> judge(
                                (Finding.Findings) fact.finding(), each.size() == 1 ? "" : fact.name() + ": ")))
                .toList();
    }

    /** @param which of several, to begin the words with */
    private Assessment judge(Finding.Findings found, String which) {
        String words = which + found.critical() + " critical, " + found.high() + " high" + (found.unrated() == 0 ? ""
                : ", " + found.unrated() + " without a severity") + (found.suppressed() == 0 ? ""
                : ", " + found.suppressed() + " suppressed");
        if (found.critical() > critical || found.high() > high) {
            return Assessment.fail(RULE, words + "; allowed are " + critical + " critical, " + high + " high",
                    "Fix them, or suppress them in the scanner with a reason; scan again.");
        }
        return found.critical() + found.unrated() > critical
                ? Assessment.undecided(RULE, words + "; what has no severity might be critical",
                        "Give the scanner's rules a security-severity.")
                : Assessment.pass(RULE, words);
    }
}
