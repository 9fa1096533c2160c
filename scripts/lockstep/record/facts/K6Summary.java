package lockstep.record.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** k6's summary: as {@code --summary-export} writes it, and as a script's handleSummary gets it. */
final class K6Summary {

    private K6Summary() {}

    static Finding read(Report report) throws ReportFault {
        JsonNode metrics = JsonReport.object(report).path("metrics");
        if (!metrics.isObject()) {
            throw new ReportFault("it has no object \"metrics\"");
        }
        long thresholds = 0;
        List<String> failed = new ArrayList<>();
        for (Map.Entry<String, JsonNode> metric : metrics.properties()) {
            for (Map.Entry<String, JsonNode> threshold : metric.getValue().path("thresholds").properties()) {
                thresholds++;
                if (isCrossed(threshold.getValue())) {
                    failed.add(metric.getKey() + " " + threshold.getKey());
                }
            }
        }
        JsonNode checks = values(metrics, "checks");
        return new Finding.Load(requests(metrics), checks.path("passes").asLong(0),
                checks.path("fails").asLong(0), thresholds, failed);
    }

    /** gRPC has no counter of its own: that calls took a time tells of them, and each iteration makes at least one. */
    private static long requests(JsonNode metrics) {
        long http = count(metrics, "http_reqs") + count(metrics, "ws_msgs_sent");
        return http > 0 || !metrics.has("grpc_req_duration") ? http : count(metrics, "iterations");
    }

    private static long count(JsonNode metrics, String name) {
        return values(metrics, name).path("count").asLong(0);
    }

    private static JsonNode values(JsonNode metrics, String name) {
        JsonNode metric = metrics.path(name);
        return metric.has("values") ? metric.path("values") : metric;
    }

    /** The export says true where a threshold was crossed; handleSummary has {@code ok}, which is the opposite. */
    private static boolean isCrossed(JsonNode threshold) {
        return threshold.isObject() ? !threshold.path("ok").asBoolean(false) : threshold.asBoolean(true);
    }
}
