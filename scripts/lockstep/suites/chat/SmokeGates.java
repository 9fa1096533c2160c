package lockstep.suites.chat;

import static lockstep.gates.gate.Expectation.status;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lockstep.base.release.Environment;
import lockstep.gates.gate.AgainGate;
import lockstep.gates.gate.Expectation;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.RequestGate;
import lockstep.gates.http.Request;
import lockstep.gates.suite.NeedingGate;

/** The smoke of an environment (docs/gates.md): health, db health, whoami, chat happy, chat 415. */
record SmokeGates(ServiceContract service, Environment mode) {

    private static final GateName HEALTH = new GateName("health");
    private static final GateName DB_HEALTH = new GateName("db_health");

    /** Only the chat waits, for the cookie of whoami, and costs nothing where the service is not healthy. */
    List<Gate> all() {
        Expectation identity = status(200).and(new Expectation.SetsCookie(service.anonymousCookie()));
        Expectation refusal = status(415).and(new Expectation.Keeps(new StructuredError()));
        return List.of(
                new RequestGate(HEALTH.word(), stranger(service.health()), healthy()),
                new RequestGate(DB_HEALTH.word(), stranger(service.dbHealth()), status(200)),
                new RequestGate("whoami", Request.get(service.whoami()), identity),
                new NeedingGate(
                        new RequestGate("chat_happy", SafePayload.chat(service.chat()), AnsweredChat.of(service))
                                .after("whoami"),
                        Set.of(HEALTH)),
                new RequestGate("chat_415", SafePayload.chatAsPlainText(service.chat()).withoutCookies(), refusal));
    }

    /** The same once more, when all else is over: a service can fall ill, or restart, while it is looked at. */
    List<Gate> again(GateName first, GateName firstDb, Set<GateName> after) {
        return List.of(
                new AgainGate(new GateName("health_after"), first, stranger(service.health()), healthy(), with(
                        after, first)),
                new AgainGate(new GateName("db_health_after"), firstDb, stranger(service.dbHealth()), status(200),
                        with(after, firstDb)));
    }

    List<Gate> again(Set<GateName> after) {
        return again(HEALTH, DB_HEALTH, after);
    }

    private static Set<GateName> with(Set<GateName> some, GateName one) {
        Set<GateName> all = new HashSet<>(some);
        all.add(one);
        return all;
    }

    /** Whatever cookie comes with the answer, {@code whoami} is asked by somebody who has none yet. */
    private static Request stranger(String path) {
        return Request.get(path).withoutCookies();
    }

    private Expectation healthy() {
        return status(200).and(new Expectation.IfJson(new RightEnvironment(mode)));
    }
}
