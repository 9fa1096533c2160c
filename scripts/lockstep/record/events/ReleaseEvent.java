package lockstep.record.events;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import lockstep.record.trail.RecordedAction;

/**
 * Something that was recorded, as others are told of it.
 *
 * @param id the same whoever tells it, and how often
 */
public record ReleaseEvent(String id, String service, RecordedAction action) {

    public static ReleaseEvent of(String service, RecordedAction action) {
        return new ReleaseEvent(digest(action.path() + "\n" + action.action() + "\n" + action.at() + "\n"
                + action.result().orElse("")), service, action);
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
