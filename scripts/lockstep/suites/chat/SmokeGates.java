package lockstep.suites.chat;

import static lockstep.gates.gate.Expectation.status;

import java.util.List;
import lockstep.gates.gate.Expectation;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.RequestGate;
import lockstep.gates.http.Request;

/** The production smoke subset of promotion-pipeline.md: health, db health, whoami, chat happy, chat 415. */
final class SmokeGates {

    static final Expectation GOVERNED = status(200).and(new Expectation.Keeps(new ChatContract()));

    private SmokeGates() {}

    /** Only the chat waits, for the cookie of whoami; the rest run side by side. */
    static List<Gate> of(ServiceContract service) {
        Expectation identity = status(200).and(new Expectation.SetsCookie(service.anonymousCookie()));
        Expectation refusal = status(415).and(new Expectation.Keeps(new StructuredError()));
        return List.of(
                new RequestGate("health", Request.get(service.health()), status(200)),
                new RequestGate("db_health", Request.get(service.dbHealth()), status(200)),
                new RequestGate("whoami", Request.get(service.whoami()), identity),
                new RequestGate("chat_happy", Payload.chat(service.chat()), GOVERNED).after("whoami"),
                new RequestGate("chat_415", Payload.chatAsPlainText(service.chat()).withoutCookies(), refusal));
    }
}
