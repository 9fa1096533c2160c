package lockstep.analysis.source;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** One value of one series. */
public record Sample(String name, SortedMap<String, String> labels, double value) {

    public Sample {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

}
