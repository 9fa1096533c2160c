package lockstep.policy.requirement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which approvals a move uses up, of those that count: none that can be left out. One may serve several requirements.
 *
 * @param list whose approvals are meant
 */
public record ApprovalChoice(List<Approved> list, PipelineFacts facts) {

    public ApprovalChoice {
        list = List.copyOf(list);
    }

    /**
     * @param named those that are used before others
     * @return their digests, sorted
     */
    public List<String> digests(Predicate<Approval> named) {
        List<Approval> chosen = new ArrayList<>(list.stream()
                .flatMap(one -> one.standing(facts).stream())
                .distinct()
                .sorted(Comparator.comparing((Approval approval) -> !named.test(approval))
                        .thenComparing(approval -> -serves(approval)))
                .toList());
        for (Approval last : List.copyOf(chosen).reversed()) {
            List<Approval> without = chosen.stream().filter(approval -> !approval.equals(last)).toList();
            if (list.stream().allMatch(one -> isMet(one, without))) {
                chosen.remove(last);
            }
        }
        return chosen.stream().map(Approval::digest).sorted().toList();
    }

    private long serves(Approval approval) {
        return list.stream().filter(one -> one.standing(facts).contains(approval)).count();
    }

    /** As far as it can be. */
    private boolean isMet(Approved one, List<Approval> chosen) {
        List<Approval> standing = one.standing(facts);
        return standing.stream().filter(chosen::contains).count() >= Math.min(one.count(), standing.size());
    }
}
