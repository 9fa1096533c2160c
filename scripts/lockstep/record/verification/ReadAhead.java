package lockstep.record.verification;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.ToLongFunction;

/**
 * What another iterator gives, in its order, taken from it by a thread of its own before it is asked for, as far ahead
 * as is allowed. What that throws is thrown where it would have been. For one thread.
 */
public final class ReadAhead<T> implements Iterator<T>, AutoCloseable {

    /** To wake a thread takes as long as to read a value: several are handed over at once. */
    private static final int MOST = 8;
    /** In bytes. Values that weigh more together wait alone. */
    private static final long HEAVY = 4L << 20;

    /**
     * Some values.
     *
     * @param room how much of it they take
     * @param isLast whether there are no more, maybe for a reason
     */
    private record Batch<T>(List<T> values, int room, boolean isLast, RuntimeException failure, Error error) {}

    private final BlockingQueue<Batch<T>> batches;
    /** Made beforehand: where memory ends, nothing can be made any more. */
    private final Batch<T> died =
            new Batch<>(List.of(), 1, true, null, new OutOfMemoryError("while it was read ahead"));
    private final int ahead;
    private final Semaphore room;
    private final ToLongFunction<? super T> weight;
    private final Thread thread;
    private volatile boolean isClosed;
    private Batch<T> batch = new Batch<>(List.of(), 0, false, null, null);
    private int at;

    /**
     * @param name of the thread
     * @param ahead how many times eight values may wait
     * @param weight of a value in memory, in bytes
     */
    public ReadAhead(String name, int ahead, ToLongFunction<? super T> weight, Iterator<? extends T> from) {
        this.ahead = ahead;
        this.weight = weight;
        room = new Semaphore(ahead);
        batches = new ArrayBlockingQueue<>(ahead + 2);
        thread = Thread.ofPlatform().daemon().name(name).start(() -> read(from));
    }

    private void read(Iterator<? extends T> from) {
        boolean isOver = false;
        try {
            while (!isOver) {
                room.acquireUninterruptibly();
                if (isClosed) {
                    isOver = true;
                } else {
                    Batch<T> some = batch(from);
                    room.acquireUninterruptibly(some.room() - 1);
                    batches.add(some);
                    isOver = some.isLast();
                }
            }
        } finally {
            if (!isOver) {
                batches.offer(died);
            }
        }
    }

    private Batch<T> batch(Iterator<? extends T> from) {
        List<T> values = new ArrayList<>(MOST);
        long weighs = 0;
        try {
            boolean isLast = false;
            while (!isLast && values.size() < MOST && weighs <= HEAVY) {
                isLast = !from.hasNext();
                if (!isLast) {
                    T value = from.next();
                    values.add(value);
                    weighs += weight.applyAsLong(value);
                }
            }
            return new Batch<>(values, weighs <= HEAVY ? 1 : ahead, isLast, null, null);
        } catch (RuntimeException e) {
            return new Batch<>(values, 1, true, e, null);
        } catch (Error e) {
            return new Batch<>(values, 1, true, null, e);
        }
    }

    @Override
    public boolean hasNext() {
        while (at == batch.values().size() && !batch.isLast()) {
            batch = taken();
            at = 0;
            room.release(batch.room());
        }
        if (at < batch.values().size()) {
            return true;
        }
        if (batch.failure() != null) {
            throw batch.failure();
        }
        if (batch.error() != null) {
            throw batch.error();
        }
        return false;
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return batch.values().get(at++);
    }

    private Batch<T> taken() {
        boolean isInterrupted = false;
        try {
            while (true) {
                try {
                    return batches.take();
                } catch (InterruptedException e) {
                    isInterrupted = true;
                }
            }
        } finally {
            interruptAgain(isInterrupted);
        }
    }

    /** Afterwards nothing is taken any more from what it read. */
    @Override
    public void close() {
        isClosed = true;
        room.release(ahead);
        boolean isInterrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        interruptAgain(isInterrupted);
    }

    private static void interruptAgain(boolean isInterrupted) {
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
