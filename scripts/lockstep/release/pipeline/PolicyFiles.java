package lockstep.release.pipeline;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/** The policies of recorded promotions; one that was the same for a move shortly before is not read again. */
final class PolicyFiles {

    private static final int MOST = 8;

    private record Known(byte[] json, PolicyFile file) {}

    private final Deque<Known> known = new ArrayDeque<>();

    PolicyFile of(Optional<byte[]> json) {
        return json.flatMap(this::find).orElseGet(() -> read(json));
    }

    private Optional<PolicyFile> find(byte[] json) {
        return known.stream().filter(one -> Arrays.equals(one.json(), json)).map(Known::file).findFirst();
    }

    private PolicyFile read(Optional<byte[]> json) {
        PolicyFile file = new PolicyFile(json);
        json.ifPresent(bytes -> {
            known.addFirst(new Known(bytes, file));
            if (known.size() > MOST) {
                known.removeLast();
            }
        });
        return file;
    }
}
