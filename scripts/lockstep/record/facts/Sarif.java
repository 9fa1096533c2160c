package lockstep.record.facts;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/**
 * SARIF: severities are those that the rules give as security-severity. A level alone would hide critical findings, so
 * a result of a rule without one is unrated.
 */
final class Sarif {

    private Sarif() {}

    static Finding read(Report report) throws ReportFault {
        JsonNode log = JsonReport.object(report);
        JsonNode runs = JsonReport.array(log, "runs");
        Severities found = new Severities();
        Optional<String> incomplete = runs.isEmpty() ? Optional.of("the report has no run") : Optional.empty();
        for (JsonNode run : runs) {
            incomplete = incomplete.or(() -> trouble(run));
            Map<String, Double> scores = scores(run);
            for (JsonNode result : run.path("results")) {
                count(result, scores, found);
            }
        }
        return found.sum(incomplete);
    }

    private static Optional<String> trouble(JsonNode run) {
        for (JsonNode invocation : run.path("invocations")) {
            if (!invocation.path("executionSuccessful").asBoolean(true)) {
                return Optional.of("the scan did not run to its end");
            }
        }
        return run.path("results").isArray() ? Optional.empty() : Optional.of("a run has no results");
    }

    private static Map<String, Double> scores(JsonNode run) {
        Map<String, Double> scores = new HashMap<>();
        addRules(run.path("tool").path("driver"), scores);
        run.path("tool").path("extensions").forEach(extension -> addRules(extension, scores));
        return scores;
    }

    private static void addRules(JsonNode component, Map<String, Double> scores) {
        for (JsonNode rule : component.path("rules")) {
            score(rule).ifPresent(score -> scores.put(rule.path("id").asString(""), score));
        }
    }

    private static OptionalDouble score(JsonNode carrier) {
        String score = carrier.path("properties").path("security-severity").asString("");
        boolean isScore = score.matches("\\d{1,2}(\\.\\d{1,3})?");
        return isScore ? OptionalDouble.of(Double.parseDouble(score)) : OptionalDouble.empty();
    }

    private static void count(JsonNode result, Map<String, Double> scores, Severities found) {
        boolean failed = result.path("kind").asString("fail").equals("fail");
        boolean gone = result.path("baselineState").asString("").equals("absent");
        if (!failed || gone) {
            return;
        }
        if (isSuppressed(result)) {
            found.suppressed();
            return;
        }
        String rule = result.path("ruleId").asString(result.path("rule").path("id").asString(""));
        OptionalDouble own = score(result);
        Double score = own.isPresent() ? Double.valueOf(own.getAsDouble()) : scores.get(rule);
        if (score == null) {
            found.word("unrated");
        } else {
            found.score(score);
        }
    }

    private static boolean isSuppressed(JsonNode result) {
        for (JsonNode suppression : result.path("suppressions")) {
            String status = suppression.path("status").asString("accepted");
            if (status.equals("accepted")) {
                return true;
            }
        }
        return false;
    }
}
