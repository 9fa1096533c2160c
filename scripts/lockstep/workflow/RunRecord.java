package lockstep.workflow;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import lockstep.error.UsageError;
import lockstep.evidence.GateRunJson;
import lockstep.git.CommitDraft;
import lockstep.git.FileWrite;
import lockstep.git.RemoteHeads;
import lockstep.journal.JournalPaths;
import lockstep.release.Sha;
import lockstep.run.GateRun;

/** Puts a gate run on the evidence branch, where a promotion can rest on it. */
public record RunRecord(ReleaseSite site, WorkflowListener listener) {

    /** The path under which it lies. */
    public String record(GateRun run) {
        Sha commit = run.commit().orElseThrow(() -> new UsageError(
                "a run that names no commit cannot be recorded", "Give --sha, or deploy a service that tells its commit."));
        String document = GateRunJson.write(run);
        String path = JournalPaths.run(commit, run.id());
        CommitDraft draft = new CommitDraft(
                List.of(FileWrite.add(path, document.getBytes(StandardCharsets.UTF_8))),
                "Record " + run.suite() + " on " + run.mode().word() + ": " + run.verdict().word() + "\n\n" + commit + "\n",
                site.identity(), run.startedAt());
        listener.step("recording the run on " + site.repository().branches().evidence());
        RemoteHeads heads = site.repository().fetch(site.remoteDeadline());
        new Recorder(site, listener).add(heads, now -> isThere(now, path) ? Optional.empty() : Optional.of(draft));
        return path;
    }

    private boolean isThere(RemoteHeads heads, String path) {
        return heads.evidence().flatMap(tip -> site.repository().find(tip, path)).isPresent();
    }
}
