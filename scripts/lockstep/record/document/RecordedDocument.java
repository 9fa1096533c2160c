package lockstep.record.document;

import java.time.DateTimeException;
import java.util.Optional;
import java.util.function.Function;
import lockstep.base.error.LockstepError;
import lockstep.base.error.NotVerified;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.JsonReader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A document of the record becomes a value; whatever is wrong with it is a {@link NotVerified} that says so. */
public final class RecordedDocument {

    /** In bytes, of any file of the record but the log: a larger one is not read, and is no evidence. */
    public static final int LARGEST = 4 << 20;

    private RecordedDocument() {}

    /** Empty where it is no JSON. */
    public static Optional<JsonNode> parse(byte[] json) {
        return JsonReader.read(json);
    }

    /**
     * @param json empty where the document is none
     * @param what names the document at the head of the message
     * @param reading throws an {@link IllegalArgumentException} that says what is wrong
     */
    public static <T> T read(Optional<JsonNode> json, String what, String remedy, Function<JsonNode, T> reading) {
        try {
            return reading.apply(json.orElseThrow(() -> new IllegalArgumentException("not JSON")));
        } catch (JacksonException | IllegalArgumentException | DateTimeException | ArithmeticException
                | LockstepError e) {
            throw new NotVerified(
                    Sanitiser.line(what, 220) + " cannot be read: "
                            + Sanitiser.line(String.valueOf(e.getMessage()), 200),
                    remedy, e);
        }
    }
}
