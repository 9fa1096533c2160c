package lockstep.suites.chat;

import java.util.Optional;
import lockstep.gates.gate.Observed;

/** The failure that a chat's answer names. One that is missing, null or an empty text is none. */
public final class ChatFailure {

    private ChatFailure() {}

    /** As evidence keeps it. */
    public static Optional<String> of(Observed seen) {
        return Optional.ofNullable(seen.fields().get("failure_type"))
                .map(Object::toString)
                .filter(type -> !type.isEmpty());
    }
}
