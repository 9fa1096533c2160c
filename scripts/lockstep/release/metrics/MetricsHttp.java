package lockstep.release.metrics;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import lockstep.analysis.source.MetricsTrouble;
import lockstep.base.text.Sanitiser;
import lockstep.base.text.Secrets;
import lockstep.gates.http.Answer;
import lockstep.gates.http.Deadline;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.http.NoAnswer;
import lockstep.gates.http.Request;
import lockstep.gates.http.ServiceClient;
import lockstep.gates.http.Target;

/** Asks one server for metrics, over kept connections: a whole text, or a trouble with a name. */
final class MetricsHttp implements AutoCloseable {

    /** What a million series take has no place here; 16 MiB hold a hundred thousand. */
    static final int LARGEST = 16 * HttpSettings.MEBIBYTE;

    private final ServiceClient client;

    MetricsHttp(Target target, HttpSettings http, Secrets secrets) {
        this.client = new ServiceClient(target, http.withBodyCap(LARGEST), secrets);
    }

    /** @param date when the server says that it answered, to the second; empty where it does not */
    record Page(String body, Optional<Instant> date) {}

    /** The body of the answer, whatever its status, where {@code anyStatus}; else of a 200 alone. */
    Page get(String path, String accept, boolean anyStatus, Deadline deadline) throws MetricsTrouble {
        Request request = Request.get(path).withHeaders(Map.of("Accept", accept)).withoutCookies();
        return switch (client.call(request, deadline)) {
            case NoAnswer none -> throw new MetricsTrouble(none.trouble().meaning());
            case Answer answer when answer.status() != 200 && !(anyStatus && isJson(answer)) ->
                throw new MetricsTrouble("it answered " + answer.status());
            case Answer answer -> new Page(answer.text().orElseThrow(
                    () -> new MetricsTrouble("the answer is not UTF-8 text")), date(answer));
        };
    }

    private static Optional<Instant> date(Answer answer) {
        try {
            return answer.header("Date").map(text -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isJson(Answer answer) {
        return answer.header("Content-Type").filter(type -> type.startsWith("application/json")).isPresent();
    }

    String inWords() {
        return Sanitiser.line(client.target().toString(), 200);
    }

    @Override
    public void close() {
        client.close();
    }
}
