package lockstep.record.facts;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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
    private final Set<String> tests = new HashSet<>();
    private boolean isJoined;

    LcovFile(String test) {
        tests.add(test);
    }

    /** By another test that has a name; or by the lines that can be run, which are the same. */
    boolean isOfTheSourceOf(LcovFile other) {
        boolean areNamed = !tests.contains("") && !other.tests.contains("");
        return areNamed && Collections.disjoint(tests, other.tests)
                || listed.containsKey("line") && other.listed.containsKey("line")
                        && listed.get("line").keySet().equals(other.listed.get("line").keySet());
    }

    void join(LcovFile other) {
        isJoined = true;
        tests.addAll(other.tests);
        other.listed.forEach((unit, things) -> things.forEach((name, run) -> list(unit, name, run)));
        other.all.forEach((unit, count) -> all.merge(unit, count, Long::max));
        other.covered.forEach((unit, count) -> covered.merge(unit, count, Long::max));
    }

    void add(String key, String value, int number) throws ReportFault {
        switch (key) {
            case "LF", "BRF", "FNF" -> all.merge(ALL.get(key), count(value, number), Long::sum);
            case "LH", "BRH", "FNH" -> covered.merge(COVERED.get(key), count(value, number), Long::sum);
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
            if (!isJoined || !units.containsKey(unit)) {
                units.put(unit, new Finding.Coverage.Ratio(covered.getOrDefault(unit, 0L), count));
            }
        });
        return units;
    }
}
