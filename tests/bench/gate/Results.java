package tests.bench.gate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The laps of every contestant on one course; the first contestant is the measure of the others. */
final class Results {

    private final Duration roundTrip;
    private final Map<Contestant, List<Lap>> laps = new LinkedHashMap<>();

    Results(Duration roundTrip) {
        this.roundTrip = roundTrip;
    }

    void add(Contestant contestant, Lap lap) {
        laps.computeIfAbsent(contestant, none -> new ArrayList<>()).add(lap);
    }

    static String heading() {
        return """
                | round trip | who | wall, s | ratio | first request, s |
                | ---: | :--- | ---: | ---: | ---: |""";
    }

    /** The rows of a Markdown table, a contestant each: medians, with the least and the most in parentheses. */
    List<String> rows() {
        Series measure = total(laps.values().iterator().next());
        return laps.entrySet().stream()
                .map(entry -> String.format(Locale.ROOT, "| %d ms | %s | %s | %.3f | %s |",
                        roundTrip.toMillis(), entry.getKey().name(), total(entry.getValue()).inWords(),
                        total(entry.getValue()).ratioTo(measure), firstRequest(entry.getValue()).inWords()))
                .toList();
    }

    private static Series total(List<Lap> laps) {
        return new Series(laps.stream().map(Lap::total).toList());
    }

    private static Series firstRequest(List<Lap> laps) {
        return new Series(laps.stream().map(Lap::firstRequest).toList());
    }
}
