package lockstep.record.events;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs a request as Standard Webhooks has it: HMAC-SHA256 over id, time and body. */
public final class Signature {

    private static final String HMAC = "HmacSHA256";

    /** What a secret begins with that is base64, as Standard Webhooks writes them. */
    private static final String ENCODED = "whsec_";

    private Signature() {}

    /** The key that a secret stands for; empty where it is none. */
    public static Optional<byte[]> key(String secret) {
        if (!secret.startsWith(ENCODED)) {
            return Optional.of(secret.getBytes(StandardCharsets.UTF_8));
        }
        try {
            return Optional.of(Base64.getDecoder().decode(secret.substring(ENCODED.length())))
                    .filter(key -> key.length > 0);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The headers by which a receiver knows the event again, and who sent it. */
    public static Map<String, String> headers(String id, Instant now, String body, byte[] key) {
        String time = String.valueOf(now.getEpochSecond());
        return Map.of("webhook-id", id, "webhook-timestamp", time,
                "webhook-signature", "v1," + sign(id + "." + time + "." + body, key));
    }

    private static String sign(String text, byte[] key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
