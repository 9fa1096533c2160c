package lockstep.base.error;

/** What a command tells its caller: other programs rely on these numbers. 64, 70 and 78 are those of sysexits.h. */
public enum ExitCode {
    DONE(0, "passed, or done"),
    GATE_FAILED(20, "a gate failed"),
    INCONCLUSIVE(21, "inconclusive: could not be decided"),
    REFUSED(22, "refused by policy; nothing was changed"),
    LOST_RACE(23, "lost a race: a ref moved since it was read; nothing was changed"),
    PARTLY_DONE(24, "the action happened in part; resume finishes it"),
    NOT_VERIFIED(25, "evidence or log failed verification, or could not be stored"),
    USAGE(64, "the command line is wrong"),
    INTERNAL(70, "internal error"),
    CONFIGURATION(78, "the configuration is wrong"),
    INTERRUPTED(130, "interrupted");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    public String meaning() {
        return meaning;
    }
}
