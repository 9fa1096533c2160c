package lockstep.record.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.record.history.Earlier;

/**
 * Hands what was known at an earlier visit to those who keep it now, before they are asked about it. Gives each commit
 * one instance, which all of them keep.
 */
final class Recollection implements Earlier {

    private final Consumer<KnownRelease> releases;
    private final Consumer<KnownCommit> commits;
    private final Map<Sha, Sha> shas = new HashMap<>();
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
    public Sha bring(Sha commit) {
        parts.take(commit).forEach(commits);
        Sha first = shas.putIfAbsent(commit, commit);
        return first == null ? commit : first;
    }

    @Override
    public void bringAllCommits() {
        parts.takeAllCommits().forEach(commits);
    }
}
