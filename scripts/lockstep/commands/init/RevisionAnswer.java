package lockstep.commands.init;

import java.util.Optional;
import lockstep.base.error.UsageError;
import lockstep.base.text.Sanitiser;

/** How a service tells its commit, as {@code lockstep.yaml} has it. */
record RevisionAnswer(String yaml) {

    private static final String REMEDY =
            "Write header:NAME, field:/PATH#NAME, command:WORDS, or none.";

    /** @param text as an operator types it; empty for none */
    static Optional<RevisionAnswer> parse(String text) {
        if (text.isBlank() || text.equals("none")) {
            return Optional.empty();
        }
        int colon = text.indexOf(':');
        String value = text.substring(colon + 1).strip();
        if (colon < 1 || value.isEmpty()) {
            throw new UsageError(
                    "'" + Sanitiser.line(text, 60) + "' does not say how the service reports its commit", REMEDY);
        }
        return Optional.of(new RevisionAnswer(switch (text.substring(0, colon)) {
            case "header" -> "{header: " + QuotedText.quoted(value) + "}";
            case "field" -> field(value);
            case "command" -> "{command: [" + QuotedText.list(value) + "]}";
            default -> throw new UsageError(
                    "'" + Sanitiser.line(text, 60) + "' does not say how the service reports its commit", REMEDY);
        }));
    }

    private static String field(String value) {
        int hash = value.indexOf('#');
        if (hash < 1 || hash == value.length() - 1) {
            throw new UsageError("a field needs a path and a name", "Write it like field:/version#commit.");
        }
        return "{path: " + QuotedText.quoted(value.substring(0, hash)) + ", field: "
                + QuotedText.quoted(value.substring(hash + 1)) + "}";
    }
}
