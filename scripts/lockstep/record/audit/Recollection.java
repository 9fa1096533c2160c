package lockstep.record.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
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
    private final UnaryOperator<ReleaseId> kept;
    private final Map<Sha, Sha> shas = new HashMap<>();
    private EarlierParts parts = EarlierParts.none();

    /** @param kept the instance of an id that others keep */
    Recollection(
            Consumer<KnownRelease> releases, Consumer<KnownCommit> commits, UnaryOperator<ReleaseId> kept) {
        this.releases = releases;
        this.commits = commits;
        this.kept = kept;
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
    public ReleaseId same(ReleaseId release) {
        return kept.apply(release);
    }

    @Override
    public void bringAllCommits() {
        parts.takeAllCommits().forEach(commits);
    }
}
