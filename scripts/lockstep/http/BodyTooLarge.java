package lockstep.http;

import java.io.IOException;

/** A body went over the cap; the rest was not read. */
final class BodyTooLarge extends IOException {

    BodyTooLarge(String message) {
        super(message);
    }
}
