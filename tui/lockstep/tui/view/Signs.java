package lockstep.tui.view;

import java.time.Duration;
import java.time.Instant;
import lockstep.base.text.Durations;
import lockstep.gates.gate.Verdict;
import lockstep.tui.canvas.Glyphs;
import lockstep.tui.canvas.Style;
import lockstep.tui.day.EnvironmentHealth;
import lockstep.tui.day.StepState;

/** The glyph and the style of a status. The word is always beside them. */
final class Signs {

    private Signs() {}

    static String glyph(Verdict verdict, Glyphs glyphs) {
        return switch (verdict) {
            case PASS -> glyphs.pass();
            case FAIL -> glyphs.fail();
            case INCONCLUSIVE -> glyphs.unsure();
            case SKIPPED -> glyphs.skipped();
        };
    }

    static Style style(Verdict verdict) {
        return switch (verdict) {
            case PASS -> Style.GOOD;
            case FAIL -> Style.BAD;
            case INCONCLUSIVE -> Style.UNSURE;
            case SKIPPED -> Style.PLAIN;
        };
    }

    static String glyph(StepState state, Glyphs glyphs) {
        return switch (state) {
            case DONE -> glyphs.pass();
            case READY -> glyphs.ready();
            case RUNNING -> glyphs.running();
            case FAILED -> glyphs.fail();
            case LATER -> glyphs.pending();
        };
    }

    static Style style(StepState state) {
        return switch (state) {
            case DONE -> Style.GOOD;
            case READY -> Style.STRONG;
            case RUNNING -> Style.HINT;
            case FAILED -> Style.BAD;
            case LATER -> Style.PLAIN;
        };
    }

    static String glyph(EnvironmentHealth.Kind kind, Glyphs glyphs) {
        return switch (kind) {
            case HEALTHY -> glyphs.pass();
            case FAILING -> glyphs.fail();
            case UNKNOWN -> glyphs.unsure();
            case STALE -> glyphs.stale();
            case WAITING -> glyphs.pending();
        };
    }

    static Style style(EnvironmentHealth.Kind kind) {
        return switch (kind) {
            case HEALTHY -> Style.GOOD;
            case FAILING -> Style.BAD;
            case UNKNOWN -> Style.UNSURE;
            case STALE -> Style.STALE;
            case WAITING -> Style.HINT;
        };
    }

    /** What lies further ahead than this is told by another clock. */
    private static final Duration CLOCKS = Duration.ofSeconds(-5);

    /** How long ago, in one unit: {@code 5 min}, {@code 3 h}, {@code 2 d}; {@code ahead} of this clock. */
    static String age(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        if (age.compareTo(CLOCKS) < 0) {
            return "ahead";
        }
        if (age.toMinutes() < 1) {
            return "now";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + " min";
        }
        return age.toDays() < 1 ? age.toHours() + " h" : age.toDays() + " d";
    }

    /** A duration in at most seven columns. */
    static String brief(Duration time) {
        return time.toMillis() < 10_000 ? time.toMillis() + " ms" : Durations.human(time);
    }
}
