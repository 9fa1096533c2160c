package lockstep.policy.requirement;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.base.text.Durations;

/**
 * Enough people approved this very move.
 *
 * @param members the principals of the role, as the head of {@code release} lists them
 * @param expires how long an approval counts, however long it says that it does
 * @param signed whether a name alone is not enough
 * @param sayStagingSkipped whether each has to say that staging is skipped
 */
public record Approved(
        String role, Set<String> members, int count, Duration expires, boolean signed, boolean sayStagingSkipped)
        implements Requirement {

    private static final String RULE = "approvals";

    /** Clocks of two hosts may differ by this much. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    public Approved {
        members = Set.copyOf(members);
    }

    /** The same, asked of these people. */
    public Approved of(Set<String> others) {
        return new Approved(role, others, count, expires, signed, sayStagingSkipped);
    }

    @Override
    public List<Assessment> assess(PipelineFacts facts) {
        Map<String, Approval> counting = counting(facts);
        List<Assessment> found = new ArrayList<>();
        if (counting.size() >= count) {
            return List.of(Assessment.pass(RULE, counting.size() + " of " + count + " approved: "
                    + String.join(", ", counting.keySet()) + "; the first approval expires " + firstEnd(counting)));
        }
        facts.approvals().stream()
                .filter(approval -> approval.action() == facts.move() && approval.to().equals(facts.candidate()))
                .filter(approval -> !counting.containsValue(approval))
                .forEach(approval -> fault(approval, facts, counting).ifPresent(found::add));
        found.addFirst(Assessment.fail(RULE, (count - counting.size()) + " of " + count + " approvals missing; "
                        + (counting.isEmpty() ? "nobody approved" : String.join(", ", counting.keySet()) + " approved"),
                "May approve: " + String.join(", ", mayStill(facts, counting)) + "."));
        return found;
    }

    private List<String> mayStill(PipelineFacts facts, Map<String, Approval> counting) {
        List<String> names = members.stream().sorted()
                .filter(member -> !counting.containsKey(member) && !facts.authors().contains(member)
                        && !member.equals(facts.requester()))
                .toList();
        return names.isEmpty() ? List.of("nobody of " + role + " who is neither requester nor author") : names;
    }

    private String firstEnd(Map<String, Approval> counting) {
        return counting.values().stream().map(this::endOf).min(Comparator.naturalOrder()).orElseThrow().toString();
    }

    private Instant endOf(Approval approval) {
        Instant latest = approval.approvedAt().plus(expires);
        return approval.expiresAt().isBefore(latest) ? approval.expiresAt() : latest;
    }

    /** The approvals that count, one a person. */
    private Map<String, Approval> counting(PipelineFacts facts) {
        Map<String, Approval> counting = new LinkedHashMap<>();
        facts.approvals().stream()
                .filter(approval -> approval.action() == facts.move() && approval.to().equals(facts.candidate()))
                .filter(approval -> fault(approval, facts, Map.of()).isEmpty())
                .sorted(Comparator.comparing(this::endOf).reversed())
                .forEach(approval -> counting.putIfAbsent(approval.approver(), approval));
        return counting;
    }

    /** The digests of the approvals that a move uses up. */
    public List<String> consumed(PipelineFacts facts) {
        return counting(facts).values().stream().limit(count).map(Approval::digest).sorted().toList();
    }

    private Optional<Assessment> fault(Approval approval, PipelineFacts facts, Map<String, Approval> counting) {
        String who = "the approval of " + approval.approver();
        if (approval.signature() == Approval.Signature.INVALID
                || (signed && approval.signature() == Approval.Signature.CLAIMED)) {
            return fault("approval-signed", who + (approval.signature() == Approval.Signature.CLAIMED
                    ? " is not signed" : " bears a signature that does not count"));
        }
        if (!members.contains(approval.approver())) {
            return fault("approver-role", approval.approver() + " does not have the role " + role + " on release");
        }
        if (approval.approver().equals(facts.requester())) {
            return fault("approver-not-requester", approval.approver() + " asked for the move");
        }
        if (facts.authors().contains(approval.approver())) {
            return fault("approver-not-author", approval.approver() + " wrote a part of the change");
        }
        if (approval.revoked()) {
            return fault("approval-not-revoked", who + " was revoked");
        }
        if (approval.consumedBy().isPresent()) {
            return fault("approval-once", who + " was used by " + approval.consumedBy().get());
        }
        if (!endOf(approval).isAfter(facts.now())) {
            return fault("approval-fresh", who + " expired at " + endOf(approval));
        }
        if (approval.approvedAt().isAfter(facts.now().plus(CLOCK_SKEW))) {
            return fault("approval-fresh", who + " is dated "
                    + Durations.human(Duration.between(facts.now(), approval.approvedAt())) + " from now");
        }
        return current(approval, facts, who, counting);
    }

    private Optional<Assessment> current(
            Approval approval, PipelineFacts facts, String who, Map<String, Approval> counting) {
        if (!approval.role().equals(role)) {
            return fault("approver-role", who + " is given as " + approval.role() + ", not as " + role);
        }
        if (!approval.from().equals(facts.from())) {
            return fault("approval-current", who + " is for another head of release");
        }
        if (!approval.policyDigest().equals(facts.policyDigest())) {
            return fault("approval-current", who + " was given under another configuration");
        }
        if (sayStagingSkipped && !approval.skipsStaging()) {
            return fault("hotfix-approvals", who + " does not say that staging is skipped");
        }
        return counting.containsKey(approval.approver())
                ? fault("approvers-distinct", approval.approver() + " approved more than once")
                : Optional.empty();
    }

    private static Optional<Assessment> fault(String rule, String words) {
        return Optional.of(Assessment.fail(rule, words, "Ask for a new approval, from somebody who may give it."));
    }
}
