package lockstep.suites.servicelog;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.base.text.Secrets;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Observed;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Timing;
import lockstep.gates.run.ReusedGates;

/**
 * Drill I: the claim that the service's log says of every chat what it should, and nothing of what was said in it.
 *
 * @param chatPath by which a line is known to be about a chat
 * @param records by which a line says that it is the record of a chat
 * @param planted texts that were sent on purpose, and may occur nowhere
 */
public record LogGate(LogSource source, String chatPath, ChatRecords records, List<String> planted) implements Gate {

    public static final GateName NAME = new GateName("drill_i");

    /** Why it was not run, and how to have it run. */
    public static final String HOW = "not run; add `--log FILE`, `--log -` or `--log-command COMMAND`";

    private static final String EXPECTED =
            "every record of a chat has " + String.join(", ", LogRules.REQUIRED) + "; no user text";
    /** What is kept of an id whose form might hold anything. */
    private static final String NOT_KEPT = "(text of ";
    private static final long MOST_BYTES = 64L << 20;
    private static final Duration READING = Duration.ofSeconds(60);

    /** With the records of the service that the documents describe. */
    public LogGate(LogSource source, String chatPath, List<String> planted) {
        this(source, chatPath, ChatRecords.defaults(), planted);
    }

    public LogGate {
        planted = List.copyOf(planted);
    }

    /** Whether there is a log to be read. */
    public boolean isGiven() {
        return !(source instanceof LogSource.None);
    }

    @Override
    public GateName name() {
        return NAME;
    }

    @Override
    public GateResult run(GateContext context) {
        if (!isGiven()) {
            return notRun(Verdict.SKIPPED, HOW);
        }
        Set<String> requestIds = context.earlier().stream()
                .filter(result -> result.attempts() > 0 && !ReusedGates.isReused(result))
                .filter(result -> result.path().equals(Optional.of(chatPath)))
                .flatMap(result -> result.observed().stream())
                .flatMap(seen -> Optional.ofNullable(seen.headers().get("x-request-id")).stream())
                .filter(id -> !id.startsWith(NOT_KEPT))
                .collect(Collectors.toSet());
        LogTally tally = new LogTally(new LogRules(chatPath, records, new Secrets(planted)), requestIds);
        ServiceLogReader reading = new ServiceLogReader(source, MOST_BYTES, tally::add);
        long start = System.nanoTime();
        Optional<String> incomplete = reading.run(context.deadline().within(READING).remaining());
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return result(tally.decide(incomplete), reading.bytes(), tally.fields(), took);
    }

    private GateResult result(Decision decision, long bytes, Map<String, Object> fields, Duration took) {
        Observed observed = new Observed(
                OptionalInt.empty(), Map.of(), fields, bytes, Optional.empty(), Optional.empty(), List.of(),
                new Timing(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), took));
        return new GateResult(
                NAME, decision.verdict(), decision.reason() + " (" + source.inWords() + ")", Optional.empty(),
                Optional.empty(), EXPECTED, List.of(), Optional.of(observed), 1);
    }

    @Override
    public GateResult notRun(Verdict verdict, String reason) {
        return GateResult.notRun(NAME, verdict, reason, EXPECTED);
    }
}
