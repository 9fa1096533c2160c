package lockstep.tui.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import lockstep.analysis.canary.GateJudgement;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.canary.Terms;
import lockstep.base.release.Sha;
import lockstep.base.text.Width;
import lockstep.gates.gate.Verdict;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryState;
import lockstep.record.canary.CanaryView;
import lockstep.tui.api.GitSeen;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Glyphs;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.canvas.Wrap;
import lockstep.tui.preferences.Action;
import lockstep.tui.state.Ages;
import lockstep.tui.state.CanaryNow;
import lockstep.tui.state.UiState;

/** The canary by its record, live, wherever it was begun: what is proven, what is missing, and what comes of it. */
final class CanaryPage {

    private static final int SPARK = 8;
    private static final int LABEL = 14;
    private static final int WIDE = 110;
    private static final int NARROW = 76;

    private CanaryPage() {}

    static void draw(UiState state, Area whole) {
        Optional<String> stray = state.sources().stray();
        stray.ifPresent(words -> whole.put(0, 1, HomePage.stray(words, state)));
        Area area = stray.isPresent() ? whole.rows(1, whole.height() - 1) : whole;
        Optional<CanaryView> view = state.sources().git().value().flatMap(GitSeen::canary);
        if (view.isEmpty()) {
            area.put(0, 1, state.standing().isEmpty() ? "The record is being read."
                    : "No canary was begun yet: request-canary, then run-canary.", Style.PLAIN);
            return;
        }
        CanaryNow now = CanaryNow.of(view.get());
        int row = 0;
        area.put(row++, 1, title(now, state));
        area.put(row++, 1, verdict(now, area));
        area.put(row++, 1, progress(now, state, area));
        Optional<Duration> silent = now.view().silentFor(state.now());
        if (silent.isPresent()) {
            area.put(row++, 1, silence(silent.get(), state, area.width() < NARROW), Style.BAD);
        }
        if (now.view().isOpen()) {
            area.put(row++, 1, Line.of("METRICS  ", Style.STRONG).and(MetricsRow.of(state, area.glyphs())));
        }
        area.rule(row++);
        row = gates(now, area, row);
        area.rule(row++);
        Area below = area.rows(row, area.height() - row);
        List<Line> ends = ends(now, state, below);
        below.lines(ends);
        int used = ends.size() + 1;
        if (area.width() >= WIDE && below.height() > used + CanaryTimes.HEIGHT + 2) {
            CanaryTimes.draw(now, below.rows(used, CanaryTimes.HEIGHT));
            used += CanaryTimes.HEIGHT;
        }
        int failures = now.view().isOpen() ? CanaryFailures.height(state) : 0;
        if (area.width() >= WIDE && failures > 0 && below.height() > used + failures + 2) {
            CanaryFailures.draw(state, below.rows(used, failures));
            used += failures;
        }
        if (below.height() > used + 1) {
            CanaryLooks.draw(now, state, below.rows(used, below.height() - used));
        }
    }

    private static Line title(CanaryNow now, UiState state) {
        CanaryView view = now.view();
        String weight = view.weight().map(percent -> percent + " %").orElse("at an unknown weight");
        String commit = view.intent().map(CanaryIntent::commit).map(Sha::abbreviated).orElse("?");
        String version = view.intent().flatMap(CanaryIntent::version).map(name -> name + " ").orElse("");
        String from = view.intent().flatMap(CanaryIntent::from).map(Sha::abbreviated).orElse("nothing");
        String carried = now.carried().map(one -> " " + Ages.since(one.at(), state.now()) + " ago by " + one.operator()
                + " on " + one.host()).orElse("");
        return Line.of("CANARY " + weight + "  ", Style.STRONG)
                .and(version + commit + " beside " + from + "  ")
                .and((view.isPaused() ? "PAUSED, " : "")
                                + now.carried().map(one -> one.stage().word()).orElse("not begun"),
                        view.isPast(state.now()) ? Style.BAD : Style.STRONG)
                .and(carried);
    }

    /** Whoever carried it may be gone; its traffic is not. */
    static String silence(Duration time, UiState state, boolean narrow) {
        return "nothing recorded for " + Ages.brief(time) + ": " + (narrow ? "" : "nobody may be watching it; ")
                + state.key(Action.ABORT) + " aborts";
    }

    private static Line verdict(CanaryNow now, Area area) {
        boolean over = now.view().isJudged();
        String word = now.now() == Verdict.INCONCLUSIVE && !over ? "UNDECIDED" : now.now().name();
        long proven = count(now, Verdict.PASS);
        long against = count(now, Verdict.FAIL);
        boolean narrow = area.width() < NARROW;
        return Line.of(narrow ? "VERDICT  " : over ? "VERDICT         " : "VERDICT SO FAR  ", Style.STRONG)
                .and(Signs.glyph(now.now(), area.glyphs()) + " " + word, Signs.style(now.now()))
                .and("   " + proven + " proven, " + (now.gates().size() - proven - against) + " undecided, " + against
                        + (narrow ? " against" : " against it"));
    }

    private static long count(CanaryNow now, Verdict verdict) {
        return now.gates().stream().filter(gate -> gate.verdict() == verdict).count();
    }

