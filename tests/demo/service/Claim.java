package tests.demo.service;

import static tests.demo.service.Visit.header;
import static tests.demo.service.Visit.text;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.Sha;
import lockstep.demo.governor.BreakerLimits;
import lockstep.demo.governor.BudgetLimits;
import lockstep.demo.governor.WafLimits;
import lockstep.demo.service.DemoService;
import lockstep.demo.service.DemoSettings;
import lockstep.demo.service.Fault;

/**
 * One claim about the service, under the name of the gate that makes it: a yes or a no, seen from outside.
 *
 * @param settings what the service has to be set to for the claim to be tried
 */
record Claim(String gate, UnaryOperator<DemoSettings> settings, Predicate<Seen> holds) {

    /** The service, and how it is seen. */
    record Seen(DemoService service, Visit visit, ManualClock clock) {}

    private static final String MARKER = "quoth the raven";
    private static final Sha NEXT = new Sha("ab".repeat(20));
    private static final UnaryOperator<DemoSettings> ROOMY =
            settings -> settings.withWaf(WafLimits.defaults().withBurst(1_000, Duration.ofSeconds(1)));

    static final List<Claim> ALL = List.of(
            asIs("health", seen -> seen.visit().get("/health").statusCode() == 200),
            asIs("db_health", seen -> seen.visit().get("/db/health").statusCode() == 200),
            asIs("whoami", seen -> header(seen.visit().get("/auth/whoami"), "Set-Cookie").startsWith("anon_session=")),
            asIs("chat_happy", seen -> isGoverned(seen.visit().say("hi"))),
            asIs("chat_415", seen -> isError(seen.visit().post("text/plain", "hi"), 415, "content_type_invalid")),
            asIs("burst_429", Claim::burstIsLimited),
            asIs("burst_recovery", Claim::burstEnds),
            asIs("revision", Claim::newRevisionIsReported),
            asIs("drill_e", seen -> isError(seen.visit().post("application/json", "{"), 400, "json_invalid")),
            asIs("drill_f", seen -> isError(seen.visit().post("application/json", "{}"), 400, "user_text_missing")),
            asIs("drill_g", Claim::longTextIsRefused),
            asIs("drill_h", Claim::fortyChatsAreLimitedWithoutAnError),
            asIs("drill_i", Claim::logIsComplete),
            new Claim("budget_block", Claim::lowBudget, Claim::budgetBlocks),
            new Claim("breaker_open", Claim::quickBreaker, Claim::breakerOpens),
            new Claim("breaker_recovery", Claim::quickBreaker, Claim::breakerCloses),
            asIs("cors_wildcard", seen -> isHidden(seen, "https://elsewhere.example")),
            asIs("cors_localhost", seen -> !names(seen, "http://localhost:3000")),
            asIs("debug_errors", seen -> !seen.visit().get("/nowhere").body().contains("Traceback")
                    && !seen.visit().post("text/plain", "hi").body().contains("Traceback")),
            asIs("security_headers", Claim::isSecured),
            asIs("failure_cors", seen -> refusesToStart(seen.service())),
            asIs("failure_database", Claim::failsClosedWithoutDatabase),
            asIs("failure_model_key", Claim::fallsBackWithTheWrongKey));

    private static Claim asIs(String gate, Predicate<Seen> holds) {
        return new Claim(gate, settings -> settings, holds);
    }

    private static DemoSettings lowBudget(DemoSettings settings) {
        return ROOMY.apply(settings).withBudgets(BudgetLimits.defaults().withAddress(25, Duration.ofHours(1)));
    }

    private static DemoSettings quickBreaker(DemoSettings settings) {
        return ROOMY.apply(settings).withBreaker(new BreakerLimits(3, Duration.ofSeconds(60), Duration.ofSeconds(120)));
    }

    private static boolean isGoverned(HttpResponse<String> answer) {
        return answer.statusCode() == 200
                && text(answer, "action").equals("ANSWER") && !text(answer, "rendered_text").isEmpty();
    }

    private static boolean isError(HttpResponse<String> answer, int status, String code) {
        return answer.statusCode() == status && text(answer, "error_code").equals(code);
    }

    private static boolean burstIsLimited(Seen seen) {
        List<HttpResponse<String>> answers = seen.visit().say("hi", 12);
        return answers.stream().limit(5).allMatch(answer -> answer.statusCode() == 200)
                && answers.stream().skip(5).allMatch(answer -> isError(answer, 429, "rate_limited"));
    }

