package lockstep.analysis.source;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lockstep.base.text.Sanitiser;

/**
 * Which series tells when the process began whose requests are counted. Where there is more than one, the labels in
 * which they differ tell whether the requests are of one of them, or are there once for each: of one process that two
 * scrape they would be counted more than once. Of several processes it is the newest.
 */
final class ProcessStart {

    private static final int MOST_TOLD = 2;
    /** In seconds: hardly two processes begin so soon after one another. */
    private static final double SAME_START = 0.01;

    private ProcessStart() {}

    /** @throws MetricsTrouble where the requests of an instance are counted by more than one */
    static Optional<Sample> of(List<Sample> samples, MetricQuery query) throws MetricsTrouble {
        List<Sample> starts =
                samples.stream().filter(sample -> sample.name().equals(MetricQuery.START_TIME)).toList();
        if (starts.size() < 2) {
            return starts.stream().findFirst();
        }
        Set<String> differing = differing(starts);
        Set<SortedMap<String, String>> counted = samples.stream().filter(query.requests()::selects)
                .map(sample -> only(sample, differing)).collect(Collectors.toSet());
        if (counted.size() > 1 && areOfOneProcess(starts)) {
            throw new MetricsTrouble("its requests are counted more than once: there are series with "
                    + counted.stream().map(Objects::toString).sorted().limit(MOST_TOLD)
                            .map(labels -> Sanitiser.line(labels, 100)).collect(Collectors.joining(" and with "))
                    + "; ask for one of them by a label");
        }
        return starts.stream().filter(start -> counted.contains(only(start, differing)))
                .max(Comparator.comparingDouble(Sample::value))
                .or(() -> starts.stream().max(Comparator.comparingDouble(Sample::value)));
    }

    /** Two scrapers of one process read the same start; two processes behind one address do not begin at once. */
    private static boolean areOfOneProcess(List<Sample> starts) {
        double[] sorted = starts.stream().mapToDouble(Sample::value).sorted().toArray();
        return IntStream.range(1, sorted.length).anyMatch(next -> sorted[next] - sorted[next - 1] <= SAME_START);
    }

    private static Set<String> differing(List<Sample> starts) {
        Set<String> names = new TreeSet<>();
        starts.forEach(start -> names.addAll(start.labels().keySet()));
        names.removeIf(name -> starts.stream()
                .map(start -> start.labels().getOrDefault(name, "")).distinct().count() == 1);
        return names;
    }

    private static SortedMap<String, String> only(Sample sample, Set<String> names) {
        SortedMap<String, String> labels = new TreeMap<>(sample.labels());
        labels.keySet().retainAll(names);
        return labels;
    }
}
