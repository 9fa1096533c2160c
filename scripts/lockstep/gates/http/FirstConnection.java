package lockstep.gates.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets one call connect before all others: where the service speaks HTTP/2, they then share its connection, and neither
 * side pays for a dozen TLS handshakes at once. Where it does not, each makes its own, a handshake later.
 */
final class FirstConnection {

    /** Who has not connected by then holds up nobody. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    private final AtomicBoolean begun = new AtomicBoolean();
    private final CountDownLatch settled = new CountDownLatch(1);

    /** Whether the caller's is the first call, and has to {@link #settle()} it; another one waits until it has. */
    boolean isBegunHere(Duration limit) throws InterruptedException {
        if (begun.compareAndSet(false, true)) {
            return true;
        }
        await(limit.compareTo(PATIENCE) < 0 ? limit : PATIENCE);
        return false;
    }

    void await(Duration patience) throws InterruptedException {
        settled.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** It is connected, or will not be. */
    void settle() {
        settled.countDown();
    }
}
