package lockstep.commands.canary;

import java.util.List;
import java.util.Optional;
import lockstep.base.error.UsageError;
import lockstep.commands.site.CommitOption;
import picocli.CommandLine.Option;

/** Whether a canary is that of a hotfix. */
public final class HotfixOptions {

    @Option(names = "--hotfix",
            description = "It is the canary of an urgent fix, which need not be on main yet: the approvals of"
                    + " pipeline.hotfix let it begin, and stay good for hotfix-promote.")
    boolean hotfix;

    @Option(names = "--skip-staging",
            description = "With --hotfix: staging is left out. Every approval has to say so.")
    boolean skipStaging;

    /** The stages that the hotfix leaves out; empty where it is none. */
    public Optional<List<String>> skipped(CommitOption commit) {
        if (skipStaging && !hotfix) {
            throw new UsageError("--skip-staging is for hotfixes only", "Give --hotfix with it.");
        }
        if (hotfix && !commit.isGiven()) {
            throw new UsageError("--hotfix needs a commit", "Give the version of the fix, like v1.2.4.");
        }
        return hotfix ? Optional.of(skipStaging ? List.of("staging") : List.of()) : Optional.empty();
    }
}
