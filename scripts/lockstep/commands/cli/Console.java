package lockstep.commands.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lockstep.base.error.NotVerified;
import lockstep.commands.report.Theme;

/**
 * What surrounds a command: its streams, its environment, its folder.
 *
 * @param outIsTerminal whether a person reads {@code out}
 * @param errIsTerminal whether a person reads {@code err}
 * @param unicode whether the terminal's encoding is UTF-8
 * @param talk how much is told on {@code err} beside errors and questions
 * @param in where answers to questions come from
 * @param inIsTerminal whether somebody could answer a question
 */
public record Console(
        PrintStream out,
        PrintStream err,
        boolean outIsTerminal,
        boolean errIsTerminal,
        boolean unicode,
        Map<String, String> environment,
        Path folder,
        Talk talk,
        InputStream in,
        boolean inIsTerminal) {

    /** How much is told while a command works. */
    public enum Talk {
        /** Errors and questions only. */
        QUIET,
        /** How it goes. */
        USUAL,
        /** Also what is asked of others, and how long they took. */
        VERBOSE
    }

    public Console {
        environment = Map.copyOf(environment);
    }

    public Console(
            PrintStream out, PrintStream err, boolean outIsTerminal, boolean errIsTerminal, boolean unicode,
            Map<String, String> environment, Path folder) {
        this(out, err, outIsTerminal, errIsTerminal, unicode, environment, folder, Talk.USUAL,
                System.in, errIsTerminal && isTerminal(0));
    }

    /** The process's own. Documents are UTF-8 whatever the locale; what people read is kept to what it can show. */
    public static Console system() {
        Charset charset = Charset.forName(System.getProperty("stdout.encoding", "US-ASCII"), StandardCharsets.US_ASCII);
        return new Console(
                stream(FileDescriptor.out, 1), stream(FileDescriptor.err, 2), isTerminal(1), isTerminal(2),
                charset.equals(StandardCharsets.UTF_8), System.getenv(), Path.of("").toAbsolutePath());
    }

    private static PrintStream stream(FileDescriptor descriptor, int number) {
        return new ReaderAwareStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), 8_192), Path.of("/proc/self/fd/" + number));
    }

    /**
     * Nobody takes an answer that was lost for one that was empty. Whoever closes a pipe ({@code | head -1}) has read
     * what they wanted: then nothing is said, and the command goes on to its own exit code.
     *
     * @throws NotVerified where not all of {@code out} could be written
     */
    public void requireWritten() {
        boolean lost = out.checkError();
        boolean readerIsGone = out instanceof AnswerStream stream && stream.hasLostItsReader();
        if (lost && !readerIsGone) {
            throw new NotVerified(
                    "the result could not be written to stdout", "Check where stdout goes: the disk may be full.");
        }
    }

    /** A command that was asked for JSON and ends without an answer says why. */
    void failed(ErrorAnswer error) {
        if (out instanceof AnswerStream answer) {
            answer.fail(error);
        }
    }

    /** The same, with another stream for the answer. */
    Console answering(AnswerStream answer) {
        return new Console(
                answer, err, outIsTerminal, errIsTerminal, unicode, environment, folder, talk, in, inIsTerminal);
    }

    Console talking(Talk next) {
        return new Console(
                out, err, outIsTerminal, errIsTerminal, unicode, environment, folder, next, in, inIsTerminal);
    }

    /** Where it is told how a command goes; what a person has to know belongs on {@code err}. */
    public PrintStream notes() {
        return talk == Talk.QUIET ? new PrintStream(OutputStream.nullOutputStream()) : err;
    }

    /** Whether how it goes can be drawn over: by nobody else's lines, on a terminal. */
    public boolean canDraw() {
        return errIsTerminal && !isDumb() && talk == Talk.USUAL;
    }

    /** Java's own test needs stdin to be a terminal too; on Linux the descriptor's link tells it for one alone. */
    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        try {
            if (Files.exists(Path.of("/proc/self/fd"))) {
                String file = Files.readSymbolicLink(link).toString();
                return file.startsWith("/dev/pts/") || file.startsWith("/dev/tty") || file.equals("/dev/console");
            }
        } catch (IOException e) {
            return false;
        }
        return System.console() != null && System.console().isTerminal();
    }

    /**
     * Colours are for terminals, and for whoever asks for them (FORCE_COLOR, CLICOLOR_FORCE); not where --no-color,
     * NO_COLOR (no-color.org), CLICOLOR=0 or a dumb terminal says otherwise.
     */
    public Theme theme(boolean noColour) {
        boolean refused = noColour || !environment.getOrDefault("NO_COLOR", "").isEmpty();
        boolean wanted = outIsTerminal && !isDumb() && !environment.getOrDefault("CLICOLOR", "1").equals("0");
        return new Theme(!refused && (wanted || isForced("FORCE_COLOR") || isForced("CLICOLOR_FORCE")), unicode);
    }

    private boolean isForced(String variable) {
        String value = environment.getOrDefault(variable, "0");
        return !value.isEmpty() && !value.equals("0") && !value.equals("false");
    }

    public boolean isDumb() {
        return environment.getOrDefault("TERM", "dumb").equals("dumb");
    }
}
