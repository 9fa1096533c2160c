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
import java.util.Set;
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

    /** What OkHttp says without quoting the service. */
    private static final Set<String> WITHOUT_QUOTES =
            Set.of("unexpected end of stream", "header byte count limit of 262144 exceeded");

    private Troubleshooter() {}

    /** @param cutShort the run left the call less time than it may take: that it did not end in it means nothing */
    static Trouble trouble(IOException failure, PhaseClock clock, boolean cutShort) {
        if (Thread.currentThread().isInterrupted()) {
            return Trouble.INTERRUPTED;
        }
        if (cutShort && isOverTime(failure)) {
            return Trouble.OUT_OF_TIME;
        }
        boolean beforeTheService = clock.reached().compareTo(Reached.CHANNEL) < 0;
        if (clock.isProxied() && beforeTheService && !(failure instanceof SSLException)) {
            return Trouble.PROXY;
        }
        if (failure instanceof KeptConnections.Gone) {
            return Trouble.PROXY; // on a new connection only a proxy has answered before, that it wants a password
        }
        if (caused(failure, TooLarge.class).isPresent()) {
            return Trouble.TOO_LARGE;
        }
        return beforeTheService ? onTheWay(failure, clock) : inTheAnswer(failure, clock);
    }

    private static boolean isOverTime(IOException failure) {
        return failure instanceof DeadlineDns.OutOfTime
                || failure instanceof InterruptedIOException && !(failure instanceof SocketTimeoutException);
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

    /** Whether the connection ended before anything of an answer came. */
    static boolean isWithoutAByte(IOException failure, PhaseClock clock) {
        return clock.reached() == Reached.REQUEST_SENT && trouble(failure, clock, false) == Trouble.CUT;
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
     * One line for a person. Of an answer that cannot be read it says what of it, and never quotes: what stands in the
     * place of a status line may be the rest of a chat. Redacted before it is cut, lest half a secret stays.
     */
    static String detail(Trouble trouble, Exception failure, PhaseClock clock, Secrets secrets) {
        String words = switch (trouble) {
            case CUT, MALFORMED -> ofTheAnswer(trouble, failure, clock);
            case HEADERS, INTERRUPTED -> trouble.meaning();
            case TOO_LARGE -> caused(failure, TooLarge.class).map(Throwable::getMessage).orElse(trouble.meaning());
            case PROXY -> failure instanceof ProtocolException ? "its answer is not valid HTTP" : message(failure);
            default -> message(failure);
        };
        String line = Sanitiser.line(words.replaceAll("\\s+", " "));
        return Sanitiser.line(secrets.redact(line), LONGEST);
    }

    private static String ofTheAnswer(Trouble trouble, Exception failure, PhaseClock clock) {
        return switch (failure) {
            case PlainFraming.Breach e -> e.getMessage();
            case StreamResetException e -> "the stream was reset: " + e.errorCode;
            case SocketException e -> message(e);
            case IOException e when WITHOUT_QUOTES.contains(message(e)) -> message(e);
            default -> part(trouble, clock);
        };
    }

    private static String part(Trouble trouble, PhaseClock clock) {
        if (trouble == Trouble.CUT) {
            return clock.status() > 0 ? "in its body"
                    : "nothing of it came" + (clock.isOnKeptConnection() ? ", on a kept connection" : "");
        }
        return clock.status() > 0 ? "its body cannot be read" : "its status line or its headers cannot be read";
    }

    private static String message(Exception failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
