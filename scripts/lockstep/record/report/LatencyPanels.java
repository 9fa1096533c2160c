package lockstep.record.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.base.release.ReleaseId;
import lockstep.record.page.Drawing;
import lockstep.record.page.HtmlPage;
import lockstep.record.page.Panel;
import lockstep.record.page.Panel.Line;
import lockstep.record.report.ReleaseReport.GateTime;

/** How long each gate took in the last moves, on staging and in production: a small chart a gate. */
final class LatencyPanels {

    /** So many of them can be looked at together. */
    private static final int MOST = 12;

    private final List<ReleaseId> moves;
    private final SequencedMap<String, List<GateTime>> gates = new LinkedHashMap<>();

    private LatencyPanels(List<GateTime> times) {
        this.moves = times.stream().map(GateTime::move).distinct().sorted().toList();
        times.forEach(time -> gates.computeIfAbsent(time.gate(), gate -> new ArrayList<>()).add(time));
    }

    /** Nothing where there are no two moves to compare. */
    static void addTo(HtmlPage page, List<GateTime> times) {
        LatencyPanels panels = new LatencyPanels(times);
        if (panels.moves.size() > 1) {
            panels.addTo(page);
        }
    }

    private void addTo(HtmlPage page) {
        List<Map.Entry<String, List<GateTime>>> sorted = gates.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, List<GateTime>> gate) -> -rise(gate.getValue())))
                .toList();
        int hidden = Math.max(0, sorted.size() - MOST);
        page.section("Latency").paragraph("How many milliseconds each gate took in the last " + moves.size()
                + " moves up to this one: in the staging run that a promotion rests on, and in the production smoke. "
                + "Each chart has its own scale; the gate that rose most stands first."
                + (hidden == 0 ? "" : " Of " + sorted.size() + " gates the first " + MOST + " are shown."));
        page.drawings(sorted.stream().limit(MOST).map(gate -> panel(gate.getKey(), gate.getValue()).drawn()).toList());
    }

    private Panel panel(String gate, List<GateTime> times) {
        return new Panel(gate, Panel.evenly(moves.size()),
                Stream.of(Environment.STAGING, Environment.PRODUCTION)
                        .filter(where -> times.stream().anyMatch(time -> time.where() == where))
                        .map(where -> line(where, times)).toList(),
                0, moves.getFirst().toString(), moves.getLast().toString());
    }

    private Line line(Environment where, List<GateTime> times) {
        List<OptionalDouble> values = values(where, times);
        String last = values.reversed().stream().flatMapToDouble(OptionalDouble::stream).mapToObj(Drawing::number)
                .findFirst().orElse("");
        return new Line(where.name(), values, where.name(), last);
    }

    /** A move's last run counts. */
    private List<OptionalDouble> values(Environment where, List<GateTime> times) {
        Map<ReleaseId, Double> byMove = new LinkedHashMap<>();
        times.stream().filter(time -> time.where() == where)
                .forEach(time -> byMove.put(time.move(), milliseconds(time.took())));
        return moves.stream().map(byMove::get)
                .map(ms -> ms == null ? OptionalDouble.empty() : OptionalDouble.of(ms)).toList();
    }

    /** A record can claim more nanoseconds than fit into a number of them. */
    private static double milliseconds(Duration took) {
        return took.getSeconds() * 1e3 + took.getNano() / 1_000 / 1e3;
    }

    /** How many times as long it took in the end as usually before, where that is more. */
    private double rise(List<GateTime> times) {
        return Stream.of(Environment.STAGING, Environment.PRODUCTION)
                .mapToDouble(where -> rise(values(where, times).stream().flatMapToDouble(OptionalDouble::stream)
                        .toArray()))
                .max().orElse(1);
    }

    private static double rise(double... ms) {
        if (ms.length < 2) {
            return 1;
        }
        double[] before = Arrays.stream(ms, 0, ms.length - 1).sorted().toArray();
        return ms[ms.length - 1] / Math.max(1, before[before.length / 2]);
    }
}
