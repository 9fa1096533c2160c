package lockstep.commands.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Version;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.record.history.OpenIntent;
import lockstep.record.log.RollbackEntry;
import lockstep.release.deploy.Rollout;
import lockstep.release.site.ServiceVerdict;
import lockstep.repository.git.RemoteHeads;

/**
 * Whether a rollback holds: the branch, the rollout, the service. Pure.
 *
 * @param branch that production is deployed from
 * @param version of the commit that it went back to
 * @param open what moved the branch where it is, and is not finished
 * @param rollout empty where no command waits for it
 * @param isRevisionRequired whether production has to tell its commit
 */
record RollbackCheck(
        String service, String branch, RollbackEntry rollback, Optional<Version> version, RemoteHeads heads,
        Optional<OpenIntent> open, Optional<Rollout> rollout, GateRun run, boolean isRevisionRequired) {

    boolean hasMoved() {
        return !heads.production().equals(Optional.of(rollback.to()));
    }

    /** Nothing was asked which commit it is, so nothing complained either. */
    private boolean isUnknown() {
        return isRevisionRequired && run.verdict() == Verdict.PASS && run.revision().observed().isEmpty();
    }

    Verdict verdict() {
        List<Verdict> verdicts = new ArrayList<>(List.of(run.verdict()));
        rollout.map(Rollout::verdict).ifPresent(verdicts::add);
        if (isUnknown()) {
            verdicts.add(Verdict.INCONCLUSIVE);
        }
        return hasMoved() ? Verdict.FAIL : Verdict.worstOf(verdicts);
    }

    /** {@code api-gateway: v1.2.2 (healthy)}. */
    String line() {
        String runs = ServiceVerdict.runs(run.revision().observed(), Optional.of(rollback.to()), version);
        return service + ": " + (hasMoved() ? runs + " (moved on: " + String.join("; ", complaints()) + ")"
                : new ServiceVerdict(runs, verdict(), complaints()).words());
    }

    private List<String> complaints() {
        List<String> all = new ArrayList<>();
        if (hasMoved()) {
            all.add(branch + heads.production().map(head -> " is at " + head.abbreviated()).orElse(" is gone")
                    + open.map(move -> ", by " + move.id() + " of " + move.operator() + ", which is not finished")
                            .orElse("")
                    + ", and " + rollback.id() + " left it at " + rollback.to().abbreviated());
            all.add("the smoke of " + rollback.to().abbreviated() + " said " + run.verdict().word());
        }
        if (isUnknown()) {
            all.add("nothing told which commit runs; see environments.production.revision in lockstep.yaml");
        }
        rollout.map(Rollout::why).filter(why -> !why.isEmpty()).ifPresent(all::add);
        ServiceVerdict.complaints(run.gates()).forEach(all::add);
        return all;
    }
}
