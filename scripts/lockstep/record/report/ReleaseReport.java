package lockstep.record.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import lockstep.base.release.Environment;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.gates.run.GateRun;
import lockstep.record.canary.CanaryView;
import lockstep.record.journal.Intent;
import lockstep.record.log.StructuredEntry;
import lockstep.record.signature.Namespace;
import lockstep.record.trail.RecordedAction;

/**
 * Everything that the record says of one move of {@code release}.
 *
 * @param ended when its end was recorded
 * @param tests the staging run that it rests on, of several services one of each; none where it rests on none, or that
 *     cannot be read
 * @param smokes the production smoke, likewise; none where it was not run, or cannot be read
 * @param requirements what each requirement of the pipeline said when it was decided
 * @param policy the values that it was decided by, by their keys
 * @param canaries those that a promotion rests on; where it rests on none, the last that had ended when it was decided
 * @param actions everything that was done with the commit, oldest first
 * @param times how long each gate took in the last moves up to this one, oldest first
 * @param files the paths of its evidence
 * @param signed the statements that it rests on and that have a signature beside them
 * @param forward whether the target descends from the commit that was left; empty where that cannot be seen here
 */
public record ReleaseReport(
        String service, ReleaseId id, StructuredEntry entry, Optional<Intent> intent, Instant ended,
        List<GateRun> tests, List<GateRun> smokes, List<RequirementLine> requirements,
        SequencedMap<String, String> policy, List<CanaryView> canaries, List<RecordedAction> actions,
        List<GateTime> times, Place place, List<String> files, List<Signed> signed,
        Optional<Boolean> forward) {

    /**
     * How long a gate took in a run of a move: in production's smoke, or in the staging run that it rests on.
     *
     * @param gate its name, of several services with the service before it
     */
    public record GateTime(ReleaseId move, Environment where, String gate, Duration took) {}

    /** What a requirement said. */
    public record RequirementLine(String rule, String verdict, String words) {}

    /**
     * Where it was read.
     *
     * @param signers whose signatures count; empty where nobody's do
     */
    public record Place(
            String remote, String evidenceBranch, Sha tip, String productionBranch, Optional<Signers> signers) {

        /** Where nobody's signature counts. */
        public Place(String remote, String evidenceBranch, Sha tip, String productionBranch) {
            this(remote, evidenceBranch, tip, productionBranch, Optional.empty());
        }
    }

    /**
     * An allowed-signers file.
     *
     * @param commit which commit has it; empty where it is one of a disk
     */
    public record Signers(String file, Optional<Sha> commit) {}

    /**
     * A statement with a signature beside it.
     *
     * @param signer who has to have made it; empty where anybody may whose signatures count
     */
    public record Signed(String path, Namespace namespace, Optional<String> signer) {}

    public ReleaseReport {
        tests = List.copyOf(tests);
        smokes = List.copyOf(smokes);
        requirements = List.copyOf(requirements);
        canaries = List.copyOf(canaries);
        actions = List.copyOf(actions);
        times = List.copyOf(times);
        files = List.copyOf(files);
        signed = List.copyOf(signed);
    }

    /** Of the only service. */
    public ReleaseReport(
            String service, ReleaseId id, StructuredEntry entry, Optional<Intent> intent, Instant ended,
            List<GateRun> tests, List<GateRun> smokes, List<RequirementLine> requirements,
            SequencedMap<String, String> policy, Optional<CanaryView> canary, List<RecordedAction> actions,
            List<GateTime> times, Place place, List<String> files) {
        this(service, id, entry, intent, ended, tests, smokes, requirements, policy, canary.stream().toList(), actions,
                times, place, files, List.of(), Optional.empty());
    }
}
