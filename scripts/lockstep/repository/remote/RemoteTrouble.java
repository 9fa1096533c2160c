package lockstep.repository.remote;

/** A conversation with a remote that broke off. The message is sanitised and holds no password. */
final class RemoteTrouble extends Exception {

    private final transient boolean sent;

    /** @param sent whether a request to move branches may have reached the server */
    RemoteTrouble(String reason, boolean sent, Throwable cause) {
        super(reason, cause);
        this.sent = sent;
    }

    boolean mayHaveMovedSomething() {
        return sent;
    }
}
