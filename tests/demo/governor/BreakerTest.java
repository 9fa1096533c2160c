package tests.demo.governor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import lockstep.demo.governor.Breaker;
import lockstep.demo.governor.BreakerAnswer.Free;
import lockstep.demo.governor.BreakerAnswer.Open;
import lockstep.demo.governor.BreakerAnswer.Probe;
import lockstep.demo.governor.BreakerAnswer;
import lockstep.demo.governor.BreakerLimits;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private static final Instant START = Instant.parse("2026-01-22T10:00:00Z");
    private static final BreakerLimits LIMITS = BreakerLimits.defaults();
    private static final Duration COOLDOWN = LIMITS.cooldown();

    private final Breaker breaker = new Breaker(LIMITS);

    @Property
    void an_open_breaker_lets_nothing_through_until_its_retry_after_and_then_one_probe(
            @ForAll @Size(max = 100) List<@IntRange(max = 100_000) Integer> seeds) {
        Breaker fresh = new Breaker(LIMITS);
        Instant now = START;
        Instant openUntil = Instant.MIN;
        for (int seed : seeds) {
            now = now.plusSeconds(seed % 50);
            switch (fresh.pass(now)) {
                case Open(Duration retryAfter) -> {
                    Instant end = now.plus(retryAfter);
                    assertThat(openUntil.equals(Instant.MIN) || openUntil.equals(end)).isTrue();
                    openUntil = end;
                }
                case Probe probe -> {
                    assertThat(now).isAfterOrEqualTo(openUntil);
                    assertThat(fresh.pass(now)).isInstanceOf(Open.class);
                    openUntil = Instant.MIN;
                    tell(fresh, probe, seed, now);
                }
                case Free free -> {
                    assertThat(openUntil).isEqualTo(Instant.MIN);
                    tell(fresh, free, seed, now);
                }
            }
        }
    }

    private static void tell(Breaker breaker, BreakerAnswer passage, int seed, Instant now) {
        if (seed / 50 % 3 == 0) {
            breaker.succeeded(passage);
        } else {
            breaker.failed(passage, now);
        }
    }

    @Test
    void the_fifth_failure_within_a_minute_opens_it() {
        fail(4, START);
        assertThat(breaker.pass(START)).isInstanceOf(Free.class);
        fail(1, START.plusSeconds(59));
        assertThat(breaker.pass(START.plusSeconds(59))).isEqualTo(new Open(COOLDOWN));
    }

    @Test
    void failures_of_more_than_a_minute_ago_are_forgotten() {
        fail(4, START);
        fail(4, START.plusSeconds(60));
        assertThat(breaker.pass(START.plusSeconds(60))).isInstanceOf(Free.class);
    }

    @Test
    void a_probe_that_succeeds_closes_it_with_a_clean_record() {
        fail(5, START);
        Instant later = START.plus(COOLDOWN);
        breaker.succeeded(breaker.pass(later));
        fail(4, later);
        assertThat(breaker.pass(later)).isInstanceOf(Free.class);
    }

    @Test
    void a_probe_that_fails_opens_it_for_another_cooldown() {
        fail(5, START);
        Instant later = START.plus(COOLDOWN);
        breaker.failed(breaker.pass(later), later);
        assertThat(breaker.pass(later)).isEqualTo(new Open(COOLDOWN));
    }

    @Test
    void a_slow_call_from_before_it_opened_neither_closes_it_nor_spoils_the_probe() {
        BreakerAnswer slow = breaker.pass(START);
        fail(5, START);
        breaker.succeeded(slow);
        assertThat(breaker.pass(START)).isInstanceOf(Open.class);
        Instant later = START.plus(COOLDOWN);
        BreakerAnswer probe = breaker.pass(later);
        breaker.failed(slow, later);
        breaker.succeeded(probe);
        assertThat(breaker.pass(later)).isInstanceOf(Free.class);
    }

    @Test
    void slow_calls_that_fail_while_it_is_open_do_not_keep_it_open() {
        fail(5, START);
        fail(5, START.plusSeconds(100));
        assertThat(breaker.pass(START.plus(COOLDOWN))).isInstanceOf(Probe.class);
    }

    private void fail(int times, Instant now) {
        for (int i = 0; i < times; i++) {
            breaker.failed(new Free(), now);
        }
    }
}
