package lockstep.tui.view;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import lockstep.analysis.canary.Interval;
import lockstep.base.text.Width;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Glyphs;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.seen.CanaryNow;

/** How both arms went, look by look, on one scale: where there is room. */
final class CanaryTimes {

    static final int HEIGHT = 6;

    private static final int LABEL = 22;
    private static final int VALUE = 12;

    private CanaryTimes() {}

    static void draw(CanaryNow now, Area area) {
        List<Interval> all = now.view().intervals();
        List<Interval> shown = all.subList(Math.max(0, all.size() - (area.width() - LABEL - VALUE - 3)), all.size());
        if (shown.isEmpty()) {
            return;
        }
        area.put(0, 1, Line.of("LOOK BY LOOK", Style.STRONG).and("  " + time(shown.getFirst()) + "Z to "
                + time(shown.getLast()) + "Z, " + shown.size() + " of " + all.size() + " looks"));
        pair(area, 1, "error rate", shown, one -> one.baseline().errorRate(), one -> one.canary().errorRate(),
                value -> String.format(Locale.ROOT, "%.2f %%", value * 100));
        pair(area, 3, "requests", shown, one -> one.baseline().requests(), one -> one.canary().requests(),
                value -> String.format(Locale.ROOT, "%.0f", value));
    }

    private interface Words {
        String of(double value);
    }

    private static void pair(
            Area area, int row, String what, List<Interval> shown, ToDoubleFunction<Interval> baseline,
            ToDoubleFunction<Interval> canary, Words words) {
        double most = shown.stream().mapToDouble(one -> Math.max(baseline.applyAsDouble(one),
                canary.applyAsDouble(one))).max().orElse(0);
        area.put(row, 1, line(what + " baseline", shown, baseline, most, words, area.glyphs()));
        area.put(row + 1, 1, line(what + " canary", shown, canary, most, words, area.glyphs()));
    }

    private static Line line(
            String label, List<Interval> shown, ToDoubleFunction<Interval> value, double most, Words words,
            Glyphs glyphs) {
        StringBuilder line = new StringBuilder();
        shown.forEach(one -> line.append(
                glyphs.spark((int) Math.round(value.applyAsDouble(one) * 7 / Math.max(most, 1e-9)))));
        return Line.of(Width.pad(label, LABEL) + line + "  " + words.of(value.applyAsDouble(shown.getLast())));
    }

    private static String time(Interval one) {
        return one.to().toString().substring(11, 19);
    }
}
