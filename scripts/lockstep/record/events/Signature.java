package lockstep.record.events;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs a request as Standard Webhooks has it: HMAC-SHA256 over id, time and body. */
public final class Signature {

    private static final String HMAC = "HmacSHA256";

    private Signature() {}

    /** The headers by which a receiver knows the event again, and who sent it. */
    public static Map<String, String> headers(String id, Instant now, String body, String secret) {
        String time = String.valueOf(now.getEpochSecond());
        return Map.of("webhook-id", id, "webhook-timestamp", time,
                "webhook-signature", "v1," + sign(id + "." + time + "." + body, secret));
    }

    private static String sign(String text, String secret) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
