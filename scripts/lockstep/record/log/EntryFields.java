package lockstep.record.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import lockstep.base.error.UsageError;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.RecordedTime;
import lockstep.base.text.Sanitiser;
import lockstep.record.log.LogNode.Fields;
import lockstep.record.log.LogNode.Items;
import lockstep.record.log.LogNode.Text;

/** Takes typed values out of an entry's fields; the first that is missing or wrong ends it, with its line. */
final class EntryFields {

    private final Fields entry;

    EntryFields(Fields entry) {
        this.entry = entry;
    }

    /** A text that may be missing; it is empty then. */
    String text(String name) throws UnreadableBlock {
        return switch (entry.fields().get(name)) {
            case null -> "";
            case Text(String value, long line) -> value;
            case LogNode other -> throw wrong(name, other.line(), "is not a text");
        };
    }

    /** The same of a field that may hold anything. */
    String optional(String name) {
        return entry.fields().get(name) instanceof Text(String value, long line) ? value : "";
    }

    <T> T value(String name, String expected, Function<String, Optional<T>> reader) throws UnreadableBlock {
        LogNode node = required(name);
        String text = text(name);
        return reader.apply(text).orElseThrow(
                () -> wrong(name, node.line(), "is '" + Sanitiser.line(text, 60) + "', not " + expected));
    }

    Environment environment() throws UnreadableBlock {
        return value("environment", "production or staging", text -> {
            for (Environment mode : Environment.always()) {
                if (text.equals(mode.name()) || text.equals(mode.word())) {
                    return Optional.of(mode);
                }
            }
            return Optional.empty();
        });
    }

    Operator operator() throws UnreadableBlock {
        return value("operator", "a printable name", text -> {
            try {
                return Optional.of(new Operator(text));
            } catch (UsageError e) {
                return Optional.empty();
            }
        });
    }

    Instant instant(String name) throws UnreadableBlock {
        return value(name, "a time like 2026-01-22T10:00:00Z", text -> {
            try {
                return Optional.of(RecordedTime.parse(text));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    List<LoggedGate> gates(String name) throws UnreadableBlock {
        required(name);
        List<LoggedGate> gates = new ArrayList<>();
        for (LogNode item : items(name)) {
            Optional<LoggedGate> gate = item instanceof Text(String text, long line)
                    ? LoggedGate.tryParse(text) : Optional.empty();
            gates.add(gate.orElseThrow(() -> wrong(name, item.line(), "holds what is not the name of a gate")));
        }
        return gates;
    }

    /** A list of texts; one text stands for a list of it, none for an empty list. */
    List<String> texts(String name) throws UnreadableBlock {
        List<String> texts = new ArrayList<>();
        for (LogNode item : items(name)) {
            if (!(item instanceof Text(String text, long line))) {
                throw wrong(name, item.line(), "holds what is not a text");
            }
            texts.add(text);
        }
        return texts;
    }

    List<CostEvidence> costEvidence(String name) throws UnreadableBlock {
        List<CostEvidence> evidence = new ArrayList<>();
        for (LogNode item : items(name)) {
            switch (item) {
                case Text(String how, long line) -> evidence.add(new CostEvidence("", how));
                case Fields(var pairs, long line) when pairs.size() == 1 -> evidence.add(pair(name, line, pairs));
                default -> throw wrong(name, item.line(), "holds what is neither a text nor one named text");
            }
        }
        return evidence;
    }

    private CostEvidence pair(String name, long line, Map<String, LogNode> pairs) throws UnreadableBlock {
        Map.Entry<String, LogNode> pair = pairs.entrySet().iterator().next();
        if (!(pair.getValue() instanceof Text(String how, long at))) {
            throw wrong(name, line, "holds what is neither a text nor one named text");
        }
        return CostEvidence.isName(pair.getKey())
                ? new CostEvidence(pair.getKey(), how)
                : new CostEvidence("", pair.getKey() + ": " + how);
    }

    private List<LogNode> items(String name) throws UnreadableBlock {
        return switch (entry.fields().get(name)) {
            case null -> List.of();
            case Items(List<LogNode> items, long line) -> items;
            case Text(String text, long line) when text.isEmpty() -> List.of();
            case Text text -> List.of(text);
            case Fields other -> throw wrong(name, other.line(), "is not a list");
        };
    }

    private LogNode required(String name) throws UnreadableBlock {
        LogNode node = entry.fields().get(name);
        if (node == null) {
            throw new UnreadableBlock(entry.line(), "the field " + name + " is missing");
        }
        return node;
    }

    private static UnreadableBlock wrong(String name, long line, String what) {
        return new UnreadableBlock(line, name + " " + what);
    }
}
