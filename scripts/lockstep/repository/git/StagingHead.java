package lockstep.repository.git;

import lockstep.base.release.Sha;

/** Where the staging branch of the remote was, or why that is not known. */
public sealed interface StagingHead {

    record At(Sha commit) implements StagingHead {}

    /** Both in words. */
    record Unknown(String why, String remedy) implements StagingHead {}
}
