package lockstep.release.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.PipelineFacts;
import lockstep.policy.requirement.SwitchDrill;
import lockstep.record.evidence.RecordedRun;
import lockstep.record.history.GateRunFacts;
import lockstep.record.journal.PromotionIntent;
import lockstep.release.killswitch.DrillRecord;
import lockstep.release.recording.RunSignatures;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;
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
     */
    PipelineFacts of(PromotionIntent intent, Sha at, SortedMap<String, String> written, Action move) {
        Optional<Sha> tip = Optional.of(at);
        Sha commit = intent.target();
        GovernedConfig config = new GovernedConfig(written);
        ApproverKeys keys = ApproverKeys.of(then, new RemoteHeads(commit, intent.from(), tip), config);
        boolean isKnown = then.repository().has(commit) && intent.from().filter(
                from -> !then.repository().has(from)).isEmpty();
        Set<String> authors = isKnown ? then.repository().people(intent.from(), commit) : Set.of();
        List<SwitchDrill> drills = then.config().pipeline().killSwitches().stream()
                .flatMap(one -> new DrillRecord(then).last(tip, one.flag()).stream())
                .toList();
        return new PipelineFacts(
                commit, move, intent.from(), "", authors, new RecordedFacts(then).of(tip, commit).facts(),
                stagingRuns(tip, commit), List.of(), config.sha256(), Optional.empty(), drills,
                new RecordedCanaries(then, keys, config).last(tip, commit), List.of(), then.clock().instant(),
                intent.serviceNames(), then.branchesInWords());
    }

    private List<GateRunFacts> stagingRuns(Optional<Sha> tip, Sha commit) {
        List<RecordedRun> runs = then.journal().runs(tip, commit);
        Set<String> unsigned = new RunSignatures(then).missing(tip, runs);
        return runs.stream()
                .filter(run -> run.run().mode().equals(Environment.STAGING))
                .filter(run -> !unsigned.contains(run.run().id().text()))
                .map(run -> GateRunFacts.of(run.run()))
                .toList();
    }
}
