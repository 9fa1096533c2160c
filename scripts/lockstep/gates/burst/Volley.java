package lockstep.gates.burst;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Does something so many times, in order, several at a time; and more at a time once the first answer has shown how
 * long one takes. For one use.
 */
public final class Volley {

    private final int size;
    private final IntConsumer shot;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicBoolean measured = new AtomicBoolean();
    private final Queue<Thread> workers = new ConcurrentLinkedQueue<>();

    /** How many at a time are right for so many more, where one takes so long. */
    @FunctionalInterface
    public interface Growth {
        int atATime(int rest, Duration answer);
    }

    /** @param shot is told its index, from 0 */
    public Volley(int size, IntConsumer shot) {
        this.size = size;
        this.shot = shot;
    }

    /** Returns when all are done; an interrupt is handed on to those that are under way, and kept. */
    public void fire(int atATime, Growth growth) {
        grow(atATime, growth);
        boolean interrupted = false;
        for (Thread worker = workers.poll(); worker != null; worker = workers.poll()) {
            while (worker.isAlive()) {
                try {
                    worker.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    worker.interrupt();
                    workers.forEach(Thread::interrupt);
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void grow(int wanted, Growth growth) {
        while (running.get() < wanted && next.get() < size) {
            running.incrementAndGet();
            workers.add(Thread.ofVirtual().start(() -> work(growth)));
        }
    }

    private void work(Growth growth) {
        for (int index = next.getAndIncrement(); index < size; index = next.getAndIncrement()) {
            long start = System.nanoTime();
            shot.accept(index);
            if (measured.compareAndSet(false, true)) {
                int rest = Math.max(0, size - next.get());
                grow(growth.atATime(rest, Duration.ofNanos(System.nanoTime() - start)), growth);
            }
        }
        running.decrementAndGet();
    }
}
