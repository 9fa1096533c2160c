package lockstep.base.process;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Something that is found out beside other work, before it is needed. */
public final class Ahead<T> {

    private final FutureTask<T> task;

    private Ahead(Supplier<T> answer) {
        task = new FutureTask<>(answer::get);
    }

    public static <T> Ahead<T> of(Supplier<T> answer) {
        Ahead<T> ahead = new Ahead<>(answer);
        Thread.ofVirtual().name("ahead").start(ahead.task);
        return ahead;
    }

    /** Waits for it; fails as it did. */
    public T get() {
        try {
            return task.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error error -> throw error;
                default -> throw new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
