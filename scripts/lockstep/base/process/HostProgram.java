package lockstep.base.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import lockstep.base.trace.Exchange;
import lockstep.base.trace.Trace;

/**
 * A program of this host, to be run once without a shell: to its end, or to the end of its time.
 *
 * @param name what messages call it; holds no secret
 * @param environment all of it
 * @param input what it reads
 * @param most how many bytes are kept of what it prints; the rest is read and thrown away
 */
public record HostProgram(
        String name, List<String> words, Path folder, Map<String, String> environment, byte[] input, int most) {

    /** After its end, for what it printed last to arrive. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private static final Duration LAST_COMPLAINT = Duration.ofMillis(500);

    private static final int MOST_COMPLAINT = 4_000;

    public HostProgram {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** In the environment of this process, with nothing to read. */
    public static HostProgram of(String name, List<String> words, Path folder, int most) {
        return new HostProgram(name, words, folder, System.getenv(), new byte[0], most);
    }

    /** Never throws for what the program does. */
    public ProgramEnd run(Duration limit) {
        return traced(() -> {
            try (RunningProgram running = RunningProgram.start(this, false)) {
                KeptOutput output = new KeptOutput(running.output(), most);
                KeptOutput complaint = new KeptOutput(running.complaint(), MOST_COMPLAINT);
                running.write(input);
                if (!running.ends(limit)) {
                    return new ProgramEnd.OutOfTime();
                }
                // Who was left running may hold the complaints open; what has come by then is enough.
                boolean whole = output.ends(LAST_WORDS);
                complaint.ends(LAST_COMPLAINT);
                return whole
                        ? new ProgramEnd.Exited(running.exitCode(), output.bytes(), complaint.bytes())
                        : new ProgramEnd.OutputLeftOpen();
            }
        });
    }

    /** The same; what it prints or complains of is told line by line while it runs, and nothing is kept. */
    public ProgramEnd follow(Duration limit, Consumer<String> lines) {
        return traced(() -> {
            try (RunningProgram running = RunningProgram.start(this, true)) {
                Thread teller = Thread.ofVirtual().start(() -> running.tell(lines));
                running.write(input);
                if (!running.ends(limit)) {
                    return new ProgramEnd.OutOfTime();
                }
                teller.join(LAST_WORDS);
                return new ProgramEnd.Exited(running.exitCode(), new byte[0], new byte[0]);
            }
        });
    }

    private interface Run {
        ProgramEnd toItsEnd() throws IOException, InterruptedException;
    }

    private ProgramEnd traced(Run run) {
        long began = System.nanoTime();
        ProgramEnd end = ended(run);
        Trace.tell(() -> new Exchange("run " + name, end.words(), Duration.ofNanos(System.nanoTime() - began)));
        return end;
    }

    private static ProgramEnd ended(Run run) {
        try {
            return run.toItsEnd();
        } catch (IOException e) {
            return new ProgramEnd.NotStarted(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ProgramEnd.Interrupted();
        }
    }
}
