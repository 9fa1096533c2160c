package lockstep.suites.chat;

/**
 * Where the service keeps what the gates ask, what its answers must show, and what is known of its limits.
 *
 * @param answer what an answer to a chat must show beyond the contract
 * @param named what is named for the looks from outside
 */
public record ServiceContract(
        String health, String dbHealth, String whoami, String chat, String anonymousCookie, ChatDemand answer,
        ServiceLimits limits, NamedCalls named) {

    public static ServiceContract defaults() {
        return new ServiceContract("/health", "/db/health", "/auth/whoami", "/api/chat", "anon_session",
                ChatDemand.none(), ServiceLimits.defaults(), NamedCalls.none());
    }

    public ServiceContract demanding(ChatDemand other) {
        return new ServiceContract(health, dbHealth, whoami, chat, anonymousCookie, other, limits, named);
    }

    public ServiceContract limitedBy(ServiceLimits other) {
        return new ServiceContract(health, dbHealth, whoami, chat, anonymousCookie, answer, other, named);
    }
}
