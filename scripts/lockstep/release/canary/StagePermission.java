package lockstep.release.canary;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lockstep.base.release.Sha;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.Assessment;
import lockstep.record.canary.HotfixCanary;
import lockstep.release.pipeline.JournalAudit;
import lockstep.release.pipeline.PipelineReader;
import lockstep.release.pipeline.Requirements;
import lockstep.release.pipeline.Subject;
import lockstep.release.site.ReleaseSite;
import lockstep.release.workflow.HotfixStage;
import lockstep.repository.git.RemoteHeads;

/** What {@code pipeline} demands of a commit before its canary. */
public record StagePermission(ReleaseSite site, CanaryListener listener) implements CanaryPermission {

    @Override
    public Answer ask(Sha commit, RemoteHeads heads, Optional<List<String>> skipped) {
        List<String> complaints = new JournalAudit(site).complaints(heads);
        if (!complaints.isEmpty()) {
            return new Answer(complaints.stream().map(line -> "the release log failed verification: " + line).toList(),
                    "See `release-log verify`.", List.of());
        }
        if (skipped.isPresent()) {
            return hotfix(commit, heads, skipped.get());
        }
        PipelineReader.Read read = new PipelineReader(site).read(heads, new Subject(commit, Action.CANARY));
        read.ignored().forEach(listener::step);
        Requirements requirements = new Requirements(site.config().pipeline().forCanary());
        return answer(requirements.assess(read), requirements.consumed(read), Optional.empty());
    }

    /** The approvals of a hotfix are of its promotion, which uses them up: its canary rests on them. */
    private Answer hotfix(Sha commit, RemoteHeads heads, List<String> skipped) {
        HotfixStage.Said said = new HotfixStage(site).beforeCanary(heads, commit, skipped, listener::step);
        return answer(said.assessments(), List.of(), Optional.of(new HotfixCanary(skipped, said.approvals())));
    }

    private static Answer answer(
            List<Assessment> said, List<String> approvals, Optional<HotfixCanary> hotfix) {
        List<Assessment> missing = said.stream().filter(one -> !one.holds()).toList();
        return new Answer(
                missing.stream().map(one -> one.words() + " (" + one.link() + ")").toList(),
                missing.stream().map(Assessment::remedy).filter(remedy -> !remedy.isEmpty()).distinct()
                        .collect(Collectors.joining(" ")),
                approvals, hotfix);
    }
}
