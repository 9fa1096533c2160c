package lockstep.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import lockstep.http.PhaseClock.Reached;
import lockstep.text.Sanitiser;

/** Tells from an exception, and from how far the call had come, what kind of trouble it was. */
final class Troubleshooter {

    private Troubleshooter() {}

    static Trouble trouble(IOException failure, PhaseClock clock) {
        boolean beforeTheService = clock.reached().compareTo(Reached.CHANNEL) < 0;
        if (clock.isProxied() && beforeTheService && !(failure instanceof SSLException)) {
            return Trouble.PROXY;
        }
        return switch (failure) {
            case BodyTooLarge e -> Trouble.TOO_LARGE;
            case UnknownHostException e -> Trouble.NAME_UNKNOWN;
            case NoRouteToHostException e -> Trouble.NO_ROUTE;
            case ConnectException e -> refusedOrUnreachable(e);
            case SSLException e -> beforeTheService ? Trouble.TLS : Trouble.CUT;
            case ProtocolException e -> isCut(e) ? Trouble.CUT : Trouble.MALFORMED;
            case SocketTimeoutException e -> timeout(clock);
            case InterruptedIOException e -> timeout(clock);
            default -> isMalformed(failure) ? Trouble.MALFORMED : atPeer(clock) ? Trouble.TLS : Trouble.CUT;
        };
    }

    private static boolean atPeer(PhaseClock clock) {
        return clock.reached() == Reached.PEER;
    }

    private static Trouble timeout(PhaseClock clock) {
        return switch (clock.reached()) {
            case NOTHING -> Trouble.NAME_UNKNOWN;
            case ADDRESS -> Trouble.CONNECT_TIMEOUT;
            case PEER -> Trouble.TLS;
            case CHANNEL, REQUEST_SENT, HEADERS -> Trouble.ANSWER_TIMEOUT;
        };
    }

    /** Only an active refusal comes from the host itself; an unreachable network says nothing about it. */
    private static Trouble refusedOrUnreachable(ConnectException e) {
        String message = String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
        return message.contains("refused") ? Trouble.REFUSED : Trouble.NO_ROUTE;
    }

    private static boolean isCut(ProtocolException e) {
        return String.valueOf(e.getMessage()).contains("unexpected end of stream");
    }

    /** Only names the exception's kind and OkHttp's own words; what a server wrote in them is sanitised. */
    static String detail(IOException failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root && root.getMessage() == null) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return Sanitiser.line(message.replaceAll("\\s+", " "), 200);
    }

    private static boolean isMalformed(IOException failure) {
        String name = failure.getClass().getSimpleName();
        String message = String.valueOf(failure.getMessage());
        return name.equals("StreamResetException") && message.contains("PROTOCOL")
                || message.startsWith("Unexpected ")
                || message.contains("Expected ':status' header")
                || message.contains("gzip")
                || message.contains("ID1ID2")
                || message.contains("CRC");
    }
}
