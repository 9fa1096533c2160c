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
        PipelineReader.Read read = new PipelineReader(site).read(heads, new Subject(commit, move(heads, commit)));
        read.ignored().forEach(listener::step);
        List<Assessment> said = new Requirements(requirements).assess(read);
        List<Assessment> missing = said.stream().filter(one -> !one.holds()).toList();
        if (!missing.isEmpty()) {
            throw Refused.over(commit.abbreviated() + " does not have what staging requires; " + otherwise,
                    missing.stream().map(Assessment::ground).toList(),
                    missing.stream().map(Assessment::remedy).distinct().collect(Collectors.joining(" ")));
        }
        said.forEach(one -> listener.step("  " + one.rule() + ": " + one.words()));
    }

    /** What carries a hotfix that owes staging is let through as the hotfix was: else its debt could not be paid. */
    private Action move(RemoteHeads heads, Sha commit) {
        return site.repository().has(commit) && new StagingDebts(site).open(heads, commit).stream()
                .map(HotfixDebt::commit)
                .anyMatch(owed -> site.repository().has(owed) && site.repository().isAncestor(owed, commit))
                ? Action.HOTFIX
                : Action.PROMOTE;
    }
}
