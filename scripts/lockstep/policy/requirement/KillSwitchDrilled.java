package lockstep.policy.requirement;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Clocks;
import lockstep.base.release.PolicyRule;
import lockstep.base.text.Durations;
import lockstep.gates.gate.Verdict;

/** The kill switch was tried on staging not long ago, and the last try worked. */
public record KillSwitchDrilled(String flag, Duration within) implements Requirement {

    private static final String RULE = PolicyRule.KILL_SWITCH_DRILLED.id();

    @Override
    public List<Assessment> assess(PipelineFacts facts) {
        Optional<SwitchDrill> last = facts.drills().stream()
                .filter(drill -> drill.flag().equals(flag) && !drill.at().isAfter(facts.now().plus(Clocks.SKEW)))
                .max(Comparator.comparing(SwitchDrill::at));
        String remedy = "Run drill-kill-switch " + flag + " on staging.";
        if (last.isEmpty()) {
            return List.of(Assessment.undecided(RULE, "kill switch " + flag + " was never drilled", remedy));
        }
        Instant at = last.get().at();
        if (last.get().verdict() != Verdict.PASS) {
            return List.of(Assessment.fail(RULE, "the drill of kill switch " + flag + " at " + at + " ended with "
                    + last.get().verdict().word(), remedy));
        }
        boolean fresh = !at.plus(within).isBefore(facts.now());
        return List.of(fresh
                ? Assessment.pass(RULE, "kill switch " + flag + " was drilled at " + at)
                : Assessment.fail(RULE, "kill switch " + flag + " was drilled last at " + at + ", more than "
                        + Durations.human(within) + " ago", remedy));
    }
}
