package lockstep.record.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.record.history.Earlier;

/**
 * Hands what was known at an earlier visit to those who keep it now, before they are asked about it. Gives each release
 * and each commit one instance, which all of them keep.
 */
final class Recollection implements Earlier {

    private final Consumer<KnownRelease> releases;
    private final Consumer<KnownCommit> commits;
    private final Map<ReleaseId, ReleaseId> releaseIds = new HashMap<>();
    private final Map<Sha, Sha> shas = new HashMap<>();
    private EarlierParts parts = EarlierParts.none();

    Recollection(Consumer<KnownRelease> releases, Consumer<KnownCommit> commits) {
        this.releases = releases;
        this.commits = commits;
    }

    void from(EarlierParts earlier) {
        parts = earlier;
    }

    ReleaseId bring(ReleaseId release) {
        parts.take(release).forEach(releases);
        return same(releaseIds, release);
    }

    @Override
    public Sha bring(Sha commit) {
        parts.take(commit).forEach(commits);
        return same(shas, commit);
    }

    private static <T> T same(Map<T, T> known, T value) {
        T first = known.putIfAbsent(value, value);
        return first == null ? value : first;
    }

    @Override
    public void bringAllCommits() {
        parts.takeAllCommits().forEach(commits);
    }
}
