package lockstep.record.log;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import lockstep.base.text.Sanitiser;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads the inside of a block as YAML, from the parser's events: no types are guessed, nothing is built that the
 * text could multiply (anchors and aliases, the "billion laughs", are refused), no key may come twice (two readers
 * could see two values), and depth is bounded.
 */
final class BlockYaml {

    private static final int DEEPEST = 6;

    private final long firstLine;
    private final Iterator<Event> events;

    private BlockYaml(long firstLine, Iterator<Event> events) {
        this.firstLine = firstLine;
        this.events = events;
    }

    /** The one document in the text. */
    static LogNode read(String text, long firstLine) throws UnreadableBlock {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(BlockScanner.LONGEST_BLOCK)
                .setParseComments(false)
                .build();
        try {
            return new BlockYaml(firstLine, new Parse(settings).parseString(text).iterator()).document();
        } catch (MarkedYamlEngineException e) {
            long line = e.getProblemMark().map(mark -> firstLine + mark.getLine()).orElse(firstLine);
            throw new UnreadableBlock(line, "not YAML: " + Sanitiser.line(e.getProblem(), 120));
        } catch (YamlEngineException e) {
            throw new UnreadableBlock(firstLine, "not YAML: " + Sanitiser.line(e.getMessage(), 120));
        }
    }

    private LogNode document() throws UnreadableBlock {
        events.next();
        if (events.next().getEventId() == Event.ID.StreamEnd) {
            return new LogNode.Text("", firstLine);
        }
        LogNode root = node(events.next(), 0);
        events.next();
        Event end = events.next();
        if (end.getEventId() != Event.ID.StreamEnd) {
            throw new UnreadableBlock(line(end), "a second YAML document begins");
        }
        return root;
    }

    private LogNode node(Event event, int depth) throws UnreadableBlock {
        if (depth > DEEPEST) {
            throw new UnreadableBlock(line(event), "nested more than " + DEEPEST + " levels deep");
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            throw new UnreadableBlock(line(event), "anchors and aliases are not used in the log");
        }
        return switch (event) {
            case ScalarEvent scalar -> new LogNode.Text(scalar.getValue(), line(scalar));
            case SequenceStartEvent start -> items(start, depth);
            case MappingStartEvent start -> fields(start, depth);
            default -> throw new UnreadableBlock(line(event), "unexpected YAML");
        };
    }

    private LogNode items(Event start, int depth) throws UnreadableBlock {
        List<LogNode> items = new ArrayList<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
            items.add(node(next, depth + 1));
        }
        return new LogNode.Items(items, line(start));
    }

    private LogNode fields(Event start, int depth) throws UnreadableBlock {
        SequencedMap<String, LogNode> fields = new LinkedHashMap<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
            if (!(node(next, depth + 1) instanceof LogNode.Text(String name, long line))) {
                throw new UnreadableBlock(line(next), "a field's name is not a text");
            }
            if (fields.containsKey(name)) {
                throw new UnreadableBlock(line, "the field " + Sanitiser.line(name, 40) + " comes twice");
            }
            fields.put(name, node(events.next(), depth + 1));
        }
        return new LogNode.Fields(fields, line(start));
    }

    private long line(Event event) {
        return firstLine + event.getStartMark().map(Mark::getLine).orElse(0);
    }
}