    private static Line progress(CanaryNow now, UiState state, Area area) {
        Optional<Terms> terms = now.view().intent().map(CanaryIntent::terms);
        if (terms.isEmpty()) {
            return Line.of("its intent cannot be read: abort it (" + state.key(Action.ABORT) + ")", Style.BAD);
        }
        Duration watched = now.seen().watched();
        int width = area.width() < WIDE ? 5 : 10;
        long whole = Math.max(1, terms.get().duration().toSeconds());
        int filled = Math.clamp(watched.toSeconds() * width / whole, 0, width);
        String bar = area.glyphs().block().repeat(filled) + area.glyphs().trail().repeat(width - filled);
        Duration left = now.left(state.now());
        boolean past = now.view().isPast(state.now());
        String rest = past ? "OVERDUE: abort_by has passed; press " + state.key(Action.ABORT)
                : now.view().isOpen() ? Ages.brief(left) + " left" + look(now, state, area) : "it has no traffic";
        Style style = past ? Style.BAD : Style.PLAIN;
        if (area.width() < NARROW) {
            return Line.of(Ages.brief(watched) + " of at least " + Ages.brief(terms.get().duration()) + "  ")
                    .and(rest, style).and(recorded(now, state));
        }
        return Line.of(Ages.brief(watched) + " of at least " + Ages.brief(terms.get().duration())
                        + (area.width() < WIDE ? "" : ", looks every " + Ages.brief(terms.get().interval()))
                        + recorded(now, state) + "  [" + bar + "]  ")
                .and(rest, style);
    }

    private static String look(CanaryNow now, UiState state, Area area) {
        return area.width() < NARROW ? "" : new CanaryOutlook(now, state.now()).untilNextLook()
                .map(rest -> ", next look in " + Ages.brief(rest)).orElse("");
    }

    /** What others say beside it is no sign that somebody carries it. */
    private static String recorded(CanaryNow now, UiState state) {
        return now.view().isOpen() && !now.view().isPast(state.now())
                ? now.carried().map(last -> ", recorded " + Ages.since(last.at(), state.now()) + " ago").orElse("")
                : "";
    }

    private static int gates(CanaryNow now, Area area, int from) {
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
                area.put(row++, 1, Width.pad("", LABEL) + "its bound and margin: of requests slower", Style.HINT);
            }
        }
        if (now.gates().isEmpty()) {
            area.put(row++, 1, "Nothing was counted yet. Without data it cannot pass.", Style.UNSURE);
        }
        long asked = Math.round(now.asked() * 100);
        area.put(row++, 1, Width.pad("split", LABEL) + "arrived " + percent(now.arrived()) + " of " + now.requests()
                + " requests, asked " + asked + " %" + missing(now), Style.PLAIN);
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

    private static List<Line> ends(CanaryNow now, UiState state, Area area) {
        List<Line> lines = new ArrayList<>();
        now.view().pause().ifPresent(pause -> lines.addAll(paused(pause, state, area)));
        String from = now.view().intent().flatMap(CanaryIntent::from).map(Sha::abbreviated).orElse("the baseline");
        List<Line> nothing = now.view().isOpen() ? nothing(now, state, area) : List.of();
        boolean isShort = area.height() < lines.size() + nothing.size() + 3;
        List<String> why = Wrap.lines(
                area.glyphs().show(String.join("; ", now.reasons())), area.width() - 14, isShort ? 1 : 2);
        for (int i = 0; i < why.size(); i++) {
            lines.add(Line.of(i == 0 ? " WHY         " : "             ", Style.STRONG).and(why.get(i)));
        }
        now.view().promotedBy().filter(command -> now.view().isOpen()).ifPresent(command ->
                lines.add(Line.of(" PROMOTE IT  ", Style.STRONG).and("by " + command)));
        if (now.view().isOpen()) {
            if (area.height() > lines.size() + nothing.size()) {
                lines.add(Line.of(" IF ABORTED  ", Style.STRONG).and("all traffic to " + from
                        + ", nothing promoted, recorded as aborted"));
            }
            lines.addAll(nothing);
        }
        return lines;
    }

    private static List<Line> nothing(CanaryNow now, UiState state, Area area) {
        List<String> words = Wrap.lines(area.glyphs().show(new CanaryOutlook(now, state.now()).ifNothing()),
                area.width() - 14, 2);
        return IntStream.range(0, words.size())
                .mapToObj(row -> Line.of(row == 0 ? " IF NOTHING  " : "             ", Style.STRONG)
                        .and(words.get(row)))
                .toList();
    }

    /** All of it: who reads a reason that is cut asks whoever gave it. */
    private static List<Line> paused(CanaryState pause, UiState state, Area area) {
        String words = "for " + Ages.since(pause.at(), state.now()) + " by " + pause.operator() + ": " + pause.words()
                + ". It cannot pass until you press " + state.key(Action.PAUSE) + "; it can still fail.";
        List<String> wrapped = Wrap.lines(area.glyphs().show(words), area.width() - 15, 3);
        return IntStream.range(0, wrapped.size())
                .mapToObj(row -> Line.of(row == 0 ? " PAUSED      " : " ".repeat(13), Style.UNSURE)
                        .and(wrapped.get(row), Style.UNSURE))
                .toList();
    }

    private static String percent(double share) {
        return Double.isFinite(share) ? String.format(Locale.ROOT, share < 0.1 ? "%.2f %%" : "%.1f %%", share * 100)
                : "unknown";
    }
}
