package lockstep.record.signature;

/** What a signature is given to. One that was given to something else never counts, nor the other way round. */
public enum Namespace {
    EVIDENCE("lockstep-evidence"),
    /** Requests, approvals and revocations: what a person says, not what a host found. */
    APPROVAL("lockstep-approval");

    private final String word;

    Namespace(String word) {
        this.word = word;
    }

    /** As ssh-keygen's {@code -n} takes it. */
    public String word() {
        return word;
    }
}
