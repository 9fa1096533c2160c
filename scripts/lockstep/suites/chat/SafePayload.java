package lockstep.suites.chat;

import lockstep.gates.http.Request;

/** The safe payload, "hi", and nothing else (docs/policy.md#safe-payload). */
public final class SafePayload {

    private static final String JSON = "{\"user_text\":\"hi\"}";
    private static final String PLAIN = "hi";

    private SafePayload() {}

    public static Request chat(String path) {
        return Request.post(path, "application/json", JSON);
    }

    /** The same with a content type that must be refused. */
    public static Request chatAsPlainText(String path) {
        return Request.post(path, "text/plain", PLAIN);
    }
}
