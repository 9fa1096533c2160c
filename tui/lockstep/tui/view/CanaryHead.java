package lockstep.tui.view;

import java.time.Duration;
import java.util.Optional;
import lockstep.analysis.canary.Terms;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryView;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.preferences.KeyAction;
import lockstep.tui.seen.CanaryNow;
import lockstep.tui.state.Ages;
import lockstep.tui.state.UiState;

/** Which canary it is, how it stands, how long it has been and may be watched, and when it was heard of last. */
final class CanaryHead {

    private static final int WIDE = 110;
    private static final int NARROW = 76;

    private CanaryHead() {}

    static Line title(CanaryNow now, UiState state) {
        CanaryView view = now.view();
        String weight = view.weight().map(percent -> percent + " %").orElse("at an unknown weight");
        String commit = view.intent().map(CanaryIntent::commit).map(Sha::abbreviated).orElse("?");
        String version = view.intent().flatMap(CanaryIntent::version).map(name -> name + " ").orElse("");
        String from = view.intent().flatMap(CanaryIntent::from).map(Sha::abbreviated).orElse("nothing");
        String carried = now.carried().map(one -> " " + Ages.since(one.at(), state.now()) + " ago by " + one.operator()
                + " on " + one.host()).orElse("");
        String service = view.service().map(name -> name + " ").orElse("");
        return Line.of("CANARY " + service + weight + "  ", Style.STRONG)
                .and(version + commit + " beside " + from + "  ")
                .and((view.isPaused() ? "PAUSED, " : "")
                                + now.carried().map(one -> one.stage().word()).orElse("not begun"),
                        view.isPast(state.now()) ? Style.BAD : Style.STRONG)
                .and(carried);
    }

    /** Whoever carried it may be gone; its traffic is not. */
    static String silence(Duration time, UiState state, boolean narrow) {
        return "nothing recorded for " + Ages.brief(time) + ": "
                + (narrow ? "" : "the process that runs it may have stopped; ")
                + state.key(KeyAction.ABORT) + " aborts";
    }

    static Line verdict(CanaryNow now, Area area) {
        boolean over = now.view().isJudged();
        String word = now.now() == Verdict.INCONCLUSIVE && !over ? "UNDECIDED" : now.now().name();
        long proven = count(now, Verdict.PASS);
        long against = count(now, Verdict.FAIL);
        boolean narrow = area.width() < NARROW;
        return Line.of(narrow ? "VERDICT  " : over ? "VERDICT         " : "VERDICT SO FAR  ", Style.STRONG)
                .and(Signs.glyph(now.now(), area.glyphs()) + " " + word, Signs.style(now.now()))
                .and("   " + proven + " harmless, " + (now.gates().size() - proven - against) + " undecided, " + against
                        + " harmful");
    }

    private static long count(CanaryNow now, Verdict verdict) {
        return now.gates().stream().filter(gate -> gate.verdict() == verdict).count();
    }

    static Line progress(CanaryNow now, UiState state, Area area) {
        Optional<Terms> terms = now.view().intent().map(CanaryIntent::terms);
        if (terms.isEmpty()) {
            return Line.of("its intent cannot be read: abort it (" + state.key(KeyAction.ABORT) + ")", Style.BAD);
        }
        Duration watched = now.seen().watched();
        int width = area.width() < WIDE ? 5 : 10;
        long whole = Math.max(1, terms.get().duration().toSeconds());
        int filled = Math.clamp(watched.toSeconds() * width / whole, 0, width);
        String bar = area.glyphs().block().repeat(filled) + area.glyphs().trail().repeat(width - filled);
        Duration left = now.left(state.now());
        boolean past = now.view().isPast(state.now());
        String rest = past ? "OVERDUE: abort_by has passed; press " + state.key(KeyAction.ABORT)
                : now.view().isOpen() ? Ages.brief(left) + " left" + look(now, state, area)
                : "off the traffic, by its record";
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
}
