package lockstep.policy.requirement;

import java.util.List;
import lockstep.base.release.PolicyRule;
import lockstep.record.facts.CiFact;
import lockstep.record.facts.FactName;
import lockstep.record.facts.Finding;
import lockstep.record.facts.Trust;

/**
 * Every security scan, the newest of each name, found no more than this. A finding without a severity might be
 * critical or high, and counts as either.
 */
public record FindingsWithin(long critical, long high, Trust trust) implements Requirement {

    private static final String RULE = PolicyRule.FINDINGS.id();

    @Override
    public List<Assessment> assess(PipelineFacts facts) {
        List<CiFact> each = facts.newestOfEach(Finding.Findings.class);
        if (each.isEmpty()) {
            return List.of(Assessment.undecided(RULE, "no security scan is recorded for this commit",
                    "Scan it, then run `record-checks` with `--sarif`, `--grype` or `--trivy`."));
        }
        return each.stream()
                .map(fact -> Facts.trusted(fact, trust)
                        .orElseGet(() -> judge(
                                (Finding.Findings) fact.finding(), fact.name(), each.size() > 1)))
                .toList();
    }

    private Assessment judge(Finding.Findings found, FactName name, boolean isOneOfSeveral) {
        String words = (isOneOfSeveral ? name + ": " : "") + found.critical() + " critical, " + found.high() + " high"
                + (found.unrated() == 0 ? "" : ", " + found.unrated() + " without a severity")
                + (found.suppressed() == 0 ? "" : ", " + found.suppressed() + " suppressed");
        if (found.critical() > critical || found.high() > high) {
            return Assessment.fail(RULE, words + "; allowed are " + critical + " critical, " + high + " high",
                    "Fix them, or suppress them in the scanner with a reason; scan, and run `record-checks` again:"
                            + " the newest scan called " + name + " counts.");
        }
        return found.unrated() > Math.min(critical - found.critical(), high - found.high())
                ? Assessment.undecided(RULE, words + "; what has no severity might be critical or high",
                        "Give the scanner's rules a security-severity.")
                : Assessment.pass(RULE, words);
    }
}
