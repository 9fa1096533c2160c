package lockstep.policy.requirement;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.PolicyRule;

/**
 * A change of class B goes out behind a switch that is declared: its flag, its owner, how it is turned off, and what
 * shows that it is.
 *
 * @param flag that was declared of the change
 * @param switches the flags that the configuration declares
 */
public record KillSwitchDeclared(Optional<String> flag, List<String> switches) implements Requirement {

    private static final String RULE = PolicyRule.KILL_SWITCH.id();

    public KillSwitchDeclared {
        switches = List.copyOf(switches);
    }

    @Override
    public List<Assessment> assess(PipelineFacts facts) {
        String known = switches.isEmpty()
                ? "Declare its switch in lockstep.yaml, pipeline.kill_switches. The configuration in force is the"
                        + " one on " + facts.branches().production() + ": promote the declaration first, or give"
                        + " --accept-config pipeline:REASON. Then name the switch: --flag FLAG."
                : "Name its switch: --flag " + String.join(" or --flag ", switches) + "; or declare another in"
                        + " pipeline.kill_switches.";
        if (flag.isEmpty()) {
            return List.of(Assessment.fail(RULE, "a change of class B, and it names no kill switch", known));
        }
        return List.of(switches.contains(flag.get())
                ? Assessment.pass(RULE, "its kill switch is " + flag.get())
                : Assessment.fail(RULE, "the flag " + flag.get() + " is not a declared kill switch", known));
    }
}
