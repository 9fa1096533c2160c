package lockstep.demo.governor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** What the rate limiter remembers of one address or subject. Not for several threads. */
final class Visitor {

    private final List<RateLimit> limits;
    private final Duration longest;
    private final Deque<Instant> admitted = new ArrayDeque<>();
    private Instant lockedUntil = Instant.MIN;
    private int offences;
    private int refusals;

    Visitor(List<RateLimit> limits) {
        this.limits = limits;
        this.longest = limits.stream().map(RateLimit::window).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    boolean isLocked(Instant now) {
        return now.isBefore(lockedUntil);
    }

    /** Whether one more request now would be too many. */
    boolean isFull(Instant now) {
        Instant oldest = now.minus(longest);
        while (!admitted.isEmpty() && !admitted.peekFirst().isAfter(oldest)) {
            admitted.removeFirst();
        }
        return limits.stream().anyMatch(limit -> {
            Instant since = now.minus(limit.window());
            return admitted.stream().filter(when -> when.isAfter(since)).count() >= limit.count();
        });
    }

    void admit(Instant now) {
        admitted.addLast(now);
    }

    /** After the lockout everything begins anew, but the offences. */
    void lock(Instant now, WafLimits waf) {
        boolean forgiven = offences == 0 || !now.isBefore(lockedUntil.plus(waf.forgiveAfter()));
        offences = forgiven ? 1 : offences + 1;
        lockedUntil = now.plus(waf.lockouts().get(Math.min(offences, waf.lockouts().size()) - 1));
        admitted.clear();
        refusals = 0;
    }

    Admission.Limited refuse(Admission.Scope scope, Instant now) {
        refusals++;
        return new Admission.Limited(scope, Duration.between(now, lockedUntil), refusals);
    }
}
