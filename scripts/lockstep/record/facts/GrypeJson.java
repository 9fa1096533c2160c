package lockstep.record.facts;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** grype's JSON: its matches, and those that its rules ignore. */
final class GrypeJson {

    private GrypeJson() {}

    static Finding read(Report report) throws ReportFault {
        JsonNode scan = JsonReport.object(report);
        Severities found = new Severities();
        for (JsonNode match : JsonReport.array(scan, "matches")) {
            found.word(match.path("vulnerability").path("severity").asString(""));
        }
        scan.path("ignoredMatches").forEach(ignored -> found.suppressed());
        return found.sum(Optional.empty());
    }
}
