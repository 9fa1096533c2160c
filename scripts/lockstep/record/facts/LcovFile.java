package lockstep.record.facts;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * One source file of an LCOV tracefile: its totals or, where it has none (so of gcov's JSON), its lines counted. Where
 * several tests tell of it, what one of them ran was run; totals alone cannot be joined, and the most of them counts.
 */
final class LcovFile {

    private static final Map<String, String> ALL = Map.of("LF", "line", "BRF", "branch", "FNF", "method");
    private static final Map<String, String> COVERED = Map.of("LH", "line", "BRH", "branch", "FNH", "method");
    private static final String NEVER_REACHED = "-";

    private final Map<String, Long> all = new TreeMap<>();
    private final Map<String, Long> covered = new TreeMap<>();
    /** By unit, what can be run, and whether it was. */
    private final Map<String, Map<String, Boolean>> listed = new TreeMap<>();
    private int times;

    /** One more test tells of it. */
    LcovFile begin() {
        times++;
        return this;
    }

    void add(String key, String value, int number) throws ReportFault {
        switch (key) {
            case "LF", "BRF", "FNF" -> all.merge(ALL.get(key), count(value, number), Long::max);
            case "LH", "BRH", "FNH" -> covered.merge(COVERED.get(key), count(value, number), Long::max);
            case "DA" -> {
                String[] words = words(value, 2, number);
                list("line", words[0], count(words[1], number) > 0);
            }
            case "FNDA" -> {
                String[] words = words(value, 2, number);
                list("method", value.substring(words[0].length() + 1), count(words[0], number) > 0);
            }
            case "BRDA" -> {
                String[] words = words(value, 4, number);
                String taken = words[3];
                list("branch", String.join(",", words[0], words[1], words[2]),
                        !taken.equals(NEVER_REACHED) && count(taken, number) > 0);
            }
            default -> { }
        }
    }

    private void list(String unit, String name, boolean run) {
        listed.computeIfAbsent(unit, any -> new HashMap<>()).merge(name, run, Boolean::logicalOr);
    }

    private static String[] words(String value, int most, int number) throws ReportFault {
        String[] words = value.split(",", -1);
        if (words.length < most) {
            throw new ReportFault("line " + number + ": \"" + value + "\" has no " + most + " parts");
        }
        return words;
    }

    private static long count(String value, int number) throws ReportFault {
        if (!value.matches("\\d{1,12}")) {
            throw new ReportFault("line " + number + ": \"" + value + "\" is not a count");
        }
        return Long.parseLong(value);
    }

    Map<String, Finding.Coverage.Ratio> units() {
        Map<String, Finding.Coverage.Ratio> units = new TreeMap<>();
        listed.forEach((unit, things) -> units.put(unit, new Finding.Coverage.Ratio(
                things.values().stream().filter(run -> run).count(), things.size())));
        all.forEach((unit, count) -> {
            if (times < 2 || !units.containsKey(unit)) {
                units.put(unit, new Finding.Coverage.Ratio(covered.getOrDefault(unit, 0L), count));
            }
        });
        return units;
    }
}
