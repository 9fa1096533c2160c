package lockstep.release.workflow;

import java.util.Optional;
import lockstep.base.error.UsageError;
import lockstep.base.release.Sha;
import lockstep.base.text.Secrets;
import lockstep.gates.run.GateRun;
import lockstep.layout.EvidenceLayout;
import lockstep.record.evidence.GateRunJson;
import lockstep.record.evidence.SecretGuard;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.git.RemoteHeads;

/** Puts a gate run on the evidence branch, where a promotion can rest on it. */
public record RunRecord(ReleaseSite site, WorkflowListener listener) {

    /**
     * @param secrets what the run has learned to hide
     * @return the path under which it lies
     */
    public String record(GateRun run, Secrets secrets) {
        String path = EvidenceLayout.run(commit(run), run.id());
        listener.step("recording the run on " + site.repository().branches().evidence());
        RemoteHeads heads = site.repository().fetch(site.remoteDeadline());
        new RememberedTip(site).require(heads);
        new Recorder(site, listener).add(heads, now -> isThere(now, path) ? Optional.empty()
                : Optional.of(draft(run, secrets, now.evidence())));
        return path;
    }

    /** The commit that would record it. */
    public CommitDraft draft(GateRun run, Secrets secrets, Optional<Sha> tip) {
        SecretGuard.requireNone(GateRunJson.write(run), secrets, "the gate run");
        return new CommitDraft(
                new Attestations(site, tip).of(run, EvidenceLayout.run(commit(run), run.id()), run.startedAt()),
                "Record " + run.suite() + " on " + run.mode().word() + ": " + run.verdict().word() + "\n\n"
                        + commit(run) + "\n",
                site.identity(), run.startedAt());
    }

    private static Sha commit(GateRun run) {
        return run.commit().orElseThrow(() -> new UsageError(
                "a run that names no commit cannot be recorded",
                "Give --sha, or deploy a service that tells its commit."));
    }

    private boolean isThere(RemoteHeads heads, String path) {
        return heads.evidence().flatMap(tip -> site.repository().find(tip, path)).isPresent();
    }
}
