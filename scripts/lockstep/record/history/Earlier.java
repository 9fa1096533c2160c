package lockstep.record.history;

import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;

/** Who brings what is known from before: told of a commit before anything is asked about it. */
public interface Earlier {

    /** @return the same commit, one instance for all who are told of it: there may be a hundred thousand */
    Sha bring(Sha commit);

    /** One instance for all who keep it. */
    ReleaseId same(ReleaseId release);

    void bringAllCommits();

    /** Where nothing was before. */
    static Earlier nothing() {
        return new Earlier() {
            @Override
            public Sha bring(Sha commit) {
                return commit;
            }

            @Override
            public ReleaseId same(ReleaseId release) {
                return release;
            }

            @Override
            public void bringAllCommits() {}
        };
    }
}
