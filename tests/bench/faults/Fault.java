package tests.bench.faults;

/** What goes wrong in a simulated canary, besides what its world is like. */
public enum Fault {
    CRASH("the process is killed"),
    PUSH_LOST("a push is lost on its way"),
    ANSWER_LOST("a push is taken, and its answer is lost"),
    PUSH_LATE("a push is taken after the next one was tried"),
    PUSH_RACED("others are quicker to record"),
    REMOTE_GONE("the remote cannot be reached for a while"),
    PUSH_REFUSED("the remote refuses every record for a while"),
    SPLIT_LIES("the weight reads as it was set, and the traffic goes otherwise"),
    READ_WRONG("the weight reads otherwise than it is"),
    READ_DUMB("the weight cannot be read"),
    READ_LATE("the weight reads right only after some reads"),
    SET_FAILS("the weight cannot be set"),
    ABORT_FAILS("the abort fails for a while"),
    ABORT_IDLE("the abort ends well and does nothing, for a while"),
    MOVED_BY_HAND("somebody moves the weight by hand"),
    SOURCE_DIES("the source of the metrics dies"),
    SOURCE_PAUSES("the source of the metrics is gone for a while"),
    SOURCE_LIES("the source of the metrics prints no counts for a while"),
    SOURCE_HANGS("the source of the metrics hangs for a while"),
    COUNTERS_RESET("the canary restarts"),
    CLOCK_STEPS("the host's clock is set, by up to two hours"),
    HOST_SLEEPS("the host sleeps, for up to two hours"),
    CLOCK_DIFFERS("the clocks of the other hosts are wrong, by up to two hours"),
    OTHER_HOST("another host resumes, aborts or reaps meanwhile"),
    DEPLOY_FAILS("the deployment fails");

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
