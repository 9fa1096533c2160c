package lockstep.release.pipeline;

import java.util.List;
import java.util.stream.Collectors;
import lockstep.base.error.Refused;
import lockstep.base.release.Sha;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.Assessment;
import lockstep.policy.requirement.Requirement;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.RemoteHeads;

/** The first stage: what a commit needs before it is deployed to staging or tested there for the record. */
public record StagingStage(ReleaseSite site, WorkflowListener listener) {

    /** Refuses, with everything that is missing; says what holds. Without requirements it says nothing. */
    public void require(RemoteHeads heads, Sha commit, String otherwise) {
        List<Requirement> requirements = site.config().pipeline().staging();
        if (requirements.isEmpty()) {
            return;
        }
        List<Assessment> said = said(heads, commit, requirements);
        List<Assessment> missing = said.stream().filter(one -> !one.holds()).toList();
        if (!missing.isEmpty()) {
            throw Refused.over(commit.abbreviated() + " does not have what staging requires; " + otherwise,
                    missing.stream().map(Assessment::ground).toList(),
                    missing.stream().map(Assessment::remedy).distinct().collect(Collectors.joining(" ")));
        }
        said.forEach(one -> listener.step("  " + one.rule() + ": " + one.words()));
    }

    /**
     * What carries a hotfix that owes staging is let through as the hotfix was, where it would not be as a promotion:
     * else its debt could not be paid.
     */
    private List<Assessment> said(RemoteHeads heads, Sha commit, List<Requirement> requirements) {
        List<Assessment> said = said(heads, commit, requirements, Action.PROMOTE);
        if (isWhole(said) || !carriesDebt(heads, commit)) {
            return said;
        }
        List<Assessment> asHotfix = said(heads, commit, requirements, Action.HOTFIX);
        return isWhole(asHotfix) ? asHotfix : said;
    }

    private List<Assessment> said(RemoteHeads heads, Sha commit, List<Requirement> requirements, Action move) {
        PipelineReader.Read read = new PipelineReader(site).read(heads, new Subject(commit, move));
        read.ignored().forEach(listener::step);
        return new Requirements(requirements).assess(read);
    }

    private static boolean isWhole(List<Assessment> said) {
        return said.stream().allMatch(Assessment::holds);
    }

    private boolean carriesDebt(RemoteHeads heads, Sha commit) {
        return site.repository().has(commit) && new StagingDebts(site).open(heads, commit).stream()
                .map(HotfixDebt::commit)
                .anyMatch(owed -> site.repository().has(owed) && site.repository().isAncestor(owed, commit));
    }
}
