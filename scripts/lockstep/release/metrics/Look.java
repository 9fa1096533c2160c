package lockstep.release.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lockstep.analysis.counts.Scrape;
import lockstep.analysis.source.FailedAnswers;

/**
 * What one look at the metrics of both arms showed.
 *
 * @param failed where the canary fails most, as far as its counters tell; never judged
 */
public record Look(Instant at, Arm canary, Arm baseline, List<FailedAnswers> failed) {

    public Look {
        failed = List.copyOf(failed);
    }

    Look(Instant at, Arm canary, Arm baseline) {
        this(at, canary, baseline, List.of());
    }

    /**
     * @param silent of the instances that answered, and have counted no request yet
     * @param unread the named instances that could not be read
     * @param troubles why, as sanitised lines; nothing where all could be
     */
    public record Arm(List<Scrape> scrapes, List<Scrape> silent, Set<String> unread, List<String> troubles) {

        public Arm {
            scrapes = List.copyOf(scrapes);
            silent = List.copyOf(silent);
            unread = Set.copyOf(unread);
            troubles = List.copyOf(troubles);
        }

        static Arm of(List<Scrape> scrapes) {
            return new Arm(scrapes, List.of(), Set.of(), List.of());
        }

        /** Every instance that answered. */
        public List<Scrape> answered() {
            return Stream.concat(scrapes.stream(), silent.stream()).toList();
        }

        /** Nothing of it can be said. The arm itself is what was not read. */
        static Arm unknown(String arm, String why) {
            return new Arm(List.of(), List.of(), Set.of(arm), List.of(arm + ": " + why));
        }
    }

    static Look unknown(Instant at, String why) {
        return new Look(at, Arm.unknown("canary", why), Arm.unknown("baseline", why));
    }

    public List<String> troubles() {
        return Stream.concat(canary.troubles().stream(), baseline.troubles().stream()).distinct().toList();
    }
}
