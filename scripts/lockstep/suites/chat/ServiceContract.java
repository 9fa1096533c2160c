package lockstep.suites.chat;

/** Where the service keeps what the seeds name. The defaults are the seeds' own. */
public record ServiceContract(String health, String dbHealth, String whoami, String chat, String anonymousCookie) {

    public static ServiceContract defaults() {
        return new ServiceContract("/health", "/db/health", "/auth/whoami", "/api/chat", "anon_session");
    }
}
