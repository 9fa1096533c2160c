package lockstep.record.audit;

import java.util.function.Consumer;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.record.history.Earlier;

/** Hands what was known at an earlier visit to those who keep it now, before they are asked about it. */
final class Recollection implements Earlier {

    private final Consumer<KnownRelease> releases;
    private final Consumer<KnownCommit> commits;
    private EarlierParts parts = EarlierParts.none();

    Recollection(Consumer<KnownRelease> releases, Consumer<KnownCommit> commits) {
        this.releases = releases;
        this.commits = commits;
    }

    void from(EarlierParts earlier) {
        parts = earlier;
    }

    void bring(ReleaseId release) {
        parts.take(release).forEach(releases);
    }

    @Override
    public void bring(Sha commit) {
        parts.take(commit).forEach(commits);
    }

    @Override
    public void bringAllCommits() {
        parts.takeAllCommits().forEach(commits);
    }
}
