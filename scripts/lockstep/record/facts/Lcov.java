package lockstep.record.facts;

import java.util.Map;
import java.util.TreeMap;

/** An LCOV tracefile: what its files have, added up. */
final class Lcov {

    private static final String END = "end_of_record";

    private final Map<String, Finding.Coverage.Ratio> units = new TreeMap<>();
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
        totals.end();
        return new Finding.Coverage(totals.units);
    }

    private void line(String line, int number) throws ReportFault {
        int colon = line.indexOf(':');
        if (colon > 0) {
            file.add(line.substring(0, colon), line.substring(colon + 1), number);
        } else if (line.equals(END)) {
            end();
        }
    }

    private void end() {
        file.units().forEach((unit, ratio) -> units.merge(unit, ratio, Lcov::sum));
        file = new LcovFile();
    }

    private static Finding.Coverage.Ratio sum(Finding.Coverage.Ratio one, Finding.Coverage.Ratio other) {
        return new Finding.Coverage.Ratio(one.covered() + other.covered(), one.all() + other.all());
    }
}
