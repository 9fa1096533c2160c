package lockstep.release.canary;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lockstep.base.error.Ground;
import lockstep.base.error.Refused;
import lockstep.base.release.Operator;
import lockstep.base.release.PolicyLink;
import lockstep.base.release.Sha;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.Person;
import lockstep.record.canary.CanaryAcceptance;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryView;
import lockstep.release.pipeline.PipelineReader;
import lockstep.release.pipeline.SignedAcceptance;
import lockstep.release.pipeline.Subject;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;

/** Who may answer for an inconclusive canary: whoever could have approved it, by the configuration that counts. */
record Approvers(ReleaseSite site) {

    private static final String REMEDY = "Ask somebody who may approve a canary.";

    /** What whoever acts says, as a principal, signed where signatures are asked for. */
    SignedAcceptance requireOne(RemoteHeads heads, Sha commit, CanaryView canary, String reason) {
        PipelineReader reader = new PipelineReader(site);
        PipelineReader.Read read = reader.read(heads, new Subject(commit, Action.CANARY));
        SignedAcceptance signed = SignedAcceptance.by(site, read.keys(), new CanaryAcceptance(
                canary.id(), new Operator(reader.acting()), site.clock().instant(), reason, canary.service()));
        String principal = signed.acceptance().by().name();
        List<Ground> reasons = new ArrayList<>();
        Set<String> roles = site.config().pipeline().rolesOfCanary(
                canary.intent().flatMap(CanaryIntent::hotfix).isPresent());
        boolean asksForRole = !roles.isEmpty();
        if (asksForRole && roles.stream().noneMatch(role -> read.inForce().members(role).contains(principal))) {
            reasons.add(new PolicyLink("approver-role").ground(
                    principal + " does not have the role " + String.join(" or ", roles), REMEDY));
        }
        Person person = new Person(principal);
        if (asksForRole && person.isAnyOf(read.facts().authors())) {
            reasons.add(new PolicyLink("approver-not-author").ground(
                    principal + " wrote a part of the change", REMEDY));
        }
        List<String> runners = canary.intent().map(CanaryIntent::operator).map(Operator::name).stream().toList();
        if (asksForRole && (person.isAnyOf(runners) || site.operator().name().equals(String.join("", runners)))) {
            reasons.add(new PolicyLink("approver-not-requester").ground(principal + " ran the canary", REMEDY));
        }
        if (asksForRole && person.isAnyOf(read.requester().stream().toList())) {
            reasons.add(new PolicyLink("approver-not-requester").ground(principal + " asked for the canary", REMEDY));
        }
        if (!reasons.isEmpty()) {
            throw Refused.over(
                    "you may not accept canary " + canary.shown() + "; nothing was recorded", reasons, REMEDY);
        }
        return signed;
    }
}
