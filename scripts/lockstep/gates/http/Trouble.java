package lockstep.gates.http;

/**
 * Why there was no answer, told apart by who is to blame: trouble on the way there says nothing about the service,
 * trouble after the service was reached does.
 */
public enum Trouble {
    NAME_UNKNOWN("the host name could not be resolved", false),
    NO_ROUTE("the host could not be reached", false),
    CONNECT_TIMEOUT("connecting took too long", false),
    PROXY("the proxy did not let the call through", false),
    OUT_OF_TIME("the time of the run was over", false),
    INTERRUPTED("the run was interrupted", false),
    GIVEN_UP("its connection was closed, because another call on it did not end in time", false),
    UNSENDABLE("nothing was sent: HTTP cannot carry the request as it is written", false),
    REFUSED("the connection was refused", true),
    TLS("the TLS handshake failed", true),
    ANSWER_TIMEOUT("the answer was not complete in time", true),
    CUT("the connection was closed before the answer was complete", true),
    HEADERS("the headers of the answer were cut off, or are longer than 256 KiB", true),
    MALFORMED("the answer is not valid HTTP", true),
    TOO_LARGE("the answer is larger than the limit", true);

    private final String meaning;
    private final boolean ofTheService;

    Trouble(String meaning, boolean ofTheService) {
        this.meaning = meaning;
        this.ofTheService = ofTheService;
    }

    public String meaning() {
        return meaning;
    }

    public boolean isOfTheService() {
        return ofTheService;
    }
}
