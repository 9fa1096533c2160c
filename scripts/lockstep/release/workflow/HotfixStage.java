package lockstep.release.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.Sha;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.Approval;
import lockstep.policy.requirement.Assessment;
import lockstep.policy.requirement.Handle;
import lockstep.release.pipeline.PipelineReader;
import lockstep.release.pipeline.PipelineReader.Read;
import lockstep.release.pipeline.Requirements;
import lockstep.release.pipeline.Subject;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.RemoteHeads;
import lockstep.settings.pipeline.HotfixSettings;
import lockstep.settings.pipeline.PipelineSettings;

/** What a hotfix has to have: less testing, and more people. */
record HotfixStage(ReleaseSite site) {

    private static final String RULE = "hotfix-approvals";

    Promotion.StageAnswer ask(RemoteHeads heads, Sha candidate, HotfixRequest request, WorkflowListener listener) {
        PipelineSettings pipeline = site.config().pipeline();
        HotfixSettings settings = pipeline.hotfix().orElseThrow(() -> new ConfigurationError(
                "lockstep.yaml says nothing of hotfixes",
                "Name pipeline.hotfix with its approvals, or use promote-release."));
        Read read = new PipelineReader(site).read(heads, new Subject(candidate, Action.HOTFIX));
        read.ignored().forEach(listener::step);
        Requirements requirements = new Requirements(pipeline.forHotfix(request.skipStaging(), request.skipCanary()));
        List<Assessment> said = new ArrayList<>(requirements.assess(read));
        request.skipped().stream().filter(stage -> !settings.maySkip().contains(stage)).forEach(stage ->
                said.add(Assessment.fail(RULE, "a hotfix may not leave out " + stage,
                        "Leave --skip-" + stage + " out, or have pipeline.hotfix.skips name it on release.")));
        List<Approval> standing = pipeline
                .approvals(Action.HOTFIX, request.skipStaging(), request.skipCanary()).stream()
                .map(one -> one.of(read.inForce().members(one.role())))
                .flatMap(one -> one.standing(read.facts()).stream())
                .toList();
        request.approvers().forEach(named -> missing(named, standing).ifPresent(said::add));
        return new Promotion.StageAnswer(read.facts(), said, requirements.consumed(
                read, approval -> request.approvers().stream().anyMatch(named -> named.means(approval.approver()))));
    }

    /** A name on the command line is no approval: it has to be found on the record. */
    private static Optional<Assessment> missing(Handle named, List<Approval> standing) {
        return standing.stream().anyMatch(approval -> named.means(approval.approver()))
                ? Optional.empty()
                : Optional.of(Assessment.fail(RULE, "there is no approval of " + named + " that counts",
                        named + " has to run approve-release VERSION --action hotfix, as a person with a key."));
    }
}
