package lockstep.record.log;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.base.text.Sanitiser;
import lockstep.record.log.LogNode.Fields;
import lockstep.record.log.LogNode.Items;

/**
 * Says what a fenced block is: entries, a template, or something else. A block that means to be an entry and cannot
 * be read is a problem: it is never passed over in silence.
 */
final class BlockReader {

    private static final Pattern MEANS_AN_ENTRY = Pattern.compile(
            "(?m)^[ \\t]*(?:- +)?['\"]?(?:release_id['\"]?[ \\t]*:(?![ \\t]*<)"
                    + "|type['\"]?[ \\t]*:[ \\t]*['\"]?(?:promotion|rollback|adoption)\\b)");

    private static final Pattern TYPE = Pattern.compile(
            "(?m)^[ \\t]*(?:- +)?type[ \\t]*:[ \\t]*['\"]?([^\\s'\"]{1,80})");

    private final LogListener listener;

    BlockReader(LogListener listener) {
        this.listener = listener;
    }

    void read(FencedBlock block) {
        if (!block.trouble().isEmpty()) {
            listener.problem(new LogProblem(LogPlace.line(block.line()), block.trouble()));
            other(block);
            return;
        }
        LogNode root;
        try {
            root = BlockYaml.read(block.text(), block.line());
        } catch (UnreadableBlock e) {
            if (MEANS_AN_ENTRY.matcher(block.text()).find()) {
                listener.problem(e.problem());
            }
            other(block);
            return;
        }
        switch (root) {
            case Items(List<LogNode> items, long line) when !items.isEmpty() -> items(block, items);
            case Fields fields when isEntry(fields) -> items(block, List.of(fields));
            default -> other(block);
        }
    }

    private void items(FencedBlock block, List<LogNode> items) {
        boolean otherSeen = false;
        for (LogNode item : items) {
            if (item instanceof Fields fields && isTemplate(fields)) {
                listener.template(fields.line());
            } else if (item instanceof Fields fields && isEntry(fields)) {
                entry(fields);
            } else if (!otherSeen) {
                otherSeen = true;
                other(block);
            }
        }
    }

    private void entry(Fields fields) {
        try {
            StructuredEntry entry = switch (fields.text("type")) {
                case "promotion" -> EntryReader.promotion(fields);
                case "rollback" -> EntryReader.rollback(fields);
                case "adoption" -> EntryReader.adoption(fields);
                default -> throw new UnreadableBlock(fields.line(), "type is '"
                        + Sanitiser.line(fields.text("type"), 40) + "', not promotion or rollback");
            };
            listener.entry(new LogItem(LogPlace.line(fields.line()), entry));
        } catch (UnreadableBlock e) {
            listener.problem(e.problem());
        }
    }

    private void other(FencedBlock block) {
        Matcher found = TYPE.matcher(block.text());
        String type = found.find() ? found.group(1) : "";
        listener.entry(new LogItem(LogPlace.line(block.line()), new OtherBlock(type, block.text())));
    }

    private static boolean isTemplate(Fields fields) {
        return fields.text("release_id").startsWith("<");
    }

    private static boolean isEntry(Fields fields) {
        return fields.fields().containsKey("release_id") || switch (fields.text("type")) {
            case "promotion", "rollback", "adoption" -> true;
            default -> false;
        };
    }
}
