package lockstep.record.audit;

import java.util.List;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;

/** What an audit knew at an earlier visit, in parts that are read when somebody asks, each once. */
public interface EarlierParts {

    /** All of the part that would know of the release; nothing if that was taken before. */
    List<KnownRelease> take(ReleaseId release);

    /** All of the part that would know of the commit; nothing if that was taken before. */
    List<KnownCommit> take(Sha commit);

    /** All of commits that was not taken before. */
    List<KnownCommit> takeAllCommits();

    static EarlierParts none() {
        return new EarlierParts() {
            @Override
            public List<KnownRelease> take(ReleaseId release) {
                return List.of();
            }

            @Override
            public List<KnownCommit> take(Sha commit) {
                return List.of();
            }

            @Override
            public List<KnownCommit> takeAllCommits() {
                return List.of();
            }
        };
    }
}
