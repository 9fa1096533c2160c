package lockstep.settings.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.base.text.Sanitiser;
import lockstep.settings.yaml.YamlValue.Entry;
import lockstep.settings.yaml.YamlValue.Listing;
import lockstep.settings.yaml.YamlValue.Mapping;
import lockstep.settings.yaml.YamlValue.Scalar;
import lockstep.settings.yaml.YamlValue.Type;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads one YAML document, within bounds: aliases that make it grow without end are refused. */
public final class YamlReader {

    private static final int DEEPEST = 32;
    private static final int MOST_VALUES = 20_000;

    private final Mistakes mistakes;
    private int values;

    private YamlReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** @return empty for a document without anything in it */
    public static Optional<YamlValue> read(String yaml, Mistakes mistakes) {
        try {
            LoadSettings settings = LoadSettings.builder().setUseMarks(true).build();
            return new Compose(settings).composeString(yaml)
                    .map(node -> new YamlReader(mistakes).value(node, 0));
        } catch (MarkedYamlEngineException e) {
            Place place = e.getProblemMark().map(YamlReader::place).orElse(new Place(1, 1));
            throw YamlFault.of(e).at(place, mistakes);
        } catch (ReaderException e) {
            throw YamlFault.CHARACTER.at(placeOfForbidden(yaml), mistakes);
        } catch (YamlEngineException e) {
            throw YamlFault.of(e).at(new Place(1, 1), mistakes);
        } catch (StackOverflowError e) {
            throw YamlFault.OTHER.at(new Place(1, 1), mistakes);
        }
    }

    private YamlValue value(Node node, int depth) {
        Place at = node.getStartMark().map(YamlReader::place).orElse(new Place(1, 1));
        if (depth > DEEPEST || ++values > MOST_VALUES) {
            throw mistakes.at(at, "too deep, or too many values", "Use at most " + DEEPEST + " levels and "
                    + MOST_VALUES + " values.");
        }
        return switch (node) {
            case MappingNode mapping -> mapping(mapping, at, depth);
            case SequenceNode sequence -> new Listing(at, sequence.getValue().stream()
                    .map(item -> value(item, depth + 1)).toList());
            case ScalarNode scalar -> new Scalar(at, scalar.getValue(), type(scalar.getTag()));
            default -> throw mistakes.at(at, "an alias that cannot be resolved", "Write the value out.");
        };
    }

    private Mapping mapping(MappingNode mapping, Place at, int depth) {
        List<Entry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Place place = tuple.getKeyNode().getStartMark().map(YamlReader::place).orElse(at);
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw mistakes.at(place, "a key that is no text", "Write a name before the colon.");
            }
            if (!seen.add(key.getValue())) {
                throw mistakes.at(place, "the key '" + Sanitiser.line(key.getValue(), 60) + "' is here twice",
                        "Keep one of them.");
            }
            entries.add(new Entry(key.getValue(), place, value(tuple.getValueNode(), depth + 1)));
        }
        return new Mapping(at, entries);
    }

    private static Type type(Tag tag) {
        if (tag.equals(Tag.INT)) {
            return Type.WHOLE;
        }
        if (tag.equals(Tag.FLOAT)) {
            return Type.FRACTION;
        }
        if (tag.equals(Tag.BOOL)) {
            return Type.TRUTH;
        }
        return tag.equals(Tag.NULL) ? Type.NOTHING : Type.TEXT;
    }

    /** The parser tells the place in what it has read ahead, which is no line. */
    private static Place placeOfForbidden(String yaml) {
        int line = 1;
        int column = 1;
        for (int c : yaml.codePoints().toArray()) {
            if (!StreamReader.isPrintable(c)) {
                break;
            }
            column = c == '\n' ? 1 : column + 1;
            line += c == '\n' ? 1 : 0;
        }
        return new Place(line, column);
    }

    private static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
