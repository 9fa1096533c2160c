package lockstep.demo.governor;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sliding windows with an escalating lockout. A request over a limit locks its address, or its subject, out; requests
 * during a lockout are refused and do not lengthen it. Safe to share between threads; time comes from the caller.
 */
public final class RateLimiter {

    /** Beyond this many, whoever was seen longest ago is forgotten: memory is bounded whoever asks. */
    private static final int MOST_REMEMBERED = 10_000;

    private final WafLimits limits;
    private final Map<String, Visitor> addresses = new Remembered();
    private final Map<String, Visitor> subjects = new Remembered();

    public RateLimiter(WafLimits limits) {
        this.limits = limits;
    }

    public synchronized Admission admit(String address, String subject, Instant now) {
        Visitor byAddress = visitor(addresses, address, limits.address());
        Visitor bySubject = visitor(subjects, subject, limits.subject());
        if (!byAddress.isLocked(now) && !bySubject.isLocked(now)) {
            if (byAddress.isFull(now)) {
                byAddress.lock(now, limits);
            } else if (bySubject.isFull(now)) {
                bySubject.lock(now, limits);
            }
        }
        if (byAddress.isLocked(now)) {
            return byAddress.refuse(Admission.Scope.ADDRESS, now);
        }
        if (bySubject.isLocked(now)) {
            return bySubject.refuse(Admission.Scope.SUBJECT, now);
        }
        byAddress.admit(now);
        bySubject.admit(now);
        return new Admission.Admitted();
    }

    private static Visitor visitor(Map<String, Visitor> known, String name, List<RateLimit> limits) {
        return known.computeIfAbsent(name, any -> new Visitor(limits));
    }

    private static final class Remembered extends LinkedHashMap<String, Visitor> {

        Remembered() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Visitor> eldest) {
            return size() > MOST_REMEMBERED;
        }
    }
}
