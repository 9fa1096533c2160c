package lockstep.policy.requirement;

import java.util.Comparator;
import java.util.List;

/** Now lies in no freeze window. What mends production passes. */
public record NotFrozen(List<FreezeWindow> windows) implements Requirement {

    private static final String RULE = "freeze";

    public NotFrozen {
        windows = List.copyOf(windows);
    }

    @Override
    public List<Assessment> assess(PipelineFacts facts) {
        List<FreezeWindow> closed = windows.stream().filter(window -> window.covers(facts.now())).toList();
        if (closed.isEmpty()) {
            return List.of(Assessment.pass(RULE, "no freeze"));
        }
        FreezeWindow last = closed.stream().max(Comparator.comparing(FreezeWindow::to)).orElseThrow();
        String words = "frozen until " + last.to() + ": " + last.reason();
        return List.of(facts.move().mends()
                ? Assessment.pass(RULE, words + "; a " + facts.move().word() + " passes")
                : Assessment.fail(RULE, words, "Wait until " + last.to() + "; a hotfix or a rollback passes.")
                        .at(last.to()));
    }
}
