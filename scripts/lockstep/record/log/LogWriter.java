package lockstep.record.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import lockstep.base.error.NotVerified;
import lockstep.record.log.LogNode.Fields;
import lockstep.record.log.LogNode.Items;
import lockstep.record.log.LogNode.Text;

/**
 * Appends entries to a log: the result is always the old bytes, every one of them, and then new ones. A last line
 * without an end is ended by the first new byte.
 */
public final class LogWriter {

    private static final byte[] NEW_LINE = {'\n'};

    private LogWriter() {}

    /** The log with the entry at its end. */
    public static byte[] append(byte[] log, StructuredEntry entry) {
        byte[] addition = addition(log, entry);
        byte[] longer = Arrays.copyOf(log, log.length + addition.length);
        System.arraycopy(addition, 0, longer, log.length, addition.length);
        return longer;
    }

    /** Just the bytes that {@link #append} adds; to an empty log, the beginning of a log as well. */
    public static byte[] addition(byte[] log, StructuredEntry entry) {
        String text = section(entry);
        if (log.length == 0) {
            return (LogTemplate.fresh(entry) + text).getBytes(StandardCharsets.UTF_8);
        }
        boolean lastLineIsOpen = log[log.length - 1] != '\n';
        refuseWhereItWouldBeSwallowed(log);
        return ((lastLineIsOpen ? "\n" : "") + text).getBytes(StandardCharsets.UTF_8);
    }

    /** A new volume of a log, with the entry in it. */
    public static byte[] volume(int number, StructuredEntry entry) {
        return (LogTemplate.volume(number) + section(entry)).getBytes(StandardCharsets.UTF_8);
    }

    /** Whether bytes that were appended to a volume are this entry, as it is written here, and nothing else. */
    public static boolean isExactly(int volume, byte[] appended, StructuredEntry entry) {
        String section = section(entry);
        String text = new String(appended, StandardCharsets.UTF_8);
        if (!text.endsWith(section)) {
            return false;
        }
        String before = text.substring(0, text.length() - section.length());
        String beginning = volume == 1 ? LogTemplate.fresh(entry) : LogTemplate.volume(volume);
        return before.isEmpty() || before.equals("\n") || before.equals(beginning)
                || volume == 1 && before.equals(LogTemplate.FRESH_LOG);
    }

    private static String section(StructuredEntry entry) {
        return "\n## " + title(entry) + "\n```\n" + block(entry) + "```\n";
    }

    /** The entry as it stands between the fences. */
    public static String block(StructuredEntry entry) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, LogNode> field : EntryShape.of(entry).fields().entrySet()) {
            text.append(text.isEmpty() ? "- " : "  ").append(field.getKey()).append(':');
            value(field.getValue(), text);
        }
        return text.toString();
    }

    private static void value(LogNode value, StringBuilder text) {
        switch (value) {
            case Text(String bare, long line) -> text.append(' ').append(YamlText.of(bare)).append('\n');
            case Items(var items, long line) when items.isEmpty() -> text.append(" []\n");
            case Items(var items, long line) -> {
                text.append('\n');
                items.forEach(item -> item(item, text));
            }
            case Fields fields -> throw new IllegalStateException("no entry has fields within fields");
        }
    }

    private static void item(LogNode item, StringBuilder text) {
        text.append("    - ");
        switch (item) {
            case Text(String bare, long line) -> text.append(YamlText.of(bare)).append('\n');
            case Fields(var pairs, long line) -> pairs.forEach((name, how) -> {
                text.append(name).append(':');
                value(how, text);
            });
            case Items items -> throw new IllegalStateException("no entry has lists within lists");
        }
    }

    private static String title(StructuredEntry entry) {
        return switch (entry) {
            case PromotionEntry promotion -> "Promotion " + promotion.id();
            case RollbackEntry rollback -> "Rollback " + rollback.id();
            case AdoptionEntry adoption -> "Adoption " + adoption.when();
        };
    }

    /** Whether what is appended would stand inside a block. */
    static boolean wouldSwallow(byte[] log) {
        LogReader reader = new LogReader(Unheard.INSTANCE);
        reader.accept(log);
        reader.accept(NEW_LINE);
        return reader.isInBlock();
    }

    private static void refuseWhereItWouldBeSwallowed(byte[] log) {
        if (wouldSwallow(log)) {
            throw new NotVerified(
                    "the release log ends inside a fenced block, which would swallow the new entry",
                    "Close the block by a commit that appends the missing fence, then try again.");
        }
    }

    /** Only where the fences are matters here. */
    private enum Unheard implements LogListener {
        INSTANCE;

        @Override
        public void entry(LogItem item) {}

        @Override
        public void template(long line) {}

        @Override
        public void problem(LogProblem problem) {}
    }
}
