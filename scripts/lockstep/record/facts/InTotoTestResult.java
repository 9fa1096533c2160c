package lockstep.record.facts;

import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** An in-toto statement of a test result, bare or in its envelope. Whose signature it bears is judged elsewhere. */
final class InTotoTestResult {

    private static final String PREDICATE = "https://in-toto.io/attestation/test-result/v0.1";

    private InTotoTestResult() {}

    static Finding read(Report report) throws ReportFault {
        JsonNode statement = statement(JsonReport.object(report));
        if (!statement.path("predicateType").asString("").equals(PREDICATE)) {
            throw new ReportFault("its predicateType is not " + PREDICATE);
        }
        JsonNode predicate = statement.path("predicate");
        long failed = predicate.path("failedTests").size();
        return switch (predicate.path("result").asString("")) {
            case "PASSED" -> new Finding.Tests(predicate.path("passedTests").size(), failed, 0, 0, 0);
            case "FAILED", "WARNED" ->
                    new Finding.Tests(predicate.path("passedTests").size(), Math.max(1, failed), 0, 0, 0);
            default -> throw new ReportFault("its result is not one of PASSED, WARNED, FAILED");
        };
    }

    private static JsonNode statement(JsonNode document) throws ReportFault {
        if (!document.has("payload")) {
            return document;
        }
        try {
            return JsonReport.object(new Report(Base64.getDecoder().decode(document.path("payload").asString(""))));
        } catch (IllegalArgumentException e) {
            throw new ReportFault("the payload of its envelope is not base64");
        }
    }
}
