package lockstep.repository.remote;

import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.LargeObjectException;

/** A conversation with a remote that broke off. The message is sanitised and holds no password. */
final class RemoteTrouble extends Exception {

    private final transient boolean sent;

    /** @param sent whether a request to move branches may have reached the server */
    RemoteTrouble(String reason, boolean sent, Throwable cause) {
        super(reason, cause);
        this.sent = sent;
    }

    /** Whether an object came that does not fit into the heap. */
    boolean isOfMemory() {
        return Stream.iterate((Throwable) this, Objects::nonNull, Throwable::getCause).anyMatch(cause ->
                cause instanceof OutOfMemoryError || cause instanceof NegativeArraySizeException
                        || cause instanceof LargeObjectException);
    }

    boolean isOfTime() {
        return getCause() instanceof TimeoutException;
    }

    boolean mayHaveMovedSomething() {
        return sent;
    }
}
