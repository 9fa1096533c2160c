package lockstep.record.facts;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Cobertura's XML: its totals where it has them, else its lines, one by one. */
final class CoberturaXml {

    private final Map<String, Finding.Coverage.Ratio> units = new TreeMap<>();
    private long lines;
    private long hit;

    private CoberturaXml() {}

    static Finding read(Report report) throws ReportFault {
        CoberturaXml coverage = new CoberturaXml();
        XmlReport.walk(report, "coverage", (name, parents, attributes) -> {
            if (name.equals("coverage")) {
                coverage.total("line", attributes.count("lines-covered"), attributes.count("lines-valid"));
                coverage.total("branch", attributes.count("branches-covered"), attributes.count("branches-valid"));
            } else if (name.equals("line") && parents.size() > 1 && !parents.contains("methods")) {
                coverage.lines++;
                coverage.hit += attributes.count("hits").orElse(0) > 0 ? 1 : 0;
            }
        });
        coverage.units.putIfAbsent("line", new Finding.Coverage.Ratio(coverage.hit, coverage.lines));
        return new Finding.Coverage(coverage.units);
    }

    private void total(String unit, OptionalLong covered, OptionalLong all) {
        if (covered.isPresent() && all.isPresent()) {
            units.put(unit, new Finding.Coverage.Ratio(covered.getAsLong(), all.getAsLong()));
        }
    }
}
