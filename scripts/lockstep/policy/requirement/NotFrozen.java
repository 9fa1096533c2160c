package lockstep.policy.requirement;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import lockstep.base.release.PolicyRule;

/**
 * Now lies in no freeze window. What mends production passes.
 *
 * @param hasHotfix whether the pipeline has hotfixes
 */
public record NotFrozen(List<FreezeWindow> windows, boolean hasHotfix) implements Requirement {

    private static final String RULE = PolicyRule.FREEZE.id();

    public NotFrozen {
        windows = List.copyOf(windows);
    }

    /** Of a pipeline without hotfixes. */
    public NotFrozen(List<FreezeWindow> windows) {
        this(windows, false);
    }

    @Override
    public List<Assessment> assess(PipelineFacts facts) {
        List<FreezeWindow> closed = windows.stream().filter(window -> window.covers(facts.now())).toList();
        if (closed.isEmpty()) {
            return List.of(Assessment.pass(RULE, "no freeze"));
        }
        FreezeWindow last = last(closed);
        String words = "frozen until " + last.to() + ": " + last.reason();
        return List.of(facts.move().mends()
                ? Assessment.pass(RULE, words + "; a " + facts.move().word() + " passes")
                : Assessment.fail(RULE, words, "Wait until " + last.to() + passing(facts.move())).at(last.to()));
    }

    private String passing(Action move) {
        return hasHotfix
                ? "; a hotfix or a rollback passes."
                : "; a rollback passes." + WithoutIt.accepting(move, "the window", List.of("pipeline.freeze"));
    }

    /** When, at this time or after it, no window covers. */
    public Instant opens(Instant at) {
        List<FreezeWindow> closed = windows.stream().filter(window -> window.covers(at)).toList();
        return closed.isEmpty() ? at : last(closed).to();
    }

    /** A window that begins before another ends, or as it does, prolongs it. */
    private FreezeWindow last(List<FreezeWindow> closed) {
        FreezeWindow last = latest(closed.stream());
        while (true) {
            Instant end = last.to();
            FreezeWindow next = latest(Stream.concat(
                    Stream.of(last), windows.stream().filter(window -> !window.from().isAfter(end))));
            if (!next.to().isAfter(end)) {
                return last;
            }
            last = next;
        }
    }

    private static FreezeWindow latest(Stream<FreezeWindow> windows) {
        return windows.max(Comparator.comparing(FreezeWindow::to)).orElseThrow();
    }
}
