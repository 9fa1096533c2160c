package lockstep.record.export;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.analysis.delivery.Delivery;
import lockstep.analysis.delivery.DeliveryWeek;

/** The measures of delivery as CSV, a week a row, oldest first, with the week's begin and end. */
public final class DeliveryCsv {

    private static final List<String> HEADINGS = List.of(
            "week", "deployments", "lead_time_seconds", "failed", "failure_rate", "recovery_time_seconds",
            "not_recovered", "begins", "ends");

    private DeliveryCsv() {}

    public static String of(List<DeliveryWeek> weeks) {
        List<List<String>> rows = new ArrayList<>(List.of(HEADINGS));
        weeks.forEach(week -> rows.add(row(week.monday(), week.delivery())));
        return Csv.of(rows);
    }

    /** What there is nothing to measure of is empty: a spreadsheet then leaves it out. */
    private static List<String> row(LocalDate monday, Delivery delivery) {
        return List.of(
                monday.toString(), String.valueOf(delivery.frequency()), seconds(delivery.leadTime()),
                String.valueOf(delivery.failures()),
                delivery.failureRate().isPresent() ? String.valueOf(delivery.failureRate().getAsDouble()) : "",
                seconds(delivery.recoveryTime()), String.valueOf(delivery.notRecovered()),
                begins(monday), begins(monday.plusWeeks(1)));
    }

    private static String seconds(Optional<Duration> time) {
        return time.map(Duration::toSeconds).map(String::valueOf).orElse("");
    }

    private static String begins(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toString();
    }
}
