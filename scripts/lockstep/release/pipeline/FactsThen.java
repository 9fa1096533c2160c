package lockstep.release.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.CanaryPassed;
import lockstep.policy.requirement.CanaryResult;
import lockstep.policy.requirement.PipelineFacts;
import lockstep.policy.requirement.Requirement;
import lockstep.policy.requirement.RequirementsJson;
import lockstep.policy.requirement.Reviewed;
import lockstep.policy.requirement.SwitchDrill;
import lockstep.record.history.GateRunFacts;
import lockstep.record.journal.PromotionIntent;
import lockstep.release.killswitch.DrillRecord;
import lockstep.release.site.ReleaseSite;
import lockstep.settings.GovernedConfig;

/**
 * What the record held of a commit when it was promoted.
 *
 * @param then the site as it was at that time, with the pipeline of that time
 */
record FactsThen(ReleaseSite then) {

    /**
     * @param at the commit of the evidence branch that brought the intent
     * @param written the pipeline, by its keys
     * @param demanded what is to be judged: what nobody asks for is not looked for
     * @param edition of the requirements
     */
    PipelineFacts of(
            PromotionIntent intent, Sha at, SortedMap<String, String> written, Action move,
            List<Requirement> demanded, int edition) {
        Optional<Sha> tip = Optional.of(at);
        Sha commit = intent.target();
        GovernedConfig config = new GovernedConfig(written);
        boolean areAsked = demanded.stream().anyMatch(Reviewed.class::isInstance)
                && then.repository().has(commit)
                && intent.from().filter(from -> !then.repository().has(from)).isEmpty();
        Set<String> authors = areAsked ? then.repository().people(intent.from(), commit) : Set.of();
        List<SwitchDrill> drills = then.config().pipeline().killSwitches().stream()
                .flatMap(one -> new DrillRecord(then).last(tip, one.flag()).stream())
                .toList();
        return new PipelineFacts(
                commit, move, intent.from(), "", authors, RecordedFacts.audited(then).of(tip, commit).facts(),
                stagingRuns(tip, commit), List.of(), config.sha256(), Optional.empty(), drills,
                canaries(tip, intent, config, demanded).stream()
                        .map(one -> RequirementsJson.bindsCanaries(edition) ? one : one.besides(Optional.empty()))
                        .toList(),
                List.of(), then.clock().instant(),
                intent.serviceNames(), then.branchesInWords());
    }

    private List<CanaryResult> canaries(
            Optional<Sha> tip, PromotionIntent intent, GovernedConfig config, List<Requirement> demanded) {
        return demanded.stream()
                .filter(CanaryPassed.class::isInstance)
                .map(one -> ((CanaryPassed) one).service())
                .flatMap(service -> new RecordedCanaries(
                        then, service, ApproverKeys.none(), config, Optional.empty(), false).last(
                                tip, intent.target(), intent.passage().version(), intent.from()).stream())
                .toList();
    }

    private List<GateRunFacts> stagingRuns(Optional<Sha> tip, Sha commit) {
        return then.journal().runs(tip, commit).stream()
                .filter(run -> run.run().mode().equals(Environment.STAGING))
                .map(run -> GateRunFacts.of(run.run()))
                .toList();
    }
}
