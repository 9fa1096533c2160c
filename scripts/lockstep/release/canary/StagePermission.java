package lockstep.release.canary;

import java.util.List;
import java.util.stream.Collectors;
import lockstep.base.release.Sha;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.Assessment;
import lockstep.release.pipeline.PipelineReader;
import lockstep.release.pipeline.Requirements;
import lockstep.release.pipeline.Subject;
import lockstep.release.site.JournalAudit;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;

/** What {@code pipeline} demands of a commit before its canary. */
public record StagePermission(ReleaseSite site, CanaryListener listener) implements CanaryPermission {

    @Override
    public Answer ask(Sha commit, RemoteHeads heads) {
        List<String> complaints = new JournalAudit(site).complaints(heads);
        if (!complaints.isEmpty()) {
            return new Answer(complaints.stream().map(line -> "the record failed verification: " + line).toList(),
                    "See `release-log verify`.", List.of());
        }
        PipelineReader.Read read = new PipelineReader(site).read(heads, new Subject(commit, Action.CANARY));
        read.ignored().forEach(listener::step);
        Requirements requirements = new Requirements(site.config().pipeline().forCanary());
        List<Assessment> missing = requirements.assess(read).stream().filter(one -> !one.holds()).toList();
        return new Answer(
                missing.stream().map(one -> one.words() + " (" + one.link() + ")").toList(),
                missing.stream().map(Assessment::remedy).filter(remedy -> !remedy.isEmpty()).distinct()
                        .collect(Collectors.joining(" ")),
                requirements.consumed(read));
    }
}
