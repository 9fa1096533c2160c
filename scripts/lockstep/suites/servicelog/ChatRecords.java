package lockstep.suites.servicelog;

import lockstep.base.error.UsageError;
import lockstep.base.text.Sanitiser;

/**
 * By which a log line says that it is the record of a chat. Other lines with the chat's route, as of a model's answer
 * that failed its verification, need not have a record's fields.
 */
public record ChatRecords(String field, String value) {

    public static ChatRecords defaults() {
        return new ChatRecords("type", "api_chat");
    }

    /** {@code type=api_chat}. */
    public static ChatRecords parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new UsageError("'" + Sanitiser.line(text, 60) + "' does not say which log lines are chat records",
                    "Write a field and its value, like type=api_chat.");
        }
        return new ChatRecords(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
    }

    @Override
    public String toString() {
        return field + "=" + value;
    }
}
