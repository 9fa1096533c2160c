package lockstep.analysis.source;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import lockstep.base.text.Sanitiser;

/**
 * How many answers of an arm failed on a route with a status, since its processes began: for people to look where.
 * It is told and never judged.
 *
 * @param route what the counter says of it; a dash where it says nothing
 */
public record FailedAnswers(String route, String status, long count) {

    private static final int MOST = 5;
    private static final int LONGEST = 80;
    private static final String UNKNOWN = "-";

    /** What a route and a status are called by those who count; the first that a series has. */
    private static final List<String> ROUTES =
            List.of("route", "http_route", "path", "handler", "endpoint", "uri", "url");
    private static final List<String> STATUSES =
            List.of("status", "status_code", "code", "http_status_code", "http_response_status_code");

    /** A route and a status. */
    private record Where(String route, String status) {}

    /** Those that fail most, the most first; nothing where no series says a route or a status. */
    public static List<FailedAnswers> most(List<Sample> samples, MetricQuery query) {
        Map<Where, Double> sums = samples.stream()
                .filter(query.errors()::selects)
                .filter(sample -> sample.value() > 0 && Double.isFinite(sample.value()))
                .collect(Collectors.groupingBy(FailedAnswers::where, Collectors.summingDouble(Sample::value)));
        return sums.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(new Where(UNKNOWN, UNKNOWN)))
                .map(entry -> new FailedAnswers(
                        entry.getKey().route(), entry.getKey().status(), Math.round(entry.getValue())))
                .sorted(Comparator.comparingLong(FailedAnswers::count).reversed()
                        .thenComparing(FailedAnswers::route).thenComparing(FailedAnswers::status))
                .limit(MOST)
                .toList();
    }

    private static Where where(Sample sample) {
        return new Where(first(sample.labels(), ROUTES), first(sample.labels(), STATUSES));
    }

    private static String first(SortedMap<String, String> labels, List<String> names) {
        return names.stream()
                .map(name -> labels.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .map(value -> Sanitiser.line(value, LONGEST))
                .orElse(UNKNOWN);
    }
}
