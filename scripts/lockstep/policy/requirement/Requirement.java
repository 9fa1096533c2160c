package lockstep.policy.requirement;

import java.util.List;

/** Something that a commit has to have before it passes a stage. */
public sealed interface Requirement
        permits Approved, BudgetLeft, CanaryConfigured, CanaryPassed, ChecksPassed, CoverageReached, FindingsWithin,
        KillSwitchDeclared, KillSwitchDrilled, NoStagingOwed, NotFrozen, Reviewed, Soaked, TestsPassed {

    /** Everything that it says, at least one; all that is missing at once. */
    List<Assessment> assess(PipelineFacts facts);
}
