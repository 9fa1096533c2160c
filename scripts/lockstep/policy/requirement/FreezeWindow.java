package lockstep.policy.requirement;

import java.time.Instant;

/** A time in which nothing new goes out. */
public record FreezeWindow(Instant from, Instant to, String reason) {

    boolean covers(Instant now) {
        return !now.isBefore(from) && now.isBefore(to);
    }
}
