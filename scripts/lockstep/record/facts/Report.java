package lockstep.record.facts;

import java.nio.charset.StandardCharsets;

/** A report as it lies on disk. */
record Report(byte[] bytes) {

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
