package lockstep.demo.chat;

/** The ways in which a request is none, with the service's own codes for them. */
public enum Malformation {
    CONTENT_TYPE(415, "content_type_invalid", "Content-Type must be application/json."),
    TOO_LARGE(413, "payload_too_large", "Payload exceeds maximum size."),
    NOT_JSON(400, "json_invalid", "Body is not valid JSON."),
    NO_TEXT(400, "user_text_missing", "user_text is required.");

    private final int status;
    private final String code;
    private final String message;

    Malformation(int status, String code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String message() {
        return message;
    }
}