    private static boolean burstEnds(Seen seen) {
        seen.visit().say("hi", 12);
        seen.clock().pass(Duration.ofSeconds(30));
        return seen.visit().say("hi").statusCode() == 200;
    }

    private static boolean newRevisionIsReported(Seen seen) {
        seen.service().deploy(NEXT);
        return header(seen.visit().get("/health"), "X-Build-Sha").equals(NEXT.hex())
                && text(seen.visit().get("/version"), "commit").equals(NEXT.hex());
    }

    private static boolean longTextIsRefused(Seen seen) {
        return text(seen.visit().say("x".repeat(9_000)), "failure_type").equals("REQUEST_TOO_LARGE");
    }

    private static boolean isSecured(Seen seen) {
        HttpResponse<String> answer = seen.visit().get("/health");
        return header(answer, "X-Content-Type-Options").equals("nosniff")
                && header(answer, "X-Frame-Options").equals("DENY")
                && header(answer, "Referrer-Policy").equals("no-referrer");
    }

    private static boolean fortyChatsAreLimitedWithoutAnError(Seen seen) {
        List<Integer> codes = seen.visit().say("hi", 40).stream().map(HttpResponse::statusCode).toList();
        return codes.contains(429) && codes.stream().noneMatch(code -> code >= 500);
    }

    private static boolean logIsComplete(Seen seen) {
        seen.visit().say(MARKER);
        seen.visit().post("text/plain", MARKER);
        List<String> lines = seen.service().log().lines();
        List<String> fields = List.of(
                "request_id", "status_code", "latency_ms", "hashed_subject", "waf_decision", "plan_decision");
        return lines.size() == 2
                && lines.stream().allMatch(line -> fields.stream().allMatch(field -> line.contains('"' + field + '"')))
                && lines.stream().noneMatch(line -> line.contains(MARKER));
    }

    private static boolean budgetBlocks(Seen seen) {
        HttpResponse<String> last = seen.visit().say("hi", 5).getLast();
        return last.statusCode() == 429 && text(last, "failure_type").equals("BUDGET_EXCEEDED");
    }

    private static boolean breakerOpens(Seen seen) {
        seen.service().break_(Fault.MODEL_DOWN);
        HttpResponse<String> fourth = seen.visit().say("hi", 4).getLast();
        return fourth.statusCode() == 503
                && text(fourth, "failure_type").equals("PROVIDER_UNAVAILABLE")
                && header(fourth, "Retry-After").equals("120");
    }

    private static boolean breakerCloses(Seen seen) {
        seen.service().break_(Fault.MODEL_DOWN);
        seen.visit().say("hi", 4);
        seen.service().mend(Fault.MODEL_DOWN);
        seen.clock().pass(Duration.ofSeconds(120));
        return seen.visit().say("hi", 2).stream().noneMatch(answer -> answer.statusCode() == 503);
    }

    private static boolean names(Seen seen, String origin) {
        return header(seen.visit().preflight(origin), "Access-Control-Allow-Origin").equals(origin);
    }

    private static boolean isHidden(Seen seen, String origin) {
        return header(seen.visit().preflight(origin), "Access-Control-Allow-Origin").isEmpty()
                && header(seen.visit().from(origin, "/health"), "Access-Control-Allow-Origin").isEmpty();
    }

    private static boolean refusesToStart(DemoService service) {
        try {
            service.break_(Fault.CORS_MALFORMED);
            return false;
        } catch (ConfigurationError refused) {
            return true;
        }
    }

    private static boolean failsClosedWithoutDatabase(Seen seen) {
        seen.service().break_(Fault.DATABASE_DOWN);
        HttpResponse<String> chat = seen.visit().say("hi");
        return seen.visit().get("/db/health").statusCode() == 503 && isError(chat, 503, "db_unavailable");
    }

    private static boolean fallsBackWithTheWrongKey(Seen seen) {
        seen.service().break_(Fault.MODEL_KEY_WRONG);
        return seen.visit().say("hi", 5).stream().allMatch(answer -> answer.statusCode() == 200
                && text(answer, "action").equals("FALLBACK") && !answer.body().contains("Traceback"));
    }
}
