package lockstep.record.verification;

import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;

/**
 * Which part of a kept state knows of what: releases lie together by their month, commits by how their names begin, so
 * that a few new promotions ask for a few parts.
 *
 * @param digits how many digits of a commit's name count
 */
record PartNames(int digits) {

    private static final String RELEASES = "releases-";
    private static final String COMMITS = "commits-";
    private static final int SMALL = 64;
    private static final int MOST_DIGITS = 2;

    /** So that a part is small, and a small state has few. */
    static PartNames forSoMany(int commits) {
        int digits = 0;
        for (int left = commits; left > SMALL && digits < MOST_DIGITS; left /= 16) {
            digits++;
        }
        return new PartNames(digits);
    }

    String of(ReleaseId release) {
        return RELEASES + release.month();
    }

    String of(Sha commit) {
        return COMMITS + commit.hex().substring(0, digits);
    }

    static boolean isOfCommits(String name) {
        return name.startsWith(COMMITS);
    }
}
