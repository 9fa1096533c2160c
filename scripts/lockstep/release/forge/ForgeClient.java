package lockstep.release.forge;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.digest.GrowingSha256;
import lockstep.base.text.Durations;
import lockstep.base.text.Secrets;
import lockstep.gates.gate.JsonReader;
import lockstep.gates.gate.Waiting;
import lockstep.gates.http.Answer;
import lockstep.gates.http.Deadline;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.http.NoAnswer;
import lockstep.gates.http.Request;
import lockstep.gates.http.RetryAfter;
import lockstep.gates.http.ServiceClient;
import lockstep.gates.http.Target;
import tools.jackson.databind.JsonNode;

/**
 * Asks an API, page after page, and waits out its rate limit within the deadline. Pages are counted here: a link that
 * the server gives could lead the token elsewhere.
 */
public final class ForgeClient implements AutoCloseable {

    static final int PAGE = 100;
    private static final int MOST_PAGES = 50;
    private static final int LARGEST = 8 * HttpSettings.MEBIBYTE;
    private static final String TOKEN =
            "Give a token that may read the project: --header Authorization=env:VARIABLE, with \"Bearer TOKEN\" in it.";

    private final ServiceClient client;
    private final Map<String, String> headers;
    private final Waiting waiting;
    private final InstantSource clock;
    private final GrowingSha256 digest = new GrowingSha256();

    ForgeClient(
            Target api, HttpSettings http, Secrets secrets, Map<String, String> headers, Waiting waiting,
            InstantSource clock) {
        this.client = new ServiceClient(api, http.withBodyCap(LARGEST), secrets);
        this.headers = headers;
        this.waiting = waiting;
        this.clock = clock;
    }

    /** Takes what is listed out of one page. */
    interface Listing {
        JsonNode in(JsonNode page) throws ForgeTrouble;
    }

    /** Every item of every page. */
    List<JsonNode> all(String path, Listing listing, Deadline deadline) throws ForgeTrouble {
        List<JsonNode> items = new ArrayList<>();
        for (int page = 1; page <= MOST_PAGES; page++) {
            String query = (path.contains("?") ? "&" : "?") + "per_page=" + PAGE + "&page=" + page;
            JsonNode listed = listing.in(one(path + query, deadline));
            if (!listed.isArray()) {
                throw new ForgeTrouble("the answer to " + path + " is not a list", "Check --api.");
            }
            listed.forEach(items::add);
            if (listed.size() < PAGE) {
                return items;
            }
        }
        throw new ForgeTrouble("the answer to " + path + " has more than " + MOST_PAGES + " pages",
                "Nothing is cut short silently: record the reports themselves.");
    }

    JsonNode one(String path, Deadline deadline) throws ForgeTrouble {
        while (true) {
            Answer answer = switch (client.call(Request.get(path).withHeaders(headers).withoutCookies(), deadline)) {
                case NoAnswer none -> throw new ForgeTrouble(
                        client.target().base() + " gave no answer: " + none.trouble().meaning(),
                        "Check --api and the way there, then try again.");
                case Answer there -> there;
            };
            Optional<Duration> wait = limited(answer);
            if (wait.isEmpty()) {
                return json(path, answer);
            }
            if (wait.get().compareTo(deadline.remaining()) >= 0) {
                throw new ForgeTrouble("the API limits the rate for another " + Durations.human(wait.get()),
                        "Try again then, or give a longer --deadline.");
            }
            pause(wait.get());
        }
    }

    private void pause(Duration time) throws ForgeTrouble {
        if (!waiting.passed(time)) {
            throw new ForgeTrouble("interrupted while waiting for the rate limit", "Start again.");
        }
    }

    /** How long to wait; empty where the answer is not one of a rate limit. */
    private Optional<Duration> limited(Answer answer) {
        if (answer.status() != 429 && answer.status() != 403) {
            return Optional.empty();
        }
        Optional<Duration> told = answer.header("Retry-After").flatMap(text -> RetryAfter.parse(text, clock.instant()));
        boolean spent = answer.header("X-RateLimit-Remaining").filter("0"::equals).isPresent();
        Optional<Duration> reset = answer.header("X-RateLimit-Reset")
                .filter(text -> spent && text.matches("\\d{1,12}"))
                .map(text -> Duration.between(clock.instant(), Instant.ofEpochSecond(Long.parseLong(text))));
        return told.or(() -> reset)
                .or(() -> answer.status() == 429 ? Optional.of(Duration.ofSeconds(60)) : Optional.empty())
                .map(wait -> wait.isNegative() || wait.isZero() ? Duration.ofSeconds(1) : wait);
    }

    private JsonNode json(String path, Answer answer) throws ForgeTrouble {
        switch (answer.status()) {
            case 200 -> { }
            case 401, 403 -> throw new ForgeTrouble("the API refused " + path + " with " + answer.status(), TOKEN);
            case 404 -> throw new ForgeTrouble("the API knows no " + path,
                    "Check the project, the commit and --api. Without a token, private projects are not shown. "
                            + TOKEN);
            default -> throw new ForgeTrouble("the API answered " + answer.status() + " to " + path,
                    "Try again; if it stays so, see the status page of the API.");
        }
        digest.add(answer.body());
        return JsonReader.read(answer).orElseThrow(() -> new ForgeTrouble(
                "the answer to " + path + " is not JSON", "Check --api: it must be the API, not the website."));
    }

    String inWords() {
        return client.target().base();
    }

    String sha256() {
        return digest.soFar().hex();
    }

    @Override
    public void close() {
        client.close();
    }
}
