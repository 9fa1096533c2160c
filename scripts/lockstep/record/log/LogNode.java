package lockstep.record.log;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** An entry's plain shape, between its bytes and its type: texts, lists and fields in order, each with its line. */
public sealed interface LogNode {

    /** Where it stands in the log, from 1; 0 where it was not read from one. */
    long line();

    /** A text; numbers, dates and booleans are texts too, so that no digit of a SHA is lost to arithmetic. */
    record Text(String value, long line) implements LogNode {
        public Text(String value) {
            this(value, 0);
        }
    }

    record Items(List<LogNode> items, long line) implements LogNode {
        public Items {
            items = List.copyOf(items);
        }

        public Items(List<? extends LogNode> items) {
            this(List.copyOf(items), 0);
        }

        static Items of(List<String> texts) {
            return new Items(texts.stream().map(Text::new).toList());
        }
    }

    record Fields(SequencedMap<String, LogNode> fields, long line) implements LogNode {
        public Fields {
            fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
        }

        public Fields(SequencedMap<String, LogNode> fields) {
            this(fields, 0);
        }

        /** The text of a field; empty where there is no such field or it is no text. */
        String text(String name) {
            return fields.get(name) instanceof Text(String value, long at) ? value.strip() : "";
        }
    }
}
