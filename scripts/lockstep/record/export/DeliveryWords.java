package lockstep.record.export;

import java.util.List;
import java.util.Locale;
import lockstep.analysis.delivery.Delivery;
import lockstep.base.text.Durations;

/** The measures of delivery as the cells of a row. */
public record DeliveryWords(Delivery delivery) {

    public static final List<String> HEADINGS =
            List.of("WEEK", "DEPLOYMENTS", "LEAD TIME", "FAILED", "FAILURE RATE", "RECOVERY TIME", "NOT RECOVERED");

    private static final String NOTHING = "-";

    public List<String> row(String name) {
        return List.of(
                name, String.valueOf(delivery.frequency()),
                delivery.leadTime().map(Durations::human).orElse(NOTHING),
                String.valueOf(delivery.failures()),
                delivery.failureRate().isPresent()
                        ? String.format(Locale.ROOT, "%.0f %%", 100 * delivery.failureRate().getAsDouble())
                        : NOTHING,
                delivery.recoveryTime().map(Durations::human).orElse(NOTHING),
                String.valueOf(delivery.notRecovered()));
    }
}
