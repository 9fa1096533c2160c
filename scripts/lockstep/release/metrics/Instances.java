package lockstep.release.metrics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lockstep.analysis.counts.Scrape;
import lockstep.analysis.source.MetricQuery;
import lockstep.analysis.source.MetricsTrouble;
import lockstep.analysis.source.NothingCountedYet;
import lockstep.analysis.source.Sample;
import lockstep.analysis.source.Scraping;
import lockstep.base.text.Sanitiser;

/** Reads the instances of an arm one by one, so that one that cannot be read does not hide the others. */
final class Instances {

    private static final int LONGEST_NAME = 120;

    /** A sidecar or an exporter beside the service has the labels of its pod, too. */
    private static final String LEAVE_OUT =
            "; if it is no instance of the service, leave it out: by one more label in metrics.%s";

    private Instances() {}

    /** Makes a scrape of what is known of an instance. */
    @FunctionalInterface
    interface Reading<T> {
        Scrape of(String instance, T known) throws MetricsTrouble;
    }

    static <T> Look.Arm of(String arm, Map<String, T> instances, Reading<T> reading) {
        List<Scrape> scrapes = new ArrayList<>();
        List<Scrape> silent = new ArrayList<>();
        Set<String> unread = new HashSet<>();
        List<String> troubles = new ArrayList<>();
        instances.forEach((instance, known) -> {
            try {
                scrapes.add(reading.of(instance, known));
            } catch (MetricsTrouble e) {
                if (e instanceof NothingCountedYet yet) {
                    silent.add(yet.scrape());
                }
                unread.add(instance);
                troubles.add(arm + " " + Sanitiser.line(instance, LONGEST_NAME) + ": " + e.getMessage()
                        + (e instanceof NothingCountedYet ? LEAVE_OUT.formatted(arm) : ""));
            }
        });
        return new Look.Arm(scrapes, silent, unread, troubles);
    }

    /** No error is no error only where the counter of errors is known to be there. */
    static void requireErrorsKnown(MetricQuery query, List<Sample> canary, List<Sample> baseline)
            throws MetricsTrouble {
        String name = query.errors().name();
        boolean nothingRead = canary.isEmpty() && baseline.isEmpty();
        if (nothingRead || name.equals(query.requests().name())) {
            return;
        }
        Scraping.requireLabelsOfErrors("canary", canary, query);
        Scraping.requireLabelsOfErrors("baseline", baseline, query);
        if (Stream.concat(canary.stream(), baseline.stream()).noneMatch(sample -> sample.name().equals(name))) {
            throw new MetricsTrouble("no series " + Sanitiser.line(name, LONGEST_NAME)
                    + " in either arm, so no error cannot be told from no metric");
        }
    }
}
