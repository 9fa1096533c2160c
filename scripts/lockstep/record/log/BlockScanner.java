package lockstep.record.log;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Cuts Markdown into its fenced blocks, as CommonMark §4.5 has it, while the bytes come in; holds one block at most.
 * What is longer than the caps is dropped and said to be.
 */
final class BlockScanner {

    static final int LONGEST_LINE = 64 * 1024;
    static final int LONGEST_BLOCK = 256 * 1024;

    private static final Pattern STRAY = Pattern.compile(" {0,3}[-*+] +release_id *:(?! *<).*", Pattern.DOTALL);

    private final Consumer<FencedBlock> blocks;
    private final Consumer<LogProblem> problems;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final ByteArrayOutputStream block = new ByteArrayOutputStream();
    private long lines = 1;
    private boolean lineTooLong;
    private byte fence;
    private int fenceLength;
    private long blockLine;
    private String trouble = "";

    BlockScanner(Consumer<FencedBlock> blocks, Consumer<LogProblem> problems) {
        this.blocks = blocks;
        this.problems = problems;
    }

    void accept(byte[] bytes) {
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                if (i == start && isBetweenLines()) {
                    lines++;
                } else {
                    take(bytes, start, i);
                    endLine();
                }
                start = i + 1;
            }
        }
        take(bytes, start, bytes.length);
    }

    void startAt(long number) {
        lines = number;
    }

    long line() {
        return lines;
    }

    boolean isBetweenLines() {
        return !isInBlock() && line.size() == 0 && !lineTooLong;
    }

    /** Whether what comes next would stand inside a block. */
    boolean isInBlock() {
        return fenceLength > 0;
    }

    /** No more bytes come. A block that is still open is handed on as such. */
    void end() {
        if (line.size() > 0) {
            endLine();
        }
        if (isInBlock()) {
            trouble = "the block is never closed";
            emit();
        }
    }

    private void take(byte[] bytes, int from, int to) {
        int room = Math.max(0, LONGEST_LINE - line.size());
        lineTooLong |= to - from > room;
        line.write(bytes, from, Math.min(room, to - from));
    }

    private void endLine() {
        byte[] text = line.toByteArray();
        int length = text.length > 0 && text[text.length - 1] == '\r' ? text.length - 1 : text.length;
        if (!isInBlock()) {
            outside(text, length);
        } else if (!lineTooLong && closes(text, length)) {
            emit();
        } else {
            inside(text, length);
        }
        line.reset();
        lineTooLong = false;
        lines++;
    }

    private void outside(byte[] text, int length) {
        int at = indentation(text, length);
        int run = at < length && at <= 3 ? run(text, at, length) : 0;
        boolean opens = run >= 3 && !(text[at] == '`' && contains(text, at + run, length, '`'));
        if (opens) {
            fence = text[at];
            fenceLength = run;
            blockLine = lines + 1;
        } else if (hides(text, at, length)) {
            problems.accept(new LogProblem(
                    LogPlace.line(lines), "HTML outside of a fenced block can hide entries where the log is rendered"));
        } else if (at < length && length < 200
                && STRAY.matcher(new String(text, 0, length, StandardCharsets.UTF_8)).matches()) {
            problems.accept(new LogProblem(
                    LogPlace.line(lines), "an entry that stands outside of a fenced block is not read"));
        }
    }

    /** As CommonMark §4.6 has it: a line that begins like a tag, and a comment wherever it begins. */
    private static boolean hides(byte[] text, int at, int length) {
        boolean tag = at <= 3 && at + 1 < length && text[at] == '<'
                && (Character.isLetter(text[at + 1]) || text[at + 1] == '!' || text[at + 1] == '?'
                        || text[at + 1] == '/');
        return tag || new String(text, 0, length, StandardCharsets.ISO_8859_1).contains("<!--");
    }

    private void inside(byte[] text, int length) {
        if (lineTooLong) {
            trouble = "line " + lines + " is longer than " + LONGEST_LINE + " bytes";
        }
        if (block.size() + length + 1 > LONGEST_BLOCK) {
            trouble = trouble.isEmpty() ? "the block is longer than " + LONGEST_BLOCK + " bytes" : trouble;
            return;
        }
        block.write(text, 0, length);
        block.write('\n');
    }

    private boolean closes(byte[] text, int length) {
        int at = indentation(text, length);
        if (at > 3 || at == length || text[at] != fence) {
            return false;
        }
        int run = run(text, at, length);
        for (int i = at + run; i < length; i++) {
            if (text[i] != ' ' && text[i] != '\t') {
                return false;
            }
        }
        return run >= fenceLength;
    }

    private void emit() {
        byte[] bytes = block.toByteArray();
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, StandardCharsets.UTF_8);
            trouble = trouble.isEmpty() ? "the block is not valid UTF-8" : trouble;
        }
        blocks.accept(new FencedBlock(blockLine, text, trouble));
        block.reset();
        fenceLength = 0;
        trouble = "";
    }

    private static int indentation(byte[] text, int length) {
        int at = 0;
        while (at < length && text[at] == ' ') {
            at++;
        }
        return at;
    }

    private static int run(byte[] text, int at, int length) {
        byte mark = text[at];
        if (mark != '`' && mark != '~') {
            return 0;
        }
        int end = at;
        while (end < length && text[end] == mark) {
            end++;
        }
        return end - at;
    }

    private static boolean contains(byte[] text, int from, int to, char wanted) {
        for (int i = from; i < to; i++) {
            if (text[i] == wanted) {
                return true;
            }
        }
        return false;
    }
}
