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
    private Optional<String> first = Optional.empty();
    private long lines;
    private long chats;
    private long ours;
    private long breaches;

    /** @param requestIds those of this run's answers */
    LogTally(LogRules rules, Set<String> requestIds) {
        this.rules = rules;
        this.requestIds = Set.copyOf(requestIds);
    }

    synchronized void add(String text) {
        lines++;
        Optional<LogLine> line = LogLine.read(text);
        Optional<LogLine> chat = line.filter(rules::isAboutChat);
        if (chat.isPresent()) {
            chats++;
            ours += chat.get().field("request_id").filter(requestIds::contains).isPresent() ? 1 : 0;
        }
        rules.leak(text, line).or(() -> chat.flatMap(rules::lack)).ifPresent(breach -> {
            breaches++;
            if (first.isEmpty()) {
                first = Optional.of("line " + lines + " " + breach);
            }
        });
    }

    /** @param incomplete why not all of the log was read; a breach counts all the same */
    synchronized Decision decide(Optional<String> incomplete) {
        if (first.isPresent()) {
            return Decision.fail(first.get() + (breaches > 1 ? "; " + breaches + " such lines in all" : ""));
        }
        if (incomplete.isPresent()) {
            return Decision.inconclusive(incomplete.get());
        }
        if (chats == 0) {
            return Decision.inconclusive("no line is about a chat, of " + lines + " read");
        }
        String known = requestIds.isEmpty() ? "" : ours == 0 ? ", none known to be of this run" : ", " + ours
                + " known to be of this run";
        return Decision.pass(chats + " lines about chats, each with the required fields and no user text" + known);
    }

    synchronized Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("lines", lines);
        fields.put("chat_lines", chats);
        fields.put("chat_lines_of_this_run", ours);
        fields.put("breaches", breaches);
        return fields;
    }
}
