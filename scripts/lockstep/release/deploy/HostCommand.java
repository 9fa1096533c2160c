package lockstep.release.deploy;

import java.nio.file.Path;
import java.util.List;
import lockstep.base.process.HostProgram;
import lockstep.base.process.ProgramEnd;
import lockstep.base.process.Programs;
import lockstep.base.text.Sanitiser;
import lockstep.base.text.Secrets;
import lockstep.gates.http.Deadline;

/**
 * A command of the host that answers by what it prints. Started without a shell; what it prints beyond the cap is read
 * and thrown away, so that it never waits for a reader.
 *
 * @param what it is for, in words: {@code traffic.read}
 * @param cap the most bytes of its output that are kept
 */
public record HostCommand(
        String what, List<String> words, Path folder, Secrets secrets, int cap, Programs programs) {

    private static final int LONGEST_COMPLAINT = 200;

    public HostCommand {
        words = List.copyOf(words);
    }

    public HostCommand(String what, List<String> words, Path folder, Secrets secrets, int cap) {
        this(what, words, folder, secrets, cap, Programs.ofHost());
    }

    /** How it ended. */
    public sealed interface End {

        /** It exited 0, having printed this. */
        record Done(String output) implements End {}

        /** It did not; one sanitised line says why. */
        record Failed(String why) implements End {}
    }

    /**
     * An end, and how it came.
     *
     * @param hasExited whether it ended by itself, and so said something
     */
    public record Attempt(End end, boolean hasExited) {}

    /** @param limit it is ended when this is over */
    public End run(Deadline limit) {
        return attempt(limit).end();
    }

    public Attempt attempt(Deadline limit) {
        return switch (programs.run(HostProgram.of(name(), words, folder, cap + 1), limit.remaining())) {
            case ProgramEnd.Exited ended when !ended.isDone() -> new Attempt(failed(ended.words() + said(ended)), true);
            case ProgramEnd.Exited ended when ended.output().length > cap ->
                unsaid("printed more than " + cap + " bytes");
            case ProgramEnd.Exited ended -> new Attempt(new End.Done(ended.text()), true);
            case ProgramEnd.NotStarted missing ->
                unsaid(missing.words() + ": " + Sanitiser.line(missing.why().getMessage(), LONGEST_COMPLAINT));
            case ProgramEnd other -> unsaid(other.words());
        };
    }

    private String said(ProgramEnd.Exited ended) {
        String line = Sanitiser.line(secrets.redact(ended.complaintText()).strip(), LONGEST_COMPLAINT);
        return line.isEmpty() ? "" : ": " + line;
    }

    private Attempt unsaid(String how) {
        return new Attempt(failed(how), false);
    }

    private End failed(String how) {
        return new End.Failed(name() + " " + how);
    }

    private String name() {
        return what + " (" + Sanitiser.line(secrets.redact(words.getFirst()), 100) + ")";
    }
}
