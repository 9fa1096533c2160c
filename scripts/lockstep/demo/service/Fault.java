package lockstep.demo.service;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import lockstep.base.error.UsageError;
import lockstep.base.text.Sanitiser;

/**
 * One thing that is wrong with the service, each breaking one property, so that the gates which claim that property
 * can be seen to fail. Those that name no gate break nothing that the service promises: they are what an operator does
 * to the environment in a failure drill, or how the service behaves that these gates are for. Three, of which each says
 * so, show only in a failure drill.
 */
public enum Fault {
    HEALTH_500("health-500", "/health answers 500", "health", "drill_a"),
    DB_503("db-503", "/db/health answers 503", "db_health", "drill_a"),
    WRONG_ENVIRONMENT("wrong-environment", "/health says that it is the other environment", "health",
            "drill_a"),
    NO_COOKIE("no-cookie", "/auth/whoami sets no cookie", "whoami", "drill_b"),
    CHAT_500("chat-500", "every chat that should be answered is a 500",
            "chat_happy", "burst_429", "burst_recovery", "drill_c", "drill_g", "drill_h", "budget_block"),
    CHAT_UNGOVERNED("chat-ungoverned", "a chat is answered 200 with a body outside the contract",
            "chat_happy", "drill_c", "budget_block"),
    UNSUPPORTED_TYPE_400("415-as-400", "a wrong content type is answered 400 instead of 415", "chat_415", "drill_d"),
    UNSUPPORTED_TYPE_UNSTRUCTURED("415-unstructured", "the 415 is plain text", "chat_415", "drill_d"),
    BURST_500("burst-500", "the chat that first goes over the limit is a 500", "burst_429", "drill_g", "drill_h"),
    NO_RATE_LIMIT("no-rate-limit", "no number of chats is ever limited", "burst_429", "drill_g", "drill_h"),
    LIMIT_UNSTRUCTURED("limit-unstructured", "the 429 is plain text", "burst_429", "drill_g", "drill_h"),
    NO_RECOVERY("no-recovery", "a limit, once reached, never ends", "burst_recovery"),
    WRONG_REVISION("wrong-revision", "another revision than the deployed one is reported", "revision"),
    JSON_INVALID_500("json-invalid-500", "a body that is not JSON is answered 500", "drill_e"),
    MISSING_TEXT_200("missing-text-200", "a body without user_text is answered 200", "drill_f"),
    PLAN_LIMIT_OFF("plan-limit-off", "texts of any length, any number a day", "drill_g"),
    WAF_500("waf-500", "from the 20th refusal of a lockout on, a 500 instead of the 429", "drill_h"),
    LOG_WITHOUT_REQUEST_ID("log-without-request-id", "log lines carry no request_id", "drill_i"),
    LOG_LEAKS_TEXT("log-leaks-text", "log lines carry the user's text", "drill_i"),
    BUDGET_NEVER_BLOCKS("budget-never-blocks", "token budgets are not held", "budget_block"),
    BUDGET_UNSTRUCTURED("budget-unstructured", "the 429 of a spent budget is plain text", "budget_block"),
    BREAKER_NEVER_OPENS("breaker-never-opens", "the breaker does not open, however often the model fails",
            "breaker_open"),
    BREAKER_NEVER_CLOSES("breaker-never-closes", "the breaker, once open, stays open", "breaker_recovery"),
    CORS_WILDCARD("cors-wildcard", "every origin may read answers", "cors_wildcard"),
    CORS_LOCALHOST("cors-localhost", "pages on localhost may read answers", "cors_localhost"),
    DEBUG_TRACEBACK("debug-traceback", "errors carry a traceback", "debug_errors"),
    NO_SECURITY_HEADERS("no-security-headers", "answers carry no security headers", "security_headers"),
    CORS_MALFORMED_STARTS("cors-malformed-starts", "with cors-malformed, the service starts all the same",
            "failure_cors"),
    DATABASE_DOWN_CHAT_OPEN("database-down-chat-open", "with database-down, chat answers all the same",
            "failure_database"),
    MODEL_KEY_TRACEBACK("model-key-traceback", "with model-key-wrong, a chat is answered 500 with a traceback",
            "failure_model_key"),

    HEALTH_DIES("health-dies", "/health answers 500 from the first 429 or open breaker on", "health_after"),
    DATABASE_DIES("database-dies",
            "/db/health answers 503 from the first 429 or open breaker on, and chats are answered as before",
            "db_health_after"),
    LIMITER_IN_MEMORY("limiter-in-memory", "limits are kept in memory only, as x-waf-limiter says",
            "chat_happy", "burst_429", "burst_recovery", "drill_c", "drill_g", "drill_h"),

    RESTARTS("restarts", "the service restarts at the first chat: its uptime starts at 0 again"),
    MODEL_APOLOGISES("model-apologises", "the model is down, and an apology is answered as ANSWER without a failure"),
    MODEL_TIMES_OUT("model-times-out", "the model takes too long: fallbacks of TIMEOUT, not counted by the breaker"),
    LOG_VERIFY_LINES("log-verify-lines", "beside each chat's record the log has a line of the same route"),
    DATABASE_UNSET("database-unset", "DATABASE_URL is unset: the start is refused"),
    DATABASE_DOWN("database-down", "DATABASE_URL is gone: /db/health is 503 and chat fails closed"),
    CORS_MALFORMED("cors-malformed", "CORS_ORIGINS is malformed: the start is refused"),
    MODEL_DOWN("model-down", "the model fails: governed fallbacks, then an open breaker"),
    MODEL_KEY_WRONG("model-key-wrong", "the model key is wrong: governed fallbacks"),
    FLAG_STUCK("flag-stuck", "a flag stays as it is, whatever it is turned to");

    private final String word;
    private final String description;
    private final List<String> gates;

    Fault(String word, String description, String... gates) {
        this.word = word;
        this.description = description;
        this.gates = List.of(gates);
    }

    public static Fault parse(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(fault -> fault.word.equals(wanted))
                .findFirst()
                .orElseThrow(() -> new UsageError(
                        "there is no fault '" + Sanitiser.line(text, 40) + "'", "Use one of: " + words() + "."));
    }

    private static String words() {
        return Arrays.stream(values()).map(Fault::word).collect(Collectors.joining(", "));
    }

    /** Its name on the command line: {@code health-500}. */
    public String word() {
        return word;
    }

    public String description() {
        return description;
    }

    /**
     * The gates that it breaks: first the one that it is there to prove, which must fail; then those that see the same
     * property, and may fail with it where they are asked for too. Empty where the service is still right.
     */
    public List<String> gates() {
        return gates;
    }
}
