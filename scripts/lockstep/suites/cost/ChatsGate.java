package lockstep.suites.cost;

import java.time.Duration;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Request;
import lockstep.suites.limits.ChatCall;
import lockstep.suites.limits.ChatOutcomeClassifier;
import lockstep.suites.limits.Pacer;

/** A claim about chats that are made one after another. */
interface ChatsGate extends Gate {

    int WAITS = 3;

    Request request();

    ChatOutcomeClassifier classifier();

    Pacer pacer();

    /** In words. */
    String expected();

    /** Lockouts are waited out; the deadline of the run still holds. */
    @Override
    default Duration limit() {
        return Duration.ofHours(1);
    }

    /** One chat of it. */
    default ChatCall call() {
        return new ChatCall(name(), request(), classifier(), pacer(), WAITS);
    }

    @Override
    default GateResult notRun(Verdict verdict, String reason) {
        return GateResult.notRun(name(), verdict, reason, request(), expected());
    }
}
