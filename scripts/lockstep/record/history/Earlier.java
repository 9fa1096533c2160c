package lockstep.record.history;

import lockstep.base.release.Sha;

/** Who brings what is known from before: told of a commit before anything is asked about it. */
public interface Earlier {

    void bring(Sha commit);

    void bringAllCommits();

    /** Where nothing was before. */
    static Earlier nothing() {
        return new Earlier() {
            @Override
            public void bring(Sha commit) {}

            @Override
            public void bringAllCommits() {}
        };
    }
}
