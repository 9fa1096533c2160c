package lockstep.suites.failure;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lockstep.gates.gate.JsonReader;
import lockstep.gates.http.Answer;
import lockstep.gates.http.NoAnswer;
import lockstep.gates.http.Observation;
import lockstep.suites.chat.StructuredError;
import lockstep.suites.failure.HealthSnapshot.Finding;
import tools.jackson.databind.JsonNode;

/**
 * Follows a start that ought to be refused, look by look. Any restart refuses connections for a while, so a refusal
 * counts only when it lasts as long as a change may take to show; a process younger than the drill that answers 200 has
 * started. Whatever else answers is there, healthy or not. For one drill.
 */
public final class RefusedStart {

    /** An uptime counts whole seconds. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    /** What a proxy answers in the place of a service that is not there. */
    private static final Set<Integer> NOT_THERE = Set.of(502, 503, 504);

    /** Fields of its health by which a service is told from a proxy. */
    private static final Set<String> OF_THE_APP = Set.of("uptime_seconds", "app_env", "build_sha", "db", "checks");

    /** Who gave an answer, as far as that can be told. */
    private enum Source { NOBODY, PROXY_OR_APP, APP }

    private static final StructuredError ERROR = new StructuredError();

    private final String change;
    private final Instant begun;
    private final Duration patience;
    private Optional<Instant> refusedSince = Optional.empty();

    /**
     * @param change what the start ought to be refused for, in words: {@code a malformed CORS_ORIGINS}
     * @param begun when the drill began
     * @param patience how long a change may take to show, and how long a refusal must last
     */
    public RefusedStart(String change, Instant begun, Duration patience) {
        this.change = change;
        this.begun = begun;
        this.patience = patience;
    }

    public Finding look(HealthSnapshot sight) {
        return switch (sight.health()) {
            case NoAnswer none when !none.trouble().isOfTheService() -> unseen(none.trouble().meaning());
            case NoAnswer none -> switch (source(sight.dbHealth())) {
                case APP -> unhealthy("health: " + none.trouble().meaning() + ", and db health answers");
                case PROXY_OR_APP -> undecided("db health answers " + HealthSnapshot.status(sight.dbHealth()));
                case NOBODY -> refused(none.trouble().meaning(), sight.at());
            };
            case Answer answer when NOT_THERE.contains(answer.status()) ->
                    switch (surest(source(answer), source(sight.dbHealth()))) {
                        case APP -> unhealthy("health answers " + answer.status());
                        case PROXY_OR_APP -> undecided(source(answer) == Source.PROXY_OR_APP
                                ? "health answers " + answer.status()
                                : "db health answers " + HealthSnapshot.status(sight.dbHealth()));
                        case NOBODY -> refused("health " + answer.status(), sight.at());
                    };
            case Answer answer when answer.status() != 200 -> unhealthy("health answers " + answer.status());
            case Answer answer -> answered(answer, sight.at());
        };
    }

    private Finding refused(String how, Instant at) {
        Instant since = refusedSince.orElse(at);
        refusedSince = Optional.of(since);
        Duration lasted = Duration.between(since, at);
        return lasted.compareTo(patience) >= 0
                ? Finding.done("the start is refused: " + how + " for " + lasted.toSeconds() + " s, and never a 200")
                : Finding.nothingSoFar("no start so far (" + how + ", for " + lasted.toSeconds() + " s); a refusal has "
                        + "to last " + patience.toSeconds() + " s");
    }

    private Finding unhealthy(String how) {
        refusedSince = Optional.empty();
        return Finding.wrongSoFar(how + ": the app runs, and does not refuse to start");
    }

    /** Nobody saw the service: what was refused before and after may have been up in between. */
    private Finding unseen(String trouble) {
        refusedSince = Optional.empty();
        return Finding.nothingSoFar(trouble);
    }

    /** JSON that a proxy may have sent in the place of the app, or the app, which then has started. */
    private Finding undecided(String how) {
        refusedSince = Optional.empty();
        return Finding.nothingSoFar(how + " with JSON: a proxy's or the app's is not known, so neither is whether it "
                + "started with " + change);
    }

    private static Source surest(Source one, Source other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /**
     * A proxy has a page for what is not there, and some have JSON. The app tells its own health, or an error in its
     * own form.
     */
    private static Source source(Observation observation) {
        if (!(observation instanceof Answer answer)) {
            return Source.NOBODY;
        }
        Optional<JsonNode> json = JsonReader.read(answer);
        Optional<JsonNode> object = json.filter(JsonNode::isObject);
        if (!NOT_THERE.contains(answer.status())) {
            return object.isPresent() ? Source.APP : Source.NOBODY;
        }
        if (object.filter(RefusedStart::isOfTheApp).isPresent()) {
            return Source.APP;
        }
        return json.isPresent() || isSaidToBeJson(answer) ? Source.PROXY_OR_APP : Source.NOBODY;
    }

    private static boolean isOfTheApp(JsonNode body) {
        return OF_THE_APP.stream().anyMatch(body::has)
                || body.path("ok").isBoolean() && ERROR.breach(body).isEmpty();
    }

    private static boolean isSaidToBeJson(Answer answer) {
        return answer.header("Content-Type").filter(type -> type.toLowerCase(Locale.ROOT).contains("json")).isPresent();
    }

    private Finding answered(Answer answer, Instant at) {
        boolean wasRefused = refusedSince.isPresent();
        refusedSince = Optional.empty();
        if (isYounger(answer, at)) {
            return Finding.wrong("the app has started with " + change);
        }
        return Finding.nothingSoFar(wasRefused
                ? "health is 200 again after a refusal, by a process from before the drill, or one that does not tell "
                        + "its uptime: whether it started with " + change + " is not known"
                : "health is still 200 by a process from before the drill, or one that does not tell its uptime");
    }

    /** Whether the process that answers started after the drill began. */
    boolean isYounger(Answer health, Instant at) {
        return JsonReader.read(health)
                .map(body -> body.path("uptime_seconds"))
                .filter(seconds -> seconds.isNumber() && seconds.asDouble() >= 0 && seconds.asDouble() < 1e12)
                .map(seconds -> Duration.ofMillis((long) (seconds.asDouble() * 1_000)))
                .filter(uptime -> uptime.plus(ROUNDING).compareTo(Duration.between(begun, at)) < 0)
                .isPresent();
    }
}
