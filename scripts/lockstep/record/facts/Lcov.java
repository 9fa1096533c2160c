package lockstep.record.facts;

import java.util.Map;
import java.util.TreeMap;

/** An LCOV tracefile: the totals of its files, added up. */
final class Lcov {

    private static final Map<String, String> ALL = Map.of("LF", "line", "BRF", "branch", "FNF", "method");
    private static final Map<String, String> COVERED = Map.of("LH", "line", "BRH", "branch", "FNH", "method");

    private final Map<String, Long> all = new TreeMap<>();
    private final Map<String, Long> covered = new TreeMap<>();

    private Lcov() {}

    static Finding read(Report report) throws ReportFault {
        Lcov totals = new Lcov();
        String text = report.text();
        int number = 0;
        for (String line : text.lines().toList()) {
            totals.line(line.strip(), ++number);
        }
        if (!text.contains("end_of_record")) {
            throw new ReportFault("it has no end_of_record");
        }
        Map<String, Finding.Coverage.Ratio> units = new TreeMap<>();
        totals.all.forEach((unit, count) ->
                units.put(unit, new Finding.Coverage.Ratio(totals.covered.getOrDefault(unit, 0L), count)));
        return new Finding.Coverage(units);
    }

    private void line(String line, int number) throws ReportFault {
        int colon = line.indexOf(':');
        String key = colon < 0 ? line : line.substring(0, colon);
        if (ALL.containsKey(key)) {
            all.merge(ALL.get(key), count(line.substring(colon + 1), number), Long::sum);
        } else if (COVERED.containsKey(key)) {
            covered.merge(COVERED.get(key), count(line.substring(colon + 1), number), Long::sum);
        }
    }

    private static long count(String value, int number) throws ReportFault {
        if (!value.matches("\\d{1,12}")) {
            throw new ReportFault("line " + number + ": \"" + value + "\" is not a count");
        }
        return Long.parseLong(value);
    }
}
