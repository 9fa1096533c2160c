package lockstep.record.export;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import lockstep.analysis.delivery.Delivery;
import lockstep.analysis.delivery.DeliveryWeek;
import lockstep.record.page.Drawing;
import lockstep.record.page.Drawing.Bar;
import lockstep.record.page.HtmlPage;
import lockstep.record.page.HtmlPage.Card;

/** The measures of delivery as one HTML page: all weeks at a glance, a chart of each measure, the weeks as a table. */
public final class DeliveryHtml {

    private static final Duration HOURS = Duration.ofHours(2);

    private DeliveryHtml() {}

    public static String of(String service, List<DeliveryWeek> weeks) {
        HtmlPage page = new HtmlPage("Delivery of " + service);
        List<List<String>> rows = new ArrayList<>();
        weeks.forEach(week -> rows.add(new DeliveryWords(week.delivery()).row(week.monday().toString())));
        Delivery all = DeliveryWeek.together(weeks);
        List<String> together = new DeliveryWords(all).row("all");
        rows.add(together);
        page.cards(cards(together, all));
        List<Drawing> charts = List.of(
                bars("deployments a week", "bar", weeks, delivery -> OptionalDouble.of(delivery.frequency())),
                bars("failure rate a week, in % of the deployments", "barbad", weeks,
                        delivery -> delivery.failureRate().isPresent()
                                ? OptionalDouble.of(100 * delivery.failureRate().getAsDouble())
                                : OptionalDouble.empty()),
                times("median lead time", "bar", weeks, Delivery::leadTime),
                times("median recovery time", "barbad", weeks, Delivery::recoveryTime));
        if (Drawing.isSmall(weeks.size())) {
            page.drawings(charts);
        } else {
            charts.forEach(page::drawing);
        }
        return page.table(DeliveryWords.HEADINGS, rows)
                .paragraph("Weeks begin on Monday in UTC. The numbers come from the verified release log. A week in "
                        + "which there was nothing to measure has a dash; the last week is not over. Failures from "
                        + "which production has not recovered are in no recovery time.")
                .text();
    }

    private static List<Card> cards(List<String> all, Delivery delivery) {
        return List.of(
                new Card("Deployments", all.get(1), ""),
                new Card("Median lead time", all.get(2), ""),
                new Card("Failure rate", all.get(4), delivery.failures() > 0 ? "fail" : ""),
                new Card("Median recovery time", all.get(5), ""),
                new Card("Not recovered", all.get(6), delivery.notRecovered() > 0 ? "fail" : ""));
    }

    /** In hours where one is that long, else in minutes. */
    private static Drawing times(
            String title, String tone, List<DeliveryWeek> weeks, Function<Delivery, Optional<Duration>> time) {
        boolean inHours = weeks.stream().flatMap(week -> time.apply(week.delivery()).stream())
                .anyMatch(one -> one.compareTo(HOURS) >= 0);
        double unit = (inHours ? Duration.ofHours(1) : Duration.ofMinutes(1)).toMillis();
        return bars(title + (inHours ? " in hours" : " in minutes"), tone, weeks, delivery -> time.apply(delivery)
                .map(one -> OptionalDouble.of(one.toMillis() / unit)).orElse(OptionalDouble.empty()));
    }

    private static Drawing bars(
            String title, String tone, List<DeliveryWeek> weeks, Function<Delivery, OptionalDouble> measure) {
        return Drawing.bars(title, weeks.stream()
                .map(week -> new Bar(week.monday().toString(), measure.apply(week.delivery()), tone)).toList());
    }
}
