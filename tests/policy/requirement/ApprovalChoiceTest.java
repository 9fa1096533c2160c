package tests.policy.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import lockstep.policy.requirement.ApprovalChoice;
import lockstep.policy.requirement.Approved;
import org.junit.jupiter.api.Test;

class ApprovalChoiceTest {

    private static final String ANNA = "anna@example.org";
    private static final String OMAR = "omar@example.org";
    private static final String ZOE = "zoe@example.org";

    private static Approved asks(int count, String... members) {
        return new Approved("RELEASE_APPROVER", Set.of(members), count, Duration.ofHours(4), true, false);
    }

    private static List<String> used(Set<String> named, Approved... asked) {
        Pipelines pipeline = Pipelines.whole();
        pipeline.approvals.clear();
        List.of(ANNA, OMAR, ZOE).forEach(who -> pipeline.approvals.add(Pipelines.approval(who)));
        return new ApprovalChoice(List.of(asked), pipeline.seen())
                .digests(approval -> named.contains(approval.approver()))
                .stream().map(digest -> digest.substring("digest of ".length())).toList();
    }

    @Test
    void no_more_approvals_are_used_up_than_are_asked_for() {
        assertThat(used(Set.of(), asks(2, ANNA, OMAR, ZOE))).hasSize(2);
        assertThat(used(Set.of(), asks(3, ANNA, OMAR, ZOE))).hasSize(3);
    }

    @Test
    void one_approval_serves_every_requirement_that_it_counts_for() {
        assertThat(used(Set.of(), asks(1, ZOE, OMAR), asks(2, ANNA, OMAR))).containsExactly(ANNA, OMAR);
        assertThat(used(Set.of(), asks(1, ANNA, OMAR, ZOE), asks(1, ZOE))).containsExactly(ZOE);
    }

    @Test
    void those_that_were_named_are_used_before_others() {
        assertThat(used(Set.of(ANNA, ZOE), asks(2, ANNA, OMAR, ZOE))).containsExactly(ANNA, ZOE);
        assertThat(used(Set.of(OMAR, ZOE), asks(2, ANNA, OMAR, ZOE))).containsExactly(OMAR, ZOE);
    }

    @Test
    void what_cannot_be_met_uses_up_what_there_is() {
        assertThat(used(Set.of(), asks(3, ANNA, OMAR))).containsExactly(ANNA, OMAR);
        assertThat(used(Set.of(), asks(1, "nobody@example.org"))).isEmpty();
        assertThat(used(Set.of())).isEmpty();
    }
}
