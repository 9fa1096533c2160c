package lockstep.base.trace;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tells what is asked of others to whoever wants to hear it; of the process as a whole, as its streams are. */
public final class Trace {

    private static final List<Consumer<Exchange>> LISTENERS = new CopyOnWriteArrayList<>();

    private Trace() {}

    /** Until that listening is closed. */
    public static Listening listen(Consumer<Exchange> listener) {
        LISTENERS.add(listener);
        return () -> LISTENERS.remove(listener);
    }

    /** The words are put together only if somebody listens. */
    public static void tell(Supplier<Exchange> exchange) {
        if (!LISTENERS.isEmpty()) {
            Exchange told = exchange.get();
            LISTENERS.forEach(listener -> listener.accept(told));
        }
    }

    /** Somebody listens. */
    public interface Listening extends AutoCloseable {

        @Override
        void close();
    }
}
