package lockstep.record.facts;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** JaCoCo's XML: the counters of the whole report. */
final class JacocoXml {

    private JacocoXml() {}

    static Finding read(Report report) throws ReportFault {
        Map<String, Finding.Coverage.Ratio> units = new TreeMap<>();
        XmlReport.walk(report, "report", (name, parents, attributes) -> {
            if (name.equals("counter") && parents.size() == 1) {
                long covered = attributes.count("covered").orElseThrow(() -> missing("covered"));
                long missed = attributes.count("missed").orElseThrow(() -> missing("missed"));
                units.put(attributes.text("type").toLowerCase(Locale.ROOT),
                        new Finding.Coverage.Ratio(covered, covered + missed));
            }
        });
        return new Finding.Coverage(units);
    }

    private static ReportFault missing(String attribute) {
        return new ReportFault("a counter of the report has no " + attribute);
    }
}
