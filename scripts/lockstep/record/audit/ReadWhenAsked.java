package lockstep.record.audit;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Supplier;

/** A list that is made when somebody first asks for anything of it. */
public final class ReadWhenAsked<T> extends AbstractList<T> {

    private final Supplier<List<T>> reading;
    private List<T> read;

    public ReadWhenAsked(Supplier<List<T>> reading) {
        this.reading = reading;
    }

    @Override
    public T get(int index) {
        return read().get(index);
    }

    @Override
    public int size() {
        return read().size();
    }

    private synchronized List<T> read() {
        if (read == null) {
            read = List.copyOf(reading.get());
        }
        return read;
    }
}
