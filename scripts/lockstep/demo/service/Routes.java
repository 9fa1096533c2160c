package lockstep.demo.service;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.demo.chat.Reply;

/** Which path leads where, and what every answer carries. */
final class Routes {

    private static final String VERSION = "1.0.0";
    private static final Sha ANOTHER = new Sha("deadbeef".repeat(5));

    private final DemoSettings settings;
    private final Faults faults;
    private final Cors cors;
    private final ChatRoute chat;
    private final AtomicReference<Sha> revision;
    private final Instant started;
    private final Features features;

    Routes(DemoSettings settings, Faults faults, Cors cors, ChatRoute chat, AtomicReference<Sha> revision) {
        this.settings = settings;
        this.faults = faults;
        this.cors = cors;
        this.chat = chat;
        this.revision = revision;
        this.started = settings.clock().instant();
        this.features = new Features(faults);
    }

    Reply answer(Incoming request, String requestId) {
        Reply reply = request.isPreflight() ? cors.preflight(request.origin(), faults) : route(request, requestId);
        if (settings.debugErrors() || faults.any(Fault.DEBUG_TRACEBACK)) {
            reply = Debug.leak(reply);
        }
        if (!request.origin().isEmpty()) {
            reply = cors.answer(reply, request.origin(), faults);
        }
        return (faults.any(Fault.NO_SECURITY_HEADERS) ? reply : secured(reply)).withHeader("X-Request-Id", requestId);
    }

    private Reply route(Incoming request, String requestId) {
        return switch (request.path()) {
            case "/health" -> request.method().equals("GET") ? health() : only("GET");
            case "/db/health" -> request.method().equals("GET") ? dbHealth() : only("GET");
            case "/version" -> request.method().equals("GET") ? version() : only("GET");
            case "/auth/whoami" ->
                request.method().equals("GET") ? VisitorCookie.whoami(request.cookies(), faults) : only("GET");
            case "/api/chat" -> request.method().equals("POST") ? chat.answer(request.chat(), requestId) : only("POST");
            default -> features.answer(request.method(), request.path())
                    .orElseGet(() -> Reply.error(404, "not_found", "There is nothing here."));
        };
    }

    private static Reply only(String method) {
        return Reply.error(405, "method_not_allowed", "Use " + method + ".").withHeader("Allow", method);
    }

    private Reply health() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("status", "ok");
        fields.put("version", VERSION);
        Instant since = faults.any(Fault.RESTARTS) ? chat.firstChat().orElse(started) : started;
        fields.put("uptime_seconds", Duration.between(since, settings.clock().instant()).toSeconds());
        fields.put("app_env", environment());
        boolean broken = faults.any(Fault.HEALTH_500) || faults.any(Fault.HEALTH_DIES) && chat.hasLimited();
        Reply reply = broken ? BreakableAnswers.internalError() : Reply.json(200, fields);
        return reply.withHeader("X-Build-Sha", reported().hex());
    }

    private Reply dbHealth() {
        return faults.any(Fault.DB_503, Fault.DATABASE_DOWN) || faults.any(Fault.DATABASE_DIES) && chat.hasLimited()
                ? Reply.json(503, Map.of("status", "error", "db", "unavailable"))
                : Reply.json(200, Map.of("status", "ok", "db", "ok"));
    }

    private String environment() {
        boolean isStaging = settings.mode().isStaging();
        return (isStaging != faults.any(Fault.WRONG_ENVIRONMENT) ? Environment.STAGING : Environment.PRODUCTION).name();
    }

    private Reply version() {
        return Reply.json(200, Map.of("commit", reported().hex(), "environment", settings.mode().name()));
    }

    private Sha reported() {
        return faults.any(Fault.WRONG_REVISION) ? ANOTHER : revision.get();
    }

    /** No Strict-Transport-Security: over plain http it means nothing (RFC 6797, 7.2). */
    private static Reply secured(Reply reply) {
        return reply.withHeader("X-Content-Type-Options", "nosniff")
                .withHeader("X-Frame-Options", "DENY")
                .withHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .withHeader("Referrer-Policy", "no-referrer")
                .withHeader("Cache-Control", "no-store");
    }
}
