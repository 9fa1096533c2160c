package lockstep.suites.chat;

import static lockstep.gates.gate.Expectation.status;

import lockstep.gates.gate.Expectation;

/** What a chat keeps to that the service answers. */
public final class AnsweredChat {

    private AnsweredChat() {}

    /** As every service has it. */
    public static Expectation governed() {
        return status(200).and(new Expectation.Keeps(new ChatContract())).and(ChatProfile.FULL_LIMITER);
    }

    /** As this service has it. */
    public static Expectation of(ServiceContract service) {
        Expectation governed = status(200).and(new Expectation.Keeps(new ChatContract(service.answer())))
                .and(ChatProfile.FULL_LIMITER);
        return service.answer().least().isZero()
                ? governed
                : governed.and(new Expectation.NotFasterThan(service.answer().least()));
    }
}
