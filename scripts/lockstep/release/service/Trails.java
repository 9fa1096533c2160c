package lockstep.release.service;

import java.util.List;
import java.util.Optional;
import lockstep.base.error.NotVerified;
import lockstep.base.error.Refused;
import lockstep.base.release.CommitName;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.record.journal.JournalView;
import lockstep.record.trail.BranchFiles;
import lockstep.record.trail.Collection;
import lockstep.record.trail.CommitVersions;
import lockstep.record.trail.Trail;
import lockstep.record.trail.TrailReader;
import lockstep.release.pipeline.JournalAudit;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.version.NamedCommit;
import lockstep.repository.git.RemoteHeads;

/** What was done, by the record. */
public record Trails(ReleaseSite site, WorkflowListener listener) {

    /** @param complaints what is wrong with the record that it was read from */
    public record Read(Trail trail, List<String> complaints) {}

    public Read read() {
        RemoteHeads heads = new ReleaseService(site, listener).heads();
        return new Read(TrailReader.read(site.repository(), site.journal().view(heads.evidence())),
                new JournalAudit(site).complaints(heads));
    }

    /** The commit that a name means by the record. */
    public Sha commit(CommitName name) {
        return new ReleaseService(site, listener).asRecorded(name).commit();
    }

    /** The evidence of one version. A record that does not hold is collected by nobody. */
    public Collection collect(CommitName name) {
        ReleaseService service = new ReleaseService(site, listener);
        RemoteHeads heads = service.heads();
        List<String> complaints = new JournalAudit(site).complaints(heads);
        if (!complaints.isEmpty()) {
            throw new NotVerified("the release log or its evidence failed verification; nothing was written",
                    complaints, "See `release-log verify`.");
        }
        NamedCommit named = service.asRecorded(name);
        JournalView view = site.journal().view(heads.evidence());
        Trail trail = TrailReader.read(site.repository(), view);
        if (trail.of(named.commit()).isEmpty()) {
            throw new Refused("nothing is recorded of " + named.shown() + "; nothing was written",
                    "See `release-log list`.");
        }
        BranchFiles files = new BranchFiles(site.repository(), view.tip().orElseThrow());
        Optional<Version> version = named.version()
                .or(() -> CommitVersions.of(files).of(named.commit()))
                .or(() -> view.versionOf(named.commit()));
        return new Collection(version, named.commit(), trail, files);
    }
}
