package tests.demo.governor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.demo.governor.BudgetDecision;
import lockstep.demo.governor.BudgetDecision.Exceeded;
import lockstep.demo.governor.BudgetDecision.Reserved;
import lockstep.demo.governor.BudgetDecision.Scope;
import lockstep.demo.governor.BudgetLimits;
import lockstep.demo.governor.Budgets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BudgetsTest {

    private static final Instant START = Instant.parse("2026-01-22T10:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final BudgetLimits LIMITS = new BudgetLimits(500, WINDOW, 200, 150, 60, 20);

    private final Budgets budgets = new Budgets(LIMITS);

    /** Somebody asks for so much, so long after the last. */
    record Asking(int actor, int address, int input, int pauseSeconds) {}

    @Property
    void no_scope_is_ever_overspent(@ForAll @Size(max = 150) List<@IntRange(max = 1_000_000) Integer> seeds) {
        Budgets fresh = new Budgets(LIMITS);
        Map<String, Long> spent = new HashMap<>();
        Instant now = START;
        for (int seed : seeds) {
            Asking asking = new Asking(seed % 3, seed / 3 % 3, seed / 9 % 70, seed / 630 % 200);
            now = now.plusSeconds(asking.pauseSeconds());
            if (fresh.reserve("actor" + asking.actor(), "ip" + asking.address(), asking.input(), 5, now)
                    instanceof Reserved(long tokens, Instant at)) {
                long day = now.getEpochSecond() / 86_400;
                long window = now.getEpochSecond() / WINDOW.toSeconds();
                assertThat(tokens).isLessThanOrEqualTo(60);
                long byActor = spent.merge("actor" + asking.actor() + "@" + day, tokens, Long::sum);
                long byAddress = spent.merge("ip" + asking.address() + "@" + window, tokens, Long::sum);
                long byAll = spent.merge("all@" + day, tokens, Long::sum);
                assertThat(byActor).isLessThanOrEqualTo(150);
                assertThat(byAddress).isLessThanOrEqualTo(200);
                assertThat(byAll).isLessThanOrEqualTo(500);
            }
        }
    }

    @Property
    void what_is_given_back_can_be_spent_again(@ForAll @IntRange(min = 1, max = 40) int input) {
        Budgets fresh = new Budgets(LIMITS);
        for (int i = 0; i < 100; i++) {
            BudgetDecision decision = fresh.reserve("a", "ip", input, 5, START);
            assertThat(decision).isInstanceOf(Reserved.class);
            fresh.giveBack((Reserved) decision, "a", "ip");
        }
    }

    @Test
    void what_is_given_back_too_late_is_no_gift() {
        Reserved early = (Reserved) budgets.reserve("a", "ip", 50, 0, START);
        Instant tomorrow = START.plus(Duration.ofDays(1));
        assertThat(budgets.reserve("a", "ip", 60, 0, tomorrow)).isInstanceOf(Reserved.class);
        budgets.giveBack(early, "a", "ip");
        assertThat(budgets.reserve("a", "ip", 60, 0, tomorrow)).isInstanceOf(Reserved.class);
        assertThat(budgets.reserve("a", "ip", 31, 0, tomorrow)).isInstanceOf(Exceeded.class);
    }

    @Test
    void a_reply_is_reckoned_with_no_more_than_it_may_take() {
        assertThat(budgets.reserve("a", "ip", 40, 1_000, START)).isEqualTo(new Reserved(60, START));
        assertThat(budgets.reserve("a", "ip", 41, 1_000, START)).isInstanceOf(Exceeded.class);
    }

    @Test
    void the_window_of_an_address_ends_and_the_day_of_an_actor_does_not() {
        for (int i = 0; i < 2; i++) {
            budgets.reserve("a", "ip", 60, 0, START);
        }
        assertThat(budgets.reserve("a", "ip", 60, 0, START)).isEqualTo(exceeded(Scope.ACTOR, Duration.ofHours(14)));
        budgets.reserve("b", "ip", 60, 0, START);
        assertThat(budgets.reserve("b", "ip", 60, 0, START)).isEqualTo(exceeded(Scope.ADDRESS, WINDOW));
        Instant later = START.plus(WINDOW);
        assertThat(budgets.reserve("b", "ip", 60, 0, later)).isInstanceOf(Reserved.class);
        assertThat(budgets.reserve("a", "ip", 60, 0, later)).isInstanceOf(Exceeded.class);
    }

    @Test
    void a_clock_that_is_set_back_gives_nothing_away() {
        for (int i = 0; i < 2; i++) {
            budgets.reserve("a", "ip", 60, 0, START);
        }
        assertThat(budgets.reserve("a", "ip", 60, 0, START.minus(Duration.ofDays(2)))).isInstanceOf(Exceeded.class);
    }

    private static Exceeded exceeded(Scope scope, Duration retryAfter) {
        return new Exceeded(scope, Optional.of(retryAfter));
    }
}
