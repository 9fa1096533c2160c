package lockstep.record.facts;

import java.util.Map;
import java.util.TreeMap;

/** An LCOV tracefile: what its files have, added up. */
final class Lcov {

    private static final String END = "end_of_record";

    /** By the name of the source: several tests may tell of one. */
    private final Map<String, LcovFile> files = new TreeMap<>();
    private LcovFile file = new LcovFile();

    private Lcov() {}

    static Finding read(Report report) throws ReportFault {
        Lcov totals = new Lcov();
        String text = report.text();
        int number = 0;
        for (String line : text.lines().toList()) {
            totals.line(line.strip(), ++number);
        }
        if (!text.contains(END)) {
            throw new ReportFault("it has no " + END);
        }
        Map<String, Finding.Coverage.Ratio> units = new TreeMap<>();
        totals.files.values().forEach(file -> file.units().forEach((unit, ratio) ->
                units.merge(unit, ratio, Finding.Coverage.Ratio::plus)));
        return new Finding.Coverage(units);
    }

    private void line(String line, int number) throws ReportFault {
        int colon = line.indexOf(':');
        if (line.startsWith("SF:")) {
            file = files.computeIfAbsent(line.substring(colon + 1), any -> new LcovFile()).begin();
        } else if (colon > 0) {
            file.add(line.substring(0, colon), line.substring(colon + 1), number);
        } else if (line.equals(END)) {
            file = new LcovFile();
        }
    }
}
