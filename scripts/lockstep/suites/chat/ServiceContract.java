package lockstep.suites.chat;

/** Where the service keeps what the gates ask for. */
public record ServiceContract(String health, String dbHealth, String whoami, String chat, String anonymousCookie) {

    public static ServiceContract defaults() {
        return new ServiceContract("/health", "/db/health", "/auth/whoami", "/api/chat", "anon_session");
    }
}
