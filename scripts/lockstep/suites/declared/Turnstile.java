package lockstep.suites.declared;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Lets so many requests of a suite through at a time: a hundred gates at once would be an attack. */
final class Turnstile {

    private static final int AT_A_TIME = 20;

    private final Semaphore places = new Semaphore(AT_A_TIME);

    <T> T pass(Supplier<T> request) {
        places.acquireUninterruptibly();
        try {
            return request.get();
        } finally {
            places.release();
        }
    }
}
