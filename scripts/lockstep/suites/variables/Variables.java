package lockstep.suites.variables;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The variables of one environment.
 *
 * @param origin where they come from, sanitised, for messages
 */
public record Variables(String origin, SortedMap<String, String> values) {

    /** More than this is not an environment; nor is a longer name or value. */
    static final int MOST = 2_000;

    static final int LONGEST_NAME = 200;
    static final int LONGEST_VALUE = 64 * 1024;

    public Variables {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public static Variables of(String origin, Map<String, String> values) {
        return new Variables(origin, new TreeMap<>(values));
    }

    /** The value; a variable that is blank counts as not set, as services and shells treat it. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    /** The names of those that are set. */
    public SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        values.keySet().stream().filter(name -> get(name).isPresent()).forEach(names::add);
        return names;
    }

    /** Without the values, which may be secret. */
    @Override
    public String toString() {
        return values.size() + " variables from " + origin;
    }
}
