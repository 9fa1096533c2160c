package lockstep.analysis.delivery;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.IntStream;

/** The deliveries of a week, from Monday in UTC. */
public record DeliveryWeek(LocalDate monday, Delivery delivery) {

    /**
     * The last weeks, oldest first; weeks without a deployment are among them.
     *
     * @param count how many, that of {@code now} included
     */
    public static List<DeliveryWeek> last(int count, Instant now, List<Deployment> deployments) {
        LocalDate last = mondayOf(now);
        return IntStream.rangeClosed(1 - count, 0)
                .mapToObj(last::plusWeeks)
                .map(monday -> new DeliveryWeek(monday, new Delivery(deployments.stream()
                        .filter(deployment -> mondayOf(deployment.at()).equals(monday))
                        .toList())))
                .toList();
    }

    /** All of the weeks together. */
    public static Delivery together(List<DeliveryWeek> weeks) {
        return new Delivery(weeks.stream().flatMap(week -> week.delivery().deployments().stream()).toList());
    }

    private static LocalDate mondayOf(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
