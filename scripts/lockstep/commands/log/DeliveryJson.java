package lockstep.commands.log;

import java.time.Duration;
import java.util.List;
import lockstep.analysis.delivery.Delivery;
import lockstep.analysis.delivery.DeliveryWeek;
import lockstep.commands.report.JsonDocument;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The measures of delivery as {@code lockstep/delivery/v1}. What there is nothing to measure of is null. */
final class DeliveryJson {

    private DeliveryJson() {}

    static String write(List<DeliveryWeek> weeks) {
        ObjectNode tree = JsonDocument.of("delivery");
        ArrayNode list = tree.putArray("weeks");
        weeks.forEach(week -> put(list.addObject().put("week", week.monday().toString()), week.delivery()));
        put(tree.putObject("all"), DeliveryWeek.together(weeks));
        return JsonDocument.text(tree);
    }

    private static void put(ObjectNode tree, Delivery delivery) {
        tree.put("deployments", delivery.frequency());
        tree.put("lead_time_seconds", delivery.leadTime().map(Duration::toSeconds).orElse(null));
        tree.put("failed", delivery.failures());
        if (delivery.failureRate().isPresent()) {
            tree.put("failure_rate", delivery.failureRate().getAsDouble());
        } else {
            tree.putNull("failure_rate");
        }
        tree.put("recovery_time_seconds", delivery.recoveryTime().map(Duration::toSeconds).orElse(null));
        tree.put("not_recovered", delivery.notRecovered());
    }
}
