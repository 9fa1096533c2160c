package lockstep.record.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An LCOV tracefile: what its files have, added up. */
final class Lcov {

    private static final String END = "end_of_record";

    /** By the name of the source; several where it is that of several sources. */
    private final Map<String, List<LcovFile>> files = new TreeMap<>();
    private LcovFile file = new LcovFile("");
    private String test = "";
    private String source = "";

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
        totals.files.values().forEach(all -> all.forEach(file -> file.units().forEach((unit, ratio) ->
                units.merge(unit, ratio, Finding.Coverage.Ratio::plus))));
        return new Finding.Coverage(units);
    }

    private void line(String line, int number) throws ReportFault {
        int colon = line.indexOf(':');
        if (line.startsWith("TN:")) {
            test = line.substring(colon + 1).strip();
        } else if (line.startsWith("SF:")) {
            source = line.substring(colon + 1);
            file = new LcovFile(test);
        } else if (colon > 0) {
            file.add(line.substring(0, colon), line.substring(colon + 1), number);
        } else if (line.equals(END)) {
            end();
        }
    }

    /** Several tests may tell of one source. Tracefiles that were put together may name several sources alike. */
    private void end() {
        List<LcovFile> alike = files.computeIfAbsent(source, any -> new ArrayList<>());
        alike.stream().filter(file::isOfTheSourceOf).findFirst()
                .ifPresentOrElse(known -> known.join(file), () -> alike.add(file));
        file = new LcovFile(test);
    }
}
