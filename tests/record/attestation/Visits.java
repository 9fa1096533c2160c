package tests.record.attestation;

import java.util.function.Supplier;

/**
 * A clone that is opened anew every few visits, as an operator does for each: one process looks through all that it
 * wrote whenever it moves a ref.
 *
 * @param <T> what is opened
 */
final class Visits<T extends AutoCloseable> implements AutoCloseable {

    private static final int FEW = 10;

    private final Supplier<T> opening;
    private T opened;
    private int visits;

    Visits(Supplier<T> opening) {
        this.opening = opening;
        this.opened = opening.get();
    }

    T next() {
        if (++visits % FEW == 0) {
            close();
            opened = opening.get();
        }
        return opened;
    }

    @Override
    public void close() {
        try {
            opened.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
