package lockstep.release.service;

import java.util.List;
import lockstep.record.facts.CiFact;
import lockstep.release.pipeline.FactRecord;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.version.NamedCommit;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.git.RemoteHeads;

/** What CI found out about a commit, put on record. */
public record FactService(ReleaseSite site, WorkflowListener listener) {

    /** Records them in one commit. */
    public List<CiFact> record(NamedCommit named, List<FactRecord.Found> found, RemoteHeads heads) {
        return new FactRecord(site, listener).record(named, found, heads);
    }

    /** The commit that would record them now. */
    public CommitDraft draft(NamedCommit named, List<FactRecord.Found> found, RemoteHeads heads) {
        return new FactRecord(site, listener).planned(named, found, heads);
    }
}
