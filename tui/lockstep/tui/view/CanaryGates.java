package lockstep.tui.view;

import java.util.List;
import java.util.Locale;
import lockstep.analysis.canary.GateJudgement;
import lockstep.analysis.canary.Interval;
import lockstep.base.text.Width;
import lockstep.record.canary.CanaryIntent;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Glyphs;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.seen.CanaryNow;

/** Each gate of the canary with both arms, its bound beside its margin, and the split of the traffic. */
final class CanaryGates {

    private static final int SPARK = 8;
    private static final int LABEL = 14;
    private static final int WIDE = 110;

    private CanaryGates() {}

    static int draw(CanaryNow now, Area area, int from) {
        int row = from;
        area.put(row++, 1, Width.pad("", LABEL) + Width.pad("BASELINE", 17) + Width.pad("CANARY", 17)
                + Width.pad("BOUND", 9) + Width.pad("MARGIN", 9)
                + (area.width() < WIDE ? "HARM" : "EVIDENCE OF HARM"), Style.STRONG);
        for (GateJudgement gate : now.gates()) {
            boolean errors = gate.gate().contains("error");
            boolean latency = now.isLatency(gate);
            String votes = now.view().intent().map(CanaryIntent::terms)
                    .map(terms -> CanaryHarm.words(gate, terms, area.width() >= WIDE)).orElse("");
            area.put(row++, 1, Line.of(Width.pad(gate.gate(), LABEL))
                    .and(arm(value(gate.baseline(), latency), errors ? spark(now, false, area.glyphs()) : ""))
                    .and(arm(value(gate.canary(), latency), errors ? spark(now, true, area.glyphs()) : ""))
                    .and(Width.pad(percent(gate.bound()), 9) + Width.pad(percent(gate.margin()), 9))
                    .and(Signs.glyph(gate.verdict(), area.glyphs()) + " " + votes, Signs.style(gate.verdict())));
            if (latency && area.height() >= 15) {
                area.put(row++, 1, Width.pad("", LABEL) + "bound and margin: of requests that are slower", Style.HINT);
            }
        }
        if (now.gates().isEmpty()) {
            area.put(row++, 1, "Nothing was counted yet. Without data it cannot pass.", Style.UNSURE);
        }
        long asked = Math.round(now.asked() * 100);
        area.put(row++, 1, Width.pad("traffic", LABEL) + "canary got " + percent(now.arrived()) + " of "
                + now.requests() + " requests, wanted " + asked + " %" + missing(now), Style.PLAIN);
        return row;
    }

    /** What no gate counts, and no canary passes without. */
    private static String missing(CanaryNow now) {
        long missing = now.view().intent().map(intent -> intent.terms().minimumRequests()).orElse(0L)
                - now.seen().canary().requests();
        return missing > 0 && !now.view().isJudged() ? ", " + missing + " short" : "";
    }

    private static String arm(String value, String spark) {
        return Width.pad(Width.pad(value, 8) + spark, 17);
    }

    private static String value(double arm, boolean latency) {
        return latency ? seconds(arm) : percent(arm);
    }

    private static String seconds(double value) {
        return !Double.isFinite(value) ? "unknown" : value < 1 ? Math.round(value * 1000) + " ms"
                : String.format(Locale.ROOT, "%.2f s", value);
    }

    /** The error rates of the last looks, each against the highest of both arms. */
    private static String spark(CanaryNow now, boolean canary, Glyphs glyphs) {
        List<Interval> all = now.view().intervals();
        List<Interval> last = all.subList(Math.max(0, all.size() - SPARK), all.size());
        double most = last.stream()
                .mapToDouble(one -> Math.max(one.canary().errorRate(), one.baseline().errorRate()))
                .max().orElse(0);
        StringBuilder line = new StringBuilder();
        last.forEach(one -> line.append(glyphs.spark((int) Math.round(
                (canary ? one.canary() : one.baseline()).errorRate() * 7 / Math.max(most, 1e-9)))));
        return line.toString();
    }

    private static String percent(double share) {
        return Double.isFinite(share) ? String.format(Locale.ROOT, share < 0.1 ? "%.2f %%" : "%.1f %%", share * 100)
                : "unknown";
    }
}
