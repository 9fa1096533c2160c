package lockstep.suites.servicelog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.gates.gate.Decision;

/** Counts what the lines of a log hold, and decides by it. Safe to share between threads. */
final class LogTally {

    private final LogRules rules;
    private final Set<String> requestIds;
    private final Chats records = new Chats();
    private final Chats onRoute = new Chats();
    private final Breaches leaks = new Breaches();
    private final Breaches unread = new Breaches();
    private long lines;

    /** Lines that break a rule. */
    private static class Breaches {
        Optional<String> first = Optional.empty();
        long count;

        void add(String what) {
            count++;
            first = first.or(() -> Optional.of(what));
        }
    }

    /** Lines about chats, by one of the ways of knowing them. */
    private static final class Chats extends Breaches {
        long lines;
        long ours;
    }

    /** @param requestIds those of the answers to this run's chats */
    LogTally(LogRules rules, Set<String> requestIds) {
        this.rules = rules;
        this.requestIds = Set.copyOf(requestIds);
    }

    /** @param isEnded whether its end was read; else it is still being written, and what it lacks may come */
    synchronized void add(String text, boolean isEnded) {
        lines++;
        Optional<LogLine> line = LogLine.read(text);
        Optional<LogLine> known = line.filter(
                read -> isEnded || text.stripTrailing().endsWith("}") || rules.lack(read).isEmpty());
        known.filter(rules::isRecord).ifPresent(chat -> count(records, chat));
        known.filter(rules::isOnChatRoute).ifPresent(chat -> count(onRoute, chat));
        rules.leak(text, line).ifPresent(leak -> leaks.add("line " + lines + " " + leak));
        boolean isComplete = isEnded
                || text.stripTrailing().endsWith("}") && line.flatMap(LogLine::behind).isPresent()
                || line.filter(read -> !read.isWhole()).isPresent();
        if (isComplete && LogLine.isUnread(text, line)) {
            unread.add("line " + lines + " begins like JSON and is not valid (cut off, or too deep), or holds more "
                    + "than is searched, so what it holds is not known");
        }
    }

    private void count(Chats chats, LogLine line) {
        chats.lines++;
        chats.ours += line.field("request_id").filter(requestIds::contains).isPresent() ? 1 : 0;
        rules.lack(line).ifPresent(lack -> chats.add("line " + lines + " " + lack));
    }

    /** Lines that say that they are records, where there are any; else all with the chat's route. */
    private Chats chats() {
        return records.lines > 0 ? records : onRoute;
    }

    /** @param incomplete why not all of the log was read; a breach counts all the same */
    synchronized Decision decide(Optional<String> incomplete) {
        long breaches = leaks.count + chats().count;
        Optional<String> first = leaks.first.or(() -> chats().first);
        if (first.isPresent()) {
            return Decision.fail(first.get() + (breaches > 1 ? "; " + breaches + " such lines in all" : ""));
        }
        if (incomplete.isPresent()) {
            return Decision.inconclusive(incomplete.get());
        }
        if (unread.first.isPresent()) {
            return Decision.inconclusive(
                    unread.first.get() + (unread.count > 1 ? "; " + unread.count + " such lines in all" : ""));
        }
        if (chats().lines == 0) {
            return Decision.inconclusive("no line is about a chat, of " + lines + " read");
        }
        if (!requestIds.isEmpty() && chats().ours == 0) {
            return Decision.inconclusive("no line is of this run, of " + chats().lines + " about chats: none has a "
                    + "request_id that a chat of this run was answered with");
        }
        String known = requestIds.isEmpty() ? "" : ", " + chats().ours + " known to be of this run";
        return Decision.pass(
                chats().lines + " lines about chats, each with the required fields and no user text" + known);
    }

    synchronized Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("lines", lines);
        fields.put("chat_lines", chats().lines);
        fields.put("chat_lines_by", records.lines > 0 ? "record" : "route");
        fields.put("chat_lines_of_this_run", chats().ours);
        fields.put("breaches", leaks.count + chats().count);
        return fields;
    }
}
