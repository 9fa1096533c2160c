package lockstep.record.facts;

import lockstep.gates.gate.JsonReader;
import tools.jackson.databind.JsonNode;

/** A JSON report, read strictly. */
final class JsonReport {

    private JsonReport() {}

    static JsonNode object(Report report) throws ReportFault {
        return JsonReader.read(report.text()).filter(JsonNode::isObject)
                .orElseThrow(() -> new ReportFault("it is not one JSON object"));
    }

    static JsonNode array(JsonNode object, String name) throws ReportFault {
        JsonNode array = object.path(name);
        if (!array.isArray()) {
            throw new ReportFault("it has no list \"" + name + "\"");
        }
        return array;
    }
}
