package lockstep.release.killswitch;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Clocks;
import lockstep.base.release.Sha;
import lockstep.gates.run.GateRun;
import lockstep.policy.requirement.SwitchDrill;
import lockstep.record.evidence.RecordedRun;
import lockstep.record.layout.EvidenceLayout;
import lockstep.release.recording.Attestations;
import lockstep.release.recording.Recorder;
import lockstep.release.recording.RunSignatures;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.git.RemoteHeads;

/** Drills of kill switches on the evidence branch. */
public record DrillRecord(ReleaseSite site) {

    /** @return the path under which it lies */
    public String record(String flag, GateRun run, WorkflowListener listener) {
        String path = EvidenceLayout.drill(flag, run.id());
        RemoteHeads heads = site.repository().fetch(site.remoteDeadline());
        Instant now = site.clock().instant();
        new Recorder(site, listener).add(heads, seen -> Optional.of(new CommitDraft(
                new Attestations(site, seen.evidence()).of(run, path, now),
                "Record the drill of kill switch " + flag + ": " + run.verdict().word() + "\n\nBy " + site.operator()
                        + "\n",
                site.identity(), now)));
        return path;
    }

    /** The last drill of a flag that counts: what a clock that was ahead dated must not hide those that follow. */
    public Optional<SwitchDrill> last(Optional<Sha> tip, String flag) {
        String folder = EvidenceLayout.DRILLS + "/" + flag;
        Instant latest = site.clock().instant().plus(Clocks.SKEW);
        return tip.stream()
                .flatMap(at -> site.repository().list(at, folder).stream())
                .filter(name -> EvidenceLayout.isRun(folder + "/" + name))
                .sorted(Comparator.reverseOrder())
                .map(name -> site.journal().run(tip.orElseThrow(), folder + "/" + name))
                .filter(run -> !run.run().startedAt().isAfter(latest))
                .filter(run -> new RunSignatures(site).missing(tip, List.of(run)).isEmpty())
                .map(RecordedRun::run)
                .map(run -> new SwitchDrill(flag, run.verdict(), run.startedAt()))
                .findFirst();
    }
}
