package lockstep.release.traffic;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import lockstep.base.process.Programs;
import lockstep.base.text.Sanitiser;
import lockstep.base.text.Secrets;
import lockstep.gates.gate.Waiting;
import lockstep.gates.http.Deadline;
import lockstep.release.deploy.HostCommand;

/**
 * The canary's share of the traffic, by three commands of the host. The word {@code {weight}} becomes the share in per
 * cent.
 *
 * @param setting makes it so; may be run again
 * @param reading prints it, from 0 to 100, or nothing where it is unknown
 * @param aborting takes all traffic off the canary; safe at any time, twice, and while setting runs
 * @param settle how long a share may take to be read as it was set, also where it was taken off
 * @param folder where they are started
 */
public record Traffic(
        List<String> setting, List<String> reading, List<String> aborting, Duration settle, Path folder,
        Secrets secrets, Waiting waiting, Programs programs) {

    /** A reading that was begun in time may take so long. */
    private static final Duration LAST_READ = Duration.ofSeconds(10);

    /** One command may take so long. */
    private static final Duration ONE = Duration.ofSeconds(60);

    private static final Duration BETWEEN_READS = Duration.ofMillis(500);
    private static final Duration BETWEEN_ABORTS = Duration.ofSeconds(1);
    private static final int ABORTS = 3;
    private static final int MOST_OUTPUT = 4_096;
    private static final Pattern PERCENT = Pattern.compile("\\d{1,3}");

    public Traffic {
        setting = List.copyOf(setting);
        reading = List.copyOf(reading);
        aborting = List.copyOf(aborting);
    }

    public Traffic(
            List<String> setting, List<String> reading, List<String> aborting, Duration settle, Path folder,
            Secrets secrets, Waiting waiting) {
        this(setting, reading, aborting, settle, folder, secrets, waiting, Programs.ofHost());
    }

    /** Sets the weight, and reads until it is so; empty then, else what is wrong, on one sanitised line. */
    public Optional<String> set(int percent, Deadline deadline) {
        List<String> words = setting.stream().map(word -> word.replace("{weight}", String.valueOf(percent))).toList();
        if (run("traffic.set", words, deadline) instanceof HostCommand.End.Failed(String why)) {
            return Optional.of(why);
        }
        Weight seen = awaited(percent, deadline);
        return seen.equals(new Weight.Known(percent)) ? Optional.empty()
                : Optional.of("the weight was set to " + percent + " %, and " + switch (seen) {
                    case Weight.Known(int other) -> "reads " + other + " %";
                    case Weight.Unknown(String why) -> "cannot be read: " + why;
                });
    }

    /** What it reads when it reads so, or when the time is over; it is read once at least. */
    private Weight awaited(int percent, Deadline deadline) {
        for (Duration patience = deadline.remaining(); ; patience = patience.minus(BETWEEN_READS)) {
            // One that was begun in time may end: cut off, it would hide what the weight is.
            Weight seen = read(Deadline.in(LAST_READ));
            boolean isTime = patience.compareTo(BETWEEN_READS) > 0 && deadline.leavesTimeFor(BETWEEN_READS);
            if (seen.equals(new Weight.Known(percent)) || !isTime || !waiting.passed(BETWEEN_READS)) {
                return seen;
            }
        }
    }

    public Weight read(Deadline deadline) {
        return switch (run("traffic.read", reading, deadline)) {
            case HostCommand.End.Failed(String why) -> new Weight.Unknown(why);
            case HostCommand.End.Done(String output) -> weight(output.strip());
        };
    }

    private static Weight weight(String printed) {
        if (printed.isEmpty()) {
            return new Weight.Unknown("traffic.read printed nothing");
        }
        return PERCENT.matcher(printed).matches() && Integer.parseInt(printed) <= 100
                ? new Weight.Known(Integer.parseInt(printed))
                : new Weight.Unknown("traffic.read printed \"" + Sanitiser.line(printed, 40)
                        + "\", which is not 0 to 100");
    }

    /**
     * Takes all traffic off the canary, trying more than once; empty when it is off, else why it cannot be told to be.
     */
    public Optional<String> abort() {
        return abort(doubt -> {});
    }

    /** @param doubt hears, as a sanitised line, why the weight could not be read back although nothing failed */
    public Optional<String> abort(Consumer<String> doubt) {
        Optional<String> failure = Optional.empty();
        Duration patience = settle;
        for (int attempt = 1; attempt <= ABORTS; attempt++) {
            if (run("traffic.abort", aborting, Deadline.in(ONE)) instanceof HostCommand.End.Failed(String why)) {
                failure = Optional.of(why);
            } else {
                failure = left(Deadline.in(patience), doubt);
                patience = Duration.ZERO;
            }
            if (failure.isEmpty() || attempt < ABORTS && !waiting.passed(BETWEEN_ABORTS)) {
                return failure;
            }
        }
        return failure;
    }

    /** Why traffic is left although the command did what it was told: known when a new share has had its time. */
    private Optional<String> left(Deadline settled, Consumer<String> doubt) {
        return switch (awaited(0, settled)) {
            case Weight.Known(int percent) when percent > 0 ->
                Optional.of("traffic.abort ended without an error, and the weight reads " + percent + " %");
            case Weight.Known any -> Optional.empty();
            // That it cannot be read is no reason to say that it failed.
            case Weight.Unknown(String why) -> {
                doubt.accept("the weight could not be read back: " + Sanitiser.line(why, 300));
                yield Optional.empty();
            }
        };
    }

    /** What to type where {@link #abort()} did not help. */
    public String abortByHand() {
        return Sanitiser.line(secrets.redact(String.join(" ", aborting)), 300);
    }

    private HostCommand.End run(String what, List<String> words, Deadline deadline) {
        return new HostCommand(what, words, folder, secrets, MOST_OUTPUT, programs).run(deadline.within(ONE));
    }
}
