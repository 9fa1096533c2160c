package lockstep.policy.requirement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import lockstep.base.release.PolicyRule;
import lockstep.record.facts.CiFact;
import lockstep.record.facts.FactName;
import lockstep.record.facts.Finding;
import lockstep.record.facts.Trust;

/**
 * Enough of the code is covered by tests, by every report, the newest of each name.
 *
 * @param percent at least so much
 * @param unit line, branch, instruction or method
 */
public record CoverageReached(BigDecimal percent, String unit, Trust trust) implements Requirement {

    private static final String RULE = PolicyRule.COVERAGE.id();

    @Override
    public List<Assessment> assess(PipelineFacts facts) {
        List<CiFact> each = facts.newestOfEach(Finding.Coverage.class);
        if (each.isEmpty()) {
            return List.of(Assessment.undecided(RULE, "coverage is not recorded for this commit",
                    "Record the report of the whole build: record-checks."));
        }
        return each.stream()
                .map(fact -> Facts.trusted(fact, trust)
                        .orElseGet(() -> judge(
                                (Finding.Coverage) fact.finding(), fact.name(), each.size() > 1)))
                .toList();
    }

    private Assessment judge(Finding.Coverage coverage, FactName name, boolean isOneOfSeveral) {
        String which = isOneOfSeveral ? name + ": " : "";
        Finding.Coverage.Ratio ratio = coverage.units().get(unit);
        if (ratio == null || ratio.all() == 0) {
            return Assessment.undecided(RULE, which + "the report counts no " + unit + " at all",
                    "Record the report of the whole build, or name another unit.");
        }
        String words = which + ratio.covered() + " of " + ratio.all() + " " + unit + " units covered, " + shown(ratio)
                + " %, at least " + percent.toPlainString() + " % demanded";
        boolean enough = BigDecimal.valueOf(ratio.covered()).scaleByPowerOfTen(2)
                .compareTo(percent.multiply(BigDecimal.valueOf(ratio.all()))) >= 0;
        return enough ? Assessment.pass(RULE, words) : Assessment.fail(RULE, words,
                "Add tests, and run `record-checks` again: the newest report called " + name + " counts.");
    }

    /** Rounded down: 79.99 % is not shown as the 80 % that it is not. */
    private static String shown(Finding.Coverage.Ratio ratio) {
        return BigDecimal.valueOf(ratio.covered()).scaleByPowerOfTen(2)
                .divide(BigDecimal.valueOf(ratio.all()), 2, RoundingMode.DOWN).toPlainString();
    }
}
