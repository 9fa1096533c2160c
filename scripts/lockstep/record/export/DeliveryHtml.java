package lockstep.record.export;

import java.util.ArrayList;
import java.util.List;
import lockstep.analysis.delivery.Delivery;
import lockstep.analysis.delivery.DeliveryWeek;
import lockstep.record.export.Drawing.Bar;

/** The measures of delivery as one HTML page with charts. */
public final class DeliveryHtml {

    private static final double HOUR_MS = 3_600_000;

    private DeliveryHtml() {}

    public static String of(String service, List<DeliveryWeek> weeks) {
        HtmlPage page = new HtmlPage("Delivery of " + service);
        List<List<String>> rows = new ArrayList<>();
        weeks.forEach(week -> rows.add(new DeliveryWords(week.delivery()).row(week.monday().toString())));
        Delivery all = DeliveryWeek.together(weeks);
        rows.add(new DeliveryWords(all).row("all"));
        page.drawing(Drawing.bars("deployments a week", weeks.stream()
                .map(week -> new Bar(week.monday().toString(), week.delivery().frequency(), "bar"))
                .toList()));
        page.drawing(Drawing.bars("failed deployments a week", weeks.stream()
                .map(week -> new Bar(week.monday().toString(), week.delivery().failures(), "barbad"))
                .toList()));
        page.drawing(Drawing.bars("median lead time in hours", weeks.stream()
                .map(week -> new Bar(week.monday().toString(),
                        week.delivery().leadTime().map(time -> time.toMillis() / HOUR_MS).orElse(0.0), "bar"))
                .toList()));
        return page.table(DeliveryWords.HEADINGS, rows)
                .paragraph("Weeks begin on Monday in UTC. The numbers come from the verified release log.")
                .text();
    }
}
