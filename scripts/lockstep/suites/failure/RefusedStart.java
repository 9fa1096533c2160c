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
import lockstep.gates.http.Trouble;
import lockstep.suites.chat.StructuredError;
import lockstep.suites.failure.HealthSnapshot.Finding;
import tools.jackson.databind.JsonNode;

/**
 * Follows a start that ought to be refused, look by look. Any restart refuses connections for a while, so a refusal
 * counts only when it lasts as long as a change may take to show; a process younger than the drill that answers 200 has
 * started. Whatever else answers is there, healthy or not; what accepts connections and does not answer is there too,
 * and may be a proxy. For one drill.
 */
public final class RefusedStart {

    /** An uptime counts whole seconds. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    private static final int GATEWAY_TIMEOUT = 504;

    /** What a proxy answers in the place of a service that is not there. */
    private static final Set<Integer> NOT_THERE = Set.of(502, 503, GATEWAY_TIMEOUT);

    /** Fields of its health by which a service is told from a proxy. */
    private static final Set<String> OF_THE_APP = Set.of("uptime_seconds", "app_env", "build_sha", "db", "checks");

    /** A proxy that finds nobody closes sooner than one that waits for somebody, or an app that does. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    /** Who is there, the surest last. */
    private enum Source { NOBODY, UNSEEN, PROXY_OR_APP, APP }

    /** Who is there, and by what that is told. */
    private record Sign(Source source, String words) {

        /** The surer of the two. */
        Sign or(Sign other) {
            return other.source.compareTo(source) > 0 ? other : this;
        }
    }

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
        return sight.health() instanceof Answer answer && answer.status() == 200
                ? answered(answer, sight.at())
                : missing(health(sight.health()).or(dbHealth(sight.dbHealth())), sight.at());
    }

    private Finding missing(Sign sign, Instant at) {
        return switch (sign.source()) {
            case APP -> unhealthy(sign.words());
            case PROXY_OR_APP -> undecided(sign.words());
            case UNSEEN -> unseen(sign.words());
            case NOBODY -> refused(sign.words(), at);
        };
    }

    private static Sign health(Observation health) {
        return switch (health) {
            case NoAnswer none -> without(none, "health");
            case Answer answer when NOT_THERE.contains(answer.status()) -> notThere(answer, "health");
            case Answer answer -> new Sign(Source.APP, "health answers " + answer.status());
        };
    }

    private static Sign dbHealth(Observation dbHealth) {
        return switch (dbHealth) {
            case NoAnswer none -> without(none, "db health");
            case Answer answer when NOT_THERE.contains(answer.status()) -> notThere(answer, "db health");
            case Answer answer -> JsonReader.read(answer).filter(JsonNode::isObject).isPresent()
                    ? new Sign(Source.APP, "db health answers " + answer.status() + " with JSON")
                    : new Sign(Source.PROXY_OR_APP, "db health answers " + answer.status());
        };
    }

    /** What accepts a connection is there, though it never answers. */
    private static Sign without(NoAnswer none, String what) {
        if (!none.trouble().isOfTheService()) {
            return new Sign(Source.UNSEEN, none.trouble().meaning());
        }
        if (none.status().isPresent()) {
            int status = none.status().getAsInt();
            return new Sign(NOT_THERE.contains(status) ? Source.PROXY_OR_APP : Source.APP,
                    what + " answers " + status + ", and " + none.trouble().meaning());
        }
        if (none.trouble() == Trouble.REFUSED) {
            return new Sign(Source.NOBODY, none.trouble().meaning());
        }
        return isClosedAtOnce(none)
                ? new Sign(Source.NOBODY, "the connection was closed unanswered")
                : new Sign(Source.PROXY_OR_APP,
                        what + ": the connection was accepted, but " + none.trouble().meaning());
    }

    /** A TCP proxy takes the connection first, and then finds nobody. Whatever speaks TLS is more than that. */
    private static boolean isClosedAtOnce(NoAnswer none) {
        return none.trouble() == Trouble.CUT && none.timing().connect().isPresent() && none.timing().tls().isEmpty()
                && none.timing().total().compareTo(AT_ONCE) < 0;
    }

    /**
     * A proxy has a page for what is not there, and some have JSON. The app tells its own health, or an error in its
     * own form.
     */
    private static Sign notThere(Answer answer, String what) {
        String words = what + " answers " + answer.status();
        Optional<JsonNode> json = JsonReader.read(answer);
        if (json.filter(JsonNode::isObject).filter(RefusedStart::isOfTheApp).isPresent()) {
            return new Sign(Source.APP, words);
        }
        if (json.isPresent() || isSaidToBeJson(answer)) {
            return new Sign(Source.PROXY_OR_APP, words + " with JSON");
        }
        return answer.status() == GATEWAY_TIMEOUT
                ? new Sign(Source.PROXY_OR_APP, words + ", as a proxy does of an app that hangs too")
                : new Sign(Source.NOBODY, what + " " + answer.status());
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

    /** What a proxy may have sent, or done, in the place of the app, or the app, which then has started. */
    private Finding undecided(String how) {
        refusedSince = Optional.empty();
        return Finding.nothingSoFar(how + ": a proxy's or the app's is not known, so neither is whether it started "
                + "with " + change);
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
