package lockstep.gates.http;

import java.io.IOException;

/** A service sent more than is read of it; the rest was not taken. */
final class TooLarge extends IOException {

    TooLarge(String message) {
        super(message);
    }
}
