package lockstep.suites.servicelog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import lockstep.base.text.Secrets;

/**
 * What a log line must hold, and must not ("Logs contain request_id, hashed_subject, waf_decision, plan_decision; no
 * user_text in logs", docs/policy.md#drill_i). Pure. A breach is told without a word of the line.
 *
 * @param chatPath by which a line is known to be about a chat
 * @param records by which a line says that it is the record of a chat
 * @param planted texts that were sent on purpose, and may occur nowhere
 */
record LogRules(String chatPath, ChatRecords records, Secrets planted) {

    static final List<String> REQUIRED =
            List.of("request_id", "status_code", "latency_ms", "hashed_subject", "waf_decision", "plan_decision");

    private static final Set<String> NUMBERS = Set.of("status_code", "latency_ms");
    private static final List<String> PLACES = List.of("route", "path", "endpoint", "http.route", "url.path");
    /** Also within a text that holds JSON, where quotes have backslashes; an empty value leaks nothing. */
    private static final Pattern RAW_USER_TEXT = Pattern.compile(
            "user_text\\\\*[\"']\\s*:\\s*\\\\*[\"'{\\[](?!\\\\*[\"'}\\]])|\\buser_text=(?!\"\")\\S");
    /** Fields that hold what somebody wrote, in any line. */
    private static final Set<String> TEXTS = Set.of(
            "text", "texts", "content", "contents", "message", "messages", "msg", "log", "textpayload", "input",
            "inputs", "query", "question", "utterance", "body", "payload");
    /** Words within the names of fields that hold none, in a line about a chat either. */
    private static final Pattern CODES = Pattern.compile(
            "(?i)(lang|langs|language|languages|locale|country)$|^(lang|language|locale|country|state|region)$");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[_-]|(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}(\\.\\d{1,12})?");
    private static final Pattern FILLER = Pattern.compile("x{200}");
    private static final String SAFE_PAYLOAD = "hi";

    /** A line that says itself that it is the record of a chat. */
    boolean isRecord(LogLine line) {
        return line.field(records.field()).filter(records.value()::equals).isPresent();
    }

    /** A line about a chat, which is its record where no line says that it is one. */
    boolean isOnChatRoute(LogLine line) {
        return PLACES.stream().anyMatch(place -> line.field(place).filter(this::isChatPath).isPresent());
    }

    private boolean isChatPath(String value) {
        return value.equals(chatPath) || value.startsWith(chatPath + "?");
    }

    /** What any line may not hold, structured or not. */
    Optional<String> leak(String text, Optional<LogLine> line) {
        if (planted.areIn(text)) {
            return Optional.of("holds a planted text");
        }
        if (FILLER.matcher(text).find()) {
            return Optional.of("holds the filler of drill G");
        }
        if (RAW_USER_TEXT.matcher(text).find()) {
            return Optional.of("holds user_text");
        }
        return UserText.inPlain(line.map(LogLine::rest).orElse(text)).map(name -> "holds " + name)
                .or(() -> line.flatMap(this::leakingValue));
    }

    private Optional<String> leakingValue(LogLine line) {
        boolean aboutChat = isRecord(line) || isOnChatRoute(line);
        return line.values().stream()
                .filter(value -> !value.text().isBlank())
                .flatMap(value -> userText(value, aboutChat).stream())
                .findFirst();
    }

    private static Optional<String> userText(LogLine.Value value, boolean aboutChat) {
        Optional<String> name = UserText.in(value);
        if (name.isEmpty() && value.text().strip().equalsIgnoreCase(SAFE_PAYLOAD)
                && mayHoldText(value.lastName(), aboutChat)) {
            return Optional.of("holds the text that was sent");
        }
        return name.or(() -> value.isText() ? UserText.inPlain(value.text()) : Optional.empty())
                .map(found -> "holds " + found);
    }

    /** The text that was sent is a language's code too, and a state's. */
    private static boolean mayHoldText(String name, boolean aboutChat) {
        return TEXTS.contains(name.toLowerCase(Locale.ROOT))
                || aboutChat && BETWEEN_WORDS.splitAsStream(name).noneMatch(word -> CODES.matcher(word).find());
    }

    /** What a line about a chat lacks. */
    Optional<String> lack(LogLine line) {
        for (String name : REQUIRED) {
            Optional<String> value = line.field(name);
            if (value.isEmpty()) {
                return Optional.of("has no " + name);
            }
            if (NUMBERS.contains(name) && !NUMBER.matcher(value.get()).matches()) {
                return Optional.of("has a " + name + " that is not a number");
            }
        }
        return Optional.empty();
    }
}
