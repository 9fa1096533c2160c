package lockstep.policy.requirement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lockstep.base.release.PolicyRule;
import lockstep.record.facts.CiFact;
import lockstep.record.facts.Finding;
import lockstep.record.facts.Trust;

/** So many people approved the change at its final head, and none of them asks for changes. */
public record Reviewed(int count, Trust trust) implements Requirement {

    private static final String RULE = PolicyRule.REVIEW.id();

    @Override
    public List<Assessment> assess(PipelineFacts facts) {
        Optional<CiFact> newest = facts.newest(Finding.Review.class);
        if (newest.isEmpty()) {
            return List.of(Assessment.undecided(RULE, "no review is recorded for this commit",
                    "Record it from your forge: `record-checks --github` or `record-checks --gitlab`."));
        }
        return List.of(Facts.trusted(newest.get(), trust)
                .orElseGet(() -> judge((Finding.Review) newest.get().finding(), facts)));
    }

    private Assessment judge(Finding.Review review, PipelineFacts facts) {
        if (!review.changesRequestedBy().isEmpty()) {
            return Assessment.fail(RULE, String.join(", ", review.changesRequestedBy()) + " asked for changes",
                    "Make the changes, or talk to the reviewer.");
        }
        Map<Boolean, List<String>> reviewers = review.approvedBy().stream().distinct()
                .collect(Collectors.partitioningBy(reviewer -> new Person(reviewer).isAnyOf(facts.authors())));
        List<String> others = reviewers.get(false);
        String own = reviewers.get(true).isEmpty() ? ""
                : "; " + String.join(", ", reviewers.get(true)) + " wrote a part of the change";
        return others.size() >= count
                ? Assessment.pass(RULE, "approved by " + String.join(", ", others))
                : Assessment.fail(RULE, others.size() + " of " + count + " reviews" + own, "Ask for a review.");
    }
}
