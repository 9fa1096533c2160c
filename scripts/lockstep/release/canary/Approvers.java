package lockstep.release.canary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.Refused;
import lockstep.base.release.Operator;
import lockstep.base.release.PolicyLink;
import lockstep.base.release.Sha;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.Approved;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryView;
import lockstep.release.pipeline.PipelineReader;
import lockstep.release.pipeline.Subject;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;

/** Who may answer for an inconclusive canary: whoever could have approved it, by the configuration that counts. */
record Approvers(ReleaseSite site) {

    /** Whoever acts, as a principal. */
    Operator requireOne(RemoteHeads heads, Sha commit, CanaryView canary) {
        PipelineReader.Read read = new PipelineReader(site).read(heads, new Subject(commit, Action.CANARY, false));
        String principal = read.facts().requester();
        List<String> reasons = new ArrayList<>();
        Optional<String> role = site.config().pipeline().forCanary().stream()
                .filter(Approved.class::isInstance)
                .map(one -> ((Approved) one).role())
                .findFirst();
        role.filter(name -> !read.inForce().members(name).contains(principal)).ifPresent(name -> reasons.add(
                principal + " does not have the role " + name + " (" + new PolicyLink("approver-role") + ")"));
        if (role.isPresent() && read.facts().authors().contains(principal)) {
            reasons.add(principal + " wrote a part of the change (" + new PolicyLink("approver-not-author") + ")");
        }
        if (role.isPresent() && canary.intent().map(CanaryIntent::operator).equals(Optional.of(site.operator()))) {
            reasons.add(site.operator() + " ran the canary (" + new PolicyLink("approver-not-requester") + ")");
        }
        if (!reasons.isEmpty()) {
            throw new Refused("you may not accept canary " + canary.id() + "; nothing was recorded", reasons,
                    "Ask somebody who may approve a canary.");
        }
        return new Operator(principal);
    }
}
