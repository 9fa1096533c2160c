package lockstep.suites.cost;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Observed;
import lockstep.gates.http.Answer;
import lockstep.gates.http.Request;
import lockstep.suites.chat.ChatProfile;
import lockstep.suites.limits.ChatCall;
import lockstep.suites.limits.ChatOutcome;

/** The chats of one gate, as evidence keeps them. Not for several threads. */
final class ChatSeries {

    private final List<Integer> codes = new ArrayList<>();
    private Optional<Observed> last = Optional.empty();
    private int chats;
    private int answered;
    private int fallbacks;
    private int waits;

    void add(ChatCall.Outcome outcome) {
        for (int i = 1; i < outcome.requests(); i++) {
            codes.add(429);
            waits++;
        }
        codes.add(outcome.observation() instanceof Answer answer ? answer.status() : 0);
        last = Optional.of(Observed.of(outcome.observation(), ChatProfile.PROFILE));
        chats++;
        switch (outcome.reception()) {
            case ChatOutcome.Answered(Optional<String> failure) -> {
                answered++;
                fallbacks += failure.isPresent() ? 1 : 0;
            }
            case ChatOutcome.Failed failed -> fallbacks++;
            case ChatOutcome.BudgetBlock block -> { }
            case ChatOutcome.Limited limited -> { }
            case ChatOutcome.BreakerOpen open -> { }
            case ChatOutcome.Improper improper -> { }
        }
    }

    int chats() {
        return chats;
    }

    int answered() {
        return answered;
    }

    int fallbacks() {
        return fallbacks;
    }

    int lastStatus() {
        return codes.getLast();
    }

    /** Makes one more chat of so many, and tells how it goes on; empty where no time was left for it. */
    Optional<ChatOutcome> next(ChatCall call, GateContext context, GateName gate, int of) {
        Optional<ChatCall.Outcome> made = call.make(context);
        made.ifPresent(outcome -> {
            add(outcome);
            context.listener().answered(gate, chats(), of, lastStatus());
        });
        return made.map(ChatCall.Outcome::reception);
    }

    static Decision outOfTime() {
        return Decision.inconclusive("no time was left for another chat");
    }

    GateResult result(GateName name, Decision decision, Request request, String expected, Map<String, Object> more) {
        return new GateResult(
                name, decision.verdict(), decision.reason(), Optional.of(request.method()), Optional.of(request.path()),
                expected, List.of(), last.map(seen -> seen.withCodes(codes).withFields(fields(seen, more))),
                codes.size());
    }

    private Map<String, Object> fields(Observed last, Map<String, Object> more) {
        Map<String, Object> fields = new LinkedHashMap<>(last.fields());
        fields.put("chats", (long) chats());
        fields.put("answered", (long) answered);
        fields.put("fallbacks", (long) fallbacks);
        fields.put("rate_limits_waited_out", (long) waits);
        fields.putAll(more);
        return fields;
    }
}
