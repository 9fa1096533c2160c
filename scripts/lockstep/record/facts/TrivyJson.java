package lockstep.record.facts;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Trivy's JSON: vulnerabilities, failed checks of configurations, and secrets. Without any result it
 * had nothing to scan.
 */
final class TrivyJson {

    private TrivyJson() {}

    static Finding read(Report report) throws ReportFault {
        JsonNode scan = JsonReport.object(report);
        if (!scan.path("SchemaVersion").isInt()) {
            throw new ReportFault("it has no SchemaVersion");
        }
        Severities found = new Severities();
        for (JsonNode result : scan.path("Results")) {
            result.path("Vulnerabilities").forEach(each -> found.word(each.path("Severity").asString("")));
            result.path("Secrets").forEach(each -> found.word(each.path("Severity").asString("")));
            for (JsonNode check : result.path("Misconfigurations")) {
                if (check.path("Status").asString("FAIL").equals("FAIL")) {
                    found.word(check.path("Severity").asString(""));
                }
            }
            result.path("ExperimentalModifiedFindings").forEach(each -> found.suppressed());
        }
        return found.sum(scan.path("Results").isEmpty()
                ? Optional.of("Trivy scanned nothing: it found no package, configuration or secret to look at")
                : Optional.empty());
    }
}
