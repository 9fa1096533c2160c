package lockstep.suites.drills;

import static lockstep.gates.gate.Expectation.status;

import java.util.List;
import java.util.Set;
import lockstep.gates.burst.BurstGate;
import lockstep.gates.gate.Expectation;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.RequestGate;
import lockstep.gates.http.Request;
import lockstep.suites.chat.AnsweredChat;
import lockstep.suites.chat.ChatProfile;
import lockstep.suites.chat.SafePayload;
import lockstep.suites.chat.ServiceContract;
import lockstep.suites.chat.StructuredError;
import lockstep.suites.chat.StructuredLimit;
import lockstep.suites.chat.SuiteCatalog;
import lockstep.suites.servicelog.LogGate;

/**
 * The gate of each drill.
 *
 * @param isFirstVisit whether nobody asked for an identity before; a service need not give a second one
 * @param log drill I
 */
record DrillGates(ServiceContract service, boolean isFirstVisit, LogGate log) {

    /** Drill G: 12 requests, drill H: 40, as the drills' own document has it. */
    private static final int PLAN_REQUESTS = 12;
    private static final int BURST_REQUESTS = 40;
    private static final int AT_A_TIME = 4;

    /** The safe payload without its end, and a body without a text: nothing else is ever sent. */
    private static final String INVALID_JSON = "{\"user_text\":\"hi\"";
    private static final String NO_TEXT = "{}";
    private static final String JSON = "application/json";

    Gate of(Drill drill) {
        GateName name = drill.gateName();
        return switch (drill) {
            case A -> new CompositeGate(name, new SuiteCatalog(service).healthy());
            case B -> gate(name, isFirstVisit ? whoami() : whoami().withoutCookies(),
                    status(200).and(new Expectation.SetsCookie(service.anonymousCookie())));
            case C -> gate(name, SafePayload.chat(service.chat()), AnsweredChat.of(service));
            case D -> gate(name, SafePayload.chatAsPlainText(service.chat()), refused(415));
            case E -> gate(name, Request.post(service.chat(), JSON, INVALID_JSON), refused(400));
            case F -> gate(name, Request.post(service.chat(), JSON, NO_TEXT), refused(400));
            case G -> new CompositeGate(
                    name, List.of(new FillerGate(service.chat()), burst("requests", PLAN_REQUESTS)));
            case H -> burst(name.word(), BURST_REQUESTS);
            case I -> log;
        };
    }

    private Request whoami() {
        return Request.get(service.whoami());
    }

    private static Gate gate(GateName name, Request request, Expectation expected) {
        return new RequestGate(name, request, expected, Set.of());
    }

    private static Expectation refused(int status) {
        return status(status).and(new Expectation.Keeps(new StructuredError()));
    }

    private Gate burst(String name, int size) {
        return new BurstGate(
                new GateName(name), SafePayload.chat(service.chat()), size, AT_A_TIME, true, new StructuredLimit(),
                true,
                service.limits().rate(), Set.of()).expecting(ChatProfile.FULL_LIMITER);
    }
}
