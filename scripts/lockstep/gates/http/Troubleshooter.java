package lockstep.gates.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import lockstep.base.text.Sanitiser;
import lockstep.base.text.Secrets;
import lockstep.gates.http.PhaseClock.Reached;
import okhttp3.internal.http2.ConnectionShutdownException;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.internal.http2.StreamResetException;

/** Tells from an exception, and from how far the call had come, what kind of trouble it was. */
final class Troubleshooter {

    private static final int LONGEST = 200;

    private Troubleshooter() {}

    /** @param cutShort the run left the call less time than it may take: that it did not end in it means nothing */
    static Trouble trouble(IOException failure, PhaseClock clock, boolean cutShort) {
        if (Thread.currentThread().isInterrupted()) {
            return Trouble.INTERRUPTED;
        }
        if (cutShort && failure instanceof InterruptedIOException && !(failure instanceof SocketTimeoutException)) {
            return Trouble.OUT_OF_TIME;
        }
        boolean beforeTheService = clock.reached().compareTo(Reached.CHANNEL) < 0;
        if (clock.isProxied() && beforeTheService && !(failure instanceof SSLException)) {
            return Trouble.PROXY;
        }
        if (caused(failure, TooLarge.class).isPresent()) {
            return Trouble.TOO_LARGE;
        }
        return beforeTheService ? onTheWay(failure, clock) : inTheAnswer(failure, clock);
    }

    private static Trouble onTheWay(IOException failure, PhaseClock clock) {
        return switch (failure) {
            case UnknownHostException e -> Trouble.NAME_UNKNOWN;
            case NoRouteToHostException e -> Trouble.NO_ROUTE;
            // The JDK throws it for nothing but an active refusal and the kernel's own time limit, which is longer
            // than ours; its message is in the language of the system.
            case ConnectException e -> Trouble.REFUSED;
            case SSLException e -> Trouble.TLS;
            default -> switch (clock.reached()) {
                case NOTHING -> Trouble.NAME_UNKNOWN;
                case ADDRESS -> failure instanceof InterruptedIOException ? Trouble.CONNECT_TIMEOUT : Trouble.NO_ROUTE;
                default -> Trouble.TLS;
            };
        };
    }

    private static Trouble inTheAnswer(IOException failure, PhaseClock clock) {
        return switch (failure) {
            case InterruptedIOException e -> Trouble.ANSWER_TIMEOUT;
            case SSLHandshakeException e -> Trouble.TLS; // TLS 1.3 refuses a client after the client's own handshake
            case SSLException e -> Trouble.CUT;
            case SocketException e -> Trouble.CUT;
            case ConnectionShutdownException e -> Trouble.CUT;
            case StreamResetException e -> e.errorCode == ErrorCode.PROTOCOL_ERROR ? Trouble.MALFORMED : Trouble.CUT;
            case ProtocolException e ->
                "unexpected end of stream".equals(e.getMessage()) ? Trouble.CUT : Trouble.MALFORMED;
            default -> caused(failure, EOFException.class)
                    .map(end -> headersHadBegun(end, clock) ? Trouble.HEADERS : Trouble.CUT)
                    .orElse(Trouble.MALFORMED);
        };
    }

    /** OkHttp throws the same whether the server stopped amid the headers or OkHttp had enough of them. */
    private static boolean headersHadBegun(EOFException end, PhaseClock clock) {
        String message = String.valueOf(end.getMessage());
        return clock.status() == 0 && message.startsWith("\\n not found") && !message.contains("limit=0 content=…");
    }

    private static <T extends Throwable> Optional<T> caused(Throwable failure, Class<T> kind) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    /**
     * The exception's own words, which may quote the server; redacted before they are cut, lest half a secret stays.
     */
    static String detail(Exception failure, Secrets secrets) {
        String message = caused(failure, TooLarge.class)
                .map(Throwable::getMessage)
                .orElseGet(() -> failure.getMessage() == null ? failure.getClass().getSimpleName()
                        : failure.getMessage());
        String line = Sanitiser.line(message.replaceAll("\\s+", " "));
        return Sanitiser.line(secrets.redact(line), LONGEST);
    }
}
