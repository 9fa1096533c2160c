package lockstep.release.canary;

import lockstep.base.error.Refused;
import lockstep.base.release.Sha;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.BranchNames;
import lockstep.repository.git.RemoteHeads;

/** Which commit a canary may be of. A hotfix need not be merged yet; it has to have all that production has. */
record CanaryCommit(ReleaseSite site) {

    /** @throws Refused where it is neither merged nor, for a hotfix, on top of production */
    void require(RemoteHeads heads, Sha commit, boolean isHotfix) {
        BranchNames branches = site.repository().branches();
        boolean isKnown = site.repository().has(commit);
        boolean isMerged = isKnown && site.repository().isAncestor(commit, heads.staging());
        if (!isMerged && !isHotfix) {
            throw new Refused(commit + " is not on " + branches.staging() + "; nothing was done",
                    "Name a commit that was merged; an urgent fix that is not merged: `run-canary " + commit
                            + " --hotfix" + site.serviceName().map(name -> " --service " + name).orElse("") + "`.");
        }
        boolean descends = isKnown && heads.production()
                .filter(head -> !site.repository().isAncestor(head, commit)).isEmpty();
        if (isHotfix && !descends) {
            throw new Refused(commit + " does not descend from " + branches.production() + "; nothing was done",
                    "Make the fix on top of " + branches.production() + ", tag it, and push the tag.");
        }
    }
}
