package lockstep.policy.requirement;

import java.util.List;
import java.util.Optional;
import lockstep.record.facts.CiFact;
import lockstep.record.facts.Finding;
import lockstep.record.facts.Trust;

/** A security scan found no more than this. A finding without a severity might be critical, and counts as one. */
public record FindingsWithin(long critical, long high, Trust trust) implements Requirement {

    private static final String RULE = "findings";

    @Override
    public List<Assessment> assess(PipelineFacts facts) {
        Optional<CiFact> newest = facts.newest(Finding.Findings.class);
        if (newest.isEmpty()) {
            return List.of(Assessment.undecided(RULE, "no security scan is recorded for this commit",
                    "Scan it, and record-checks --format sarif, grype or trivy."));
        }
        return List.of(Facts.trusted(newest.get(), trust)
                .orElseGet(() -> judge((Finding.Findings) newest.get().finding())));
    }

    private Assessment judge(Finding.Findings found) {
        String words = found.critical() + " critical, " + found.high() + " high" + (found.unrated() == 0 ? ""
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
