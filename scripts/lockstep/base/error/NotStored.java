package lockstep.base.error;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What was to be written into a clone could not be: its disk is full, it may only be read, or it is damaged. */
public final class NotStored extends UncheckedIOException {

    /** @param message what could not be written, and why */
    public NotStored(String message, IOException cause) {
        super(message, cause);
    }
}
