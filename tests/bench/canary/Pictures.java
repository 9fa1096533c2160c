package tests.bench.canary;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import lockstep.analysis.canary.CanaryJudge;
import lockstep.analysis.canary.GateJudgement;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.canary.Observations;
import lockstep.record.canary.CanaryEnd;

/** A recorded canary, drawn: what its first gate said at every interval, and how the requests were split. */
public record Pictures(CanaryEnd end) {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 150;
    private static final int LEFT = 70;
    private static final int GAP = 40;

    /** What was known after an interval. */
    private record Moment(double seconds, GateJudgement gate, double share, double weight) {}

    public String svg() {
        List<Moment> moments = moments();
        GateJudgement last = moments.getLast().gate();
        double margin = last.margin();
        double threshold = Math.log10(last.threshold());
        double weight = moments.getLast().weight();
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + (LEFT + WIDTH + 20) + " "
                + (3 * (HEIGHT + GAP) + 10) + "\" font-family=\"sans-serif\" font-size=\"13\">\n"
                + "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"
                + chart(0, last.gate() + ": bound (blue) and margin (red), %", moments,
                        moment -> Math.min(moment.gate().bound(), 3 * margin) * 100, margin * 100, 3 * margin * 100)
                + chart(1, "votes: log10 of the bet that it does harm, and where it fails", moments,
                        moment -> Math.max(-1, Math.log10(moment.gate().eValue())), threshold,
                        Math.max(threshold * 1.3, Math.log10(last.eValue()) * 1.1))
                + chart(2, "split: the canary's share of the requests, and its weight, %", moments,
                        moment -> moment.share() * 100, weight * 100, Math.max(2 * weight, moments.stream()
                                .mapToDouble(Moment::share).max().orElse(0)) * 100)
                + "</svg>\n";
    }

    private List<Moment> moments() {
        List<Moment> moments = new ArrayList<>();
        Observations seen = Observations.none();
        for (Interval interval : end.intervals()) {
            seen = seen.and(interval);
            double all = seen.canary().requests() + seen.baseline().requests();
            moments.add(new Moment(
                    Duration.between(end.intervals().getFirst().from(), interval.to()).toMillis() / 1_000.0,
                    new CanaryJudge(end.terms()).judge(seen, interval.to()).gates().getFirst(),
                    all == 0 ? 0 : seen.canary().requests() / all, interval.weight()));
        }
        return moments;
    }

    private static String chart(
            int row, String title, List<Moment> moments, ToDoubleFunction<Moment> value, double line, double top) {
        double bottom = row * (HEIGHT + GAP) + GAP + HEIGHT - 20;
        double height = HEIGHT - 20;
        double end = moments.getLast().seconds();
        String points = moments.stream().map(moment -> number(LEFT + moment.seconds() / end * WIDTH) + ","
                + number(bottom - Math.max(0, value.applyAsDouble(moment)) / top * height))
                .collect(Collectors.joining(" "));
        double at = bottom - line / top * height;
        return "<text x=\"" + LEFT + "\" y=\"" + number(bottom - height - 8) + "\">" + title + "</text>\n"
                + stroke(LEFT, bottom, LEFT + WIDTH, bottom, "#888888") + stroke(LEFT, at, LEFT + WIDTH, at, "#c0392b")
                + "<text x=\"" + (LEFT - 8) + "\" y=\"" + number(at + 4) + "\" text-anchor=\"end\">" + number(line)
                + "</text>\n<text x=\"" + (LEFT + WIDTH) + "\" y=\"" + number(bottom + 15)
                + "\" text-anchor=\"end\">" + number(end) + " s</text>\n"
                + "<polyline fill=\"none\" stroke=\"#2060c0\" stroke-width=\"2\" points=\"" + points + "\"/>\n";
    }

    private static String stroke(double x1, double y1, double x2, double y2, String colour) {
        return "<line x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2) + "\" y2=\"" + number(y2)
                + "\" stroke=\"" + colour + "\"/>\n";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
