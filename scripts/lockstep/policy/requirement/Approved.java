package lockstep.policy.requirement;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.base.release.PolicyRule;
import lockstep.base.text.Durations;

/**
 * Enough people approved this very move.
 *
 * @param members the principals of the role, as the head of {@code release} lists them
 * @param expires how long an approval counts, however long it says that it does
 * @param signed whether a name alone is not enough
 * @param sayStagingSkipped whether each has to say that staging is skipped
 * @param sayCanarySkipped whether each has to say that the canary is skipped
 */
public record Approved(
        String role, Set<String> members, int count, Duration expires, boolean signed, boolean sayStagingSkipped,
        boolean sayCanarySkipped)
        implements Requirement {

    private static final String RULE = PolicyRule.APPROVALS.id();

    public Approved {
        members = Set.copyOf(members);
    }

    /** @param sayStagingSkipped whether each has to say that staging is skipped; none says that of the canary */
    public Approved(
            String role, Set<String> members, int count, Duration expires, boolean signed, boolean sayStagingSkipped) {
        this(role, members, count, expires, signed, sayStagingSkipped, false);
    }

    /** The same, asked of these people. */
    public Approved of(Set<String> others) {
        return new Approved(role, others, count, expires, signed, sayStagingSkipped, sayCanarySkipped);
    }

    @Override
    public List<Assessment> assess(PipelineFacts facts) {
        Map<String, Approval> counting = counting(facts);
        List<Assessment> found = new ArrayList<>();
        if (counting.size() >= count) {
            return List.of(Assessment.pass(RULE, counting.size() + " of " + count + " approved: " + names(counting)
                    + "; the first approval expires " + firstEnd(counting, facts.now())));
        }
        ofThisMove(facts).stream()
                .filter(approval -> !counting.containsValue(approval))
                .forEach(approval -> new ApprovalCheck(this, facts).fault(approval, counting.keySet())
                        .ifPresent(found::add));
        found.addFirst(Assessment.fail(RULE, (count - counting.size()) + " of " + count + " approvals missing; "
                        + (counting.isEmpty() ? "nobody approved" : names(counting) + " approved"),
                remedy(mayStill(facts, counting))));
        return found;
    }

    private List<String> mayStill(PipelineFacts facts, Map<String, Approval> counting) {
        return mayApprove(facts).stream().filter(member -> !counting.containsKey(key(member))).toList();
    }

    private String remedy(List<String> names) {
        return names.isEmpty()
                ? "Nobody is left to approve: add a person to " + role + " who neither requested nor wrote the change."
                : "May approve: " + String.join(", ", names) + ".";
    }

    /** Who has the role, did not ask for the move, and wrote no part of it. */
    public List<String> mayApprove(PipelineFacts facts) {
        ApprovalCheck check = new ApprovalCheck(this, facts);
        return members.stream().sorted().filter(member -> !check.isRequester(member) && !check.isAuthor(member))
                .toList();
    }

    private static String names(Map<String, Approval> counting) {
        return counting.values().stream().map(Approval::who).collect(Collectors.joining(", "));
    }

    private String firstEnd(Map<String, Approval> counting, Instant now) {
        Instant end = counting.values().stream().map(this::endOf).min(Comparator.naturalOrder()).orElseThrow();
        return "in " + Durations.human(Duration.between(now, end)) + ", at " + end;
    }

    /** When it stops to count. */
    public Instant endOf(Approval approval) {
        Instant latest = approval.approvedAt().plus(expires);
        return approval.expiresAt().isBefore(latest) ? approval.expiresAt() : latest;
    }

    private static List<Approval> ofThisMove(PipelineFacts facts) {
        return facts.approvals().stream()
                .filter(approval -> approval.action() == facts.move() && approval.to().equals(facts.candidate()))
                .toList();
    }

    /** The approvals that count, one a person. */
    private Map<String, Approval> counting(PipelineFacts facts) {
        ApprovalCheck check = new ApprovalCheck(this, facts);
        Map<String, Approval> counting = new LinkedHashMap<>();
        ofThisMove(facts).stream()
                .filter(approval -> check.fault(approval, Set.of()).isEmpty())
                .sorted(Comparator.comparing(this::endOf).reversed())
                .filter(approval -> !new Person(approval.approver()).isAnyOf(counting.keySet()))
                .forEach(approval -> counting.put(key(approval.approver()), approval));
        return counting;
    }

    /** One person, however the name is written. */
    static String key(String principal) {
        return principal.toLowerCase(Locale.ROOT);
    }

    /** The approvals that count. */
    public List<Approval> standing(PipelineFacts facts) {
        return List.copyOf(counting(facts).values());
    }

    /** Why an approval would not count; nothing where it would. */
    public List<Assessment> faults(PipelineFacts facts, Approval approval) {
        return new ApprovalCheck(this, facts).fault(approval, Set.of()).stream().toList();
    }
}
