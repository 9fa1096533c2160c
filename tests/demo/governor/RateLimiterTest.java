package tests.demo.governor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import lockstep.demo.governor.Admission;
import lockstep.demo.governor.Admission.Admitted;
import lockstep.demo.governor.Admission.Limited;
import lockstep.demo.governor.RateLimit;
import lockstep.demo.governor.RateLimiter;
import lockstep.demo.governor.WafLimits;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private static final Instant START = Instant.parse("2026-01-22T10:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final WafLimits DEFAULTS = WafLimits.defaults();

    private final RateLimiter limiter = new RateLimiter(DEFAULTS);
    private Instant now = START;

    @Property
    void no_stretch_of_time_sees_more_admitted_than_its_limit(
            @ForAll @Size(max = 200) List<@IntRange(max = 4_000) Integer> pauses) {
        RateLimiter fresh = new RateLimiter(DEFAULTS);
        Instant time = START;
        List<Instant> admitted = new ArrayList<>();
        for (int pause : pauses) {
            time = time.plusMillis(pause);
            if (fresh.admit("a", "s", time) instanceof Admitted) {
                admitted.add(time);
            }
        }
        for (RateLimit limit : DEFAULTS.address()) {
            for (Instant end : admitted) {
                Instant begin = end.minus(limit.window());
                assertThat(admitted.stream().filter(when -> when.isAfter(begin) && !when.isAfter(end)).count())
                        .isLessThanOrEqualTo(limit.count());
            }
        }
    }

    @Property
    void who_waits_as_long_as_told_is_admitted_and_who_asks_sooner_is_not(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 900) Integer> pauses,
            @ForAll @IntRange(min = 1, max = 1_000) int tooSoon) {
        RateLimiter fresh = new RateLimiter(DEFAULTS);
        Instant time = START;
        for (int pause : pauses) {
            time = time.plusMillis(pause);
            if (fresh.admit("a", "s", time) instanceof Limited limited) {
                Instant end = time.plus(limited.retryAfter());
                assertThat(fresh.admit("a", "s", end.minusMillis(tooSoon))).isInstanceOf(Limited.class);
                assertThat(fresh.admit("a", "s", end)).isInstanceOf(Admitted.class);
                time = end;
            }
        }
    }

    @Test
    void lockouts_escalate_as_scheduled_and_the_last_repeats() {
        List<Duration> lockouts = new ArrayList<>();
        for (int offence = 0; offence < 6; offence++) {
            Limited limited = hammer();
            lockouts.add(limited.retryAfter());
            now = now.plus(limited.retryAfter());
        }
        assertThat(lockouts).extracting(Duration::toSeconds).containsExactly(30L, 120L, 600L, 3_600L, 3_600L, 3_600L);
    }

    @Test
    void after_a_long_good_conduct_an_offence_is_a_first_one_again() {
        now = now.plus(hammer().retryAfter()).plus(Duration.ofHours(6)).minusMillis(1);
        assertThat(hammer().retryAfter()).isEqualTo(Duration.ofSeconds(120));
        now = now.plusSeconds(120).plus(Duration.ofHours(6));
        assertThat(hammer().retryAfter()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void refusals_are_counted_and_do_not_lengthen_the_lockout() {
        assertThat(hammer()).isEqualTo(new Limited(Admission.Scope.ADDRESS, Duration.ofSeconds(30), 1));
        now = now.plusSeconds(29);
        assertThat(limiter.admit("a", "s", now)).isEqualTo(new Limited(Admission.Scope.ADDRESS, SECOND, 2));
    }

    @Test
    void one_address_does_not_spend_anothers_limit() {
        hammer();
        assertThat(limiter.admit("b", "t", now)).isInstanceOf(Admitted.class);
    }

    @Test
    void a_subject_has_a_limit_of_its_own_over_all_addresses() {
        for (int i = 0; i < 8; i++) {
            assertThat(limiter.admit("address " + i, "s", now)).isInstanceOf(Admitted.class);
        }
        assertThat(limiter.admit("another", "s", now))
                .isEqualTo(new Limited(Admission.Scope.SUBJECT, Duration.ofSeconds(30), 1));
        assertThat(limiter.admit("another", "t", now)).isInstanceOf(Admitted.class);
    }

    @Test
    void a_slow_and_steady_stream_meets_the_sustained_limit() {
        WafLimits sustained = new WafLimits(
                List.of(new RateLimit(5, Duration.ofSeconds(10)), new RateLimit(6, Duration.ofSeconds(60))),
                DEFAULTS.subject(), DEFAULTS.lockouts(), DEFAULTS.forgiveAfter());
        RateLimiter fresh = new RateLimiter(sustained);
        for (int i = 0; i < 6; i++) {
            assertThat(fresh.admit("a", "s", now.plusSeconds(5 * i))).isInstanceOf(Admitted.class);
        }
        assertThat(fresh.admit("a", "s", now.plusSeconds(30))).isInstanceOf(Limited.class);
    }

    @Test
    void many_at_once_get_no_more_than_one_after_the_other() {
        AtomicInteger admitted = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 500; i++) {
                threads.submit(() -> {
                    if (limiter.admit("a", "s", now) instanceof Admitted) {
                        admitted.incrementAndGet();
                    }
                });
            }
        }
        assertThat(admitted).hasValue(5);
    }

    /** Asks until it is refused. */
    private Limited hammer() {
        while (true) {
            if (limiter.admit("a", "s", now) instanceof Limited limited) {
                return limited;
            }
        }
    }
}
