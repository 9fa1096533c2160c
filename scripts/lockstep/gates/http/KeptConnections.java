package lockstep.gates.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sees to it that no request is written to a kept connection that the service has closed. Once it is written, nobody
 * can tell whether the service took it, and what changes something may not be sent again: what became of it is the
 * result. So this looks before, where a new connection can still be made. HTTP/2 connections are watched by OkHttp,
 * which reads from them all the time. No look sees a close that is on its way: what changes something goes over no
 * HTTP/1 connection that was idle for longer than services keep one at least.
 */
final class KeptConnections {

    /** Nothing of the request was sent. */
    static final class Gone extends IOException {

        private static final long serialVersionUID = 1L;

        private Gone() {
            super("a kept connection could not be relied on, and nothing was sent");
        }
    }

    private static final int LONGEST_LOOK_MS = 1;
    private static final Duration SURELY_KEPT = Duration.ofMillis(1_500);

    private final Map<Connection, Long> usedAt = Collections.synchronizedMap(new WeakHashMap<>());
    private final Set<Connection> ending = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** @param clock of the one call that is watched */
    Interceptor watching(PhaseClock clock) {
        return chain -> {
            Connection connection = chain.connection();
            if (clock.isOnKeptConnection()
                    && (isGone(connection) || isLongIdle(connection) && changesSomething(chain.request()))) {
                throw new Gone();
            }
            Response response = chain.proceed(chain.request());
            if (isLast(response)) {
                ending.add(connection);
            }
            return response;
        };
    }

    /** An answer was read to its end. */
    void rests(Connection connection) {
        usedAt.put(connection, System.nanoTime());
    }

    private boolean isLongIdle(Connection connection) {
        Long used = usedAt.get(connection);
        return connection.protocol() != Protocol.HTTP_2 && used != null
                && System.nanoTime() - used > SURELY_KEPT.toNanos();
    }

    private static boolean changesSomething(Request request) {
        return !request.method().equals("GET") && !request.method().equals("HEAD");
    }

    /** An HTTP/1.0 service closes the connection after its answer, unless it says otherwise (RFC 9112 §9.3). */
    private static boolean isLast(Response response) {
        return saysOfConnection("close", response)
                || response.protocol() == Protocol.HTTP_1_0 && !saysOfConnection("keep-alive", response);
    }

    /** OkHttp itself heeds it only where it is the only word. */
    private static boolean saysOfConnection(String word, Response response) {
        return response.headers("Connection").stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .anyMatch(said -> said.strip().equalsIgnoreCase(word));
    }

    private boolean isGone(Connection connection) {
        return connection.protocol() != Protocol.HTTP_2
                && (ending.contains(connection) || isAtItsEnd(connection.socket()));
    }

    /** Also where the service sent something that nobody had asked for, as some do before they close. */
    private static boolean isAtItsEnd(Socket socket) {
        try {
            int usual = socket.getSoTimeout();
            socket.setSoTimeout(LONGEST_LOOK_MS);
            try {
                socket.getInputStream().read();
                return true;
            } catch (SocketTimeoutException e) {
                return false;
            } finally {
                socket.setSoTimeout(usual);
            }
        } catch (IOException e) {
            return true;
        }
    }
}
