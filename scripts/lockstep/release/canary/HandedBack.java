package lockstep.release.canary;

import lockstep.base.release.CanaryId;

/** What became of the traffic of a canary whose release is done. */
public sealed interface HandedBack {

    CanaryId id();

    /** One sanitised line. */
    String words();

    /** It has no traffic, which is recorded. */
    record Returned(CanaryId id) implements HandedBack {

        @Override
        public String words() {
            return "canary " + id + " has no traffic any more; production has all of it";
        }
    }

    /**
     * The abort command ended without an error; whether it has traffic could not be read.
     *
     * @param doubt a sanitised line
     */
    record Unsure(CanaryId id, String doubt) implements HandedBack {

        @Override
        public String words() {
            return "canary " + id + ": traffic.abort ended without an error, but " + doubt
                    + ". Check that it has no traffic";
        }
    }

    /**
     * It may have traffic, or its end is not recorded.
     *
     * @param remedy what to do
     */
    record Kept(CanaryId id, String why, String remedy) implements HandedBack {

        @Override
        public String words() {
            return why + ". " + remedy;
        }
    }
}
