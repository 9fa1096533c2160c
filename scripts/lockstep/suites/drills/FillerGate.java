package lockstep.suites.drills;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.Expectation;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Load;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Observation;
import lockstep.gates.http.Request;
import lockstep.suites.chat.ChatProfile;
import lockstep.suites.chat.StructuredLimit;
import lockstep.suites.limits.ChatOutcome;
import lockstep.suites.limits.ChatOutcomeClassifier;

/**
 * The claim that a text of 9,000 characters is refused for its size: 429 by a plan or a budget, or one of the 4xx for
 * a request that is too large. The only text but "hi" that is ever sent. A rate limit, which says nothing of the size,
 * is waited out once.
 */
record FillerGate(String chatPath) implements Gate {

    static final int CHARACTERS = 9_000;

    private static final GateName NAME = new GateName("filler");
    private static final Expectation REFUSED =
            new Expectation.StatusAmong(Set.of(400, 413, 422, 429)).and(new Expectation.Keeps(new StructuredLimit()))
                    .and(ChatProfile.FULL_LIMITER);
    private static final ChatOutcomeClassifier RECEPTIONIST = new ChatOutcomeClassifier(true);

    @Override
    public GateName name() {
        return NAME;
    }

    @Override
    public GateResult run(GateContext context) {
        Optional<String> locked = context.awaitLockout(NAME);
        if (locked.isPresent()) {
            return notRun(Verdict.INCONCLUSIVE, locked.get());
        }
        Observation first = ask(context);
        Optional<ChatOutcome.Limited> limited = rateLimit(first, context);
        if (limited.isEmpty()) {
            return result(context, context.judge(first, REFUSED), first, 1);
        }
        Optional<Duration> cooldown = limited.get().cooldown();
        if (cooldown.isEmpty() || !context.waitOut(NAME, cooldown.get())) {
            return result(context, undecided(limited.get()), first, 1);
        }
        Observation second = ask(context);
        Decision decision = rateLimit(second, context)
                .map(FillerGate::undecided)
                .orElseGet(() -> context.judge(second, REFUSED));
        return result(context, decision, second, 2);
    }

    private Observation ask(GateContext context) {
        return context.ask(NAME, request());
    }

    private static Optional<ChatOutcome.Limited> rateLimit(Observation observation, GateContext context) {
        return RECEPTIONIST.of(observation, context.clock().instant()) instanceof ChatOutcome.Limited limited
                        && limited.code().isOfRate()
                ? Optional.of(limited)
                : Optional.empty();
    }

    private static Decision undecided(ChatOutcome.Limited limited) {
        return Decision.inconclusive("limited by " + limited.code() + ", not for the text's size");
    }

    private Request request() {
        String json = "{\"user_text\":\"" + "x".repeat(CHARACTERS) + "\"}";
        return Request.post(chatPath, "application/json", json);
    }

    private GateResult result(GateContext context, Decision decision, Observation seen, int attempts) {
        return GateResult.of(NAME, decision, request(), REFUSED, context.kept(seen), attempts);
    }

    @Override
    public Load load() {
        return new Load(1, false);
    }

    @Override
    public GateResult notRun(Verdict verdict, String reason) {
        return GateResult.notRun(NAME, verdict, reason, request(), REFUSED);
    }
}
