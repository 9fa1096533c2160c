package lockstep.analysis.canary;

import static lockstep.analysis.canary.Words.percent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.analysis.counts.ArmCounts;
import lockstep.analysis.sequential.RateBound;

/**
 * Whether a service that has no baseline beside it fails more requests than it may. That is shown where a bet on all
 * that was counted is won, or one on the last looks alone, which sees what began late; and where more than one of the
 * last looks shows it, the newest among them: a clump of errors that is over is no reason to go back.
 *
 * @param allowed the share of requests that may fail
 * @param looks how many looks are planned; each has a bet of its own on the last looks
 * @param last what the last looks added, the newest last
 */
public record ErrorSpike(double allowed, int looks, ArmCounts all, List<ArmCounts> last) {

    private static final int LAST = 5;
    private static final int BAD_AT_LEAST = 2;

    public ErrorSpike {
        last = List.copyOf(last);
    }

    public static ErrorSpike none(double allowed, int looks) {
        return new ErrorSpike(allowed, Math.max(1, looks), ArmCounts.none(), List.of());
    }

    public ErrorSpike and(ArmCounts added) {
        List<ArmCounts> now = new ArrayList<>(last);
        now.add(added);
        return new ErrorSpike(allowed, looks, all.plus(added), now.subList(Math.max(0, now.size() - LAST), now.size()));
    }

    /** Why the counts make no sense, in words; empty where they do. */
    public Optional<String> senseless() {
        return Sense.fault("production", all);
    }

    /** What is shown, in words; empty where nothing is. */
    public Optional<String> shown() {
        long bad = last.stream().filter(this::isBad).count();
        if (senseless().isPresent() || bad < BAD_AT_LEAST || !isBad(last.getLast())) {
            return Optional.empty();
        }
        ArmCounts lately = last.stream().reduce(ArmCounts.none(), ArmCounts::plus);
        double each = Levels.usual().fail() / 2;
        if (isRefuted(lately, each / looks)) {
            return Optional.of(words(lately, "in the last " + last.size() + " looks"));
        }
        return isRefuted(all, each) ? Optional.of(words(all, "since watching began")) : Optional.empty();
    }

    private boolean isBad(ArmCounts counts) {
        return counts.errorRate() > allowed;
    }

    private boolean isRefuted(ArmCounts unbounded, double alpha) {
        ArmCounts counts = Sense.bounded(unbounded);
        return counts.errorRate() > allowed && RateBound.logEValueAbove(allowed, counts.errors(), counts.requests(),
                alpha, Levels.usual().canarySharpest()) >= -Math.log(alpha);
    }

    private String words(ArmCounts counts, String when) {
        return "availability " + percent(1 - counts.errorRate()) + " " + when + ", at least " + percent(1 - allowed)
                + " is required; it is shown to be less (" + counts.errors() + " of " + counts.requests()
                + " requests failed)";
    }
}
