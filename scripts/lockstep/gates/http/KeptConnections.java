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
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.internal.connection.RealCall;
import okhttp3.internal.connection.RealConnection;
import okhttp3.internal.http.ExchangeCodec;
import okhttp3.internal.http.RealInterceptorChain;
import okhttp3.internal.http1.Http1ExchangeCodec;

/**
 * Sees to it that no request is written to a kept connection that the service has closed. Once it is written, nobody
 * can tell whether the service took it, and what changes something may not be sent again: what became of it is the
 * result. So this looks before, where a new connection can still be made. HTTP/2 connections are watched by OkHttp,
 * which reads from them all the time. Nor is one used on which more came than the last answer: the next would be taken
 * for that. No look sees a close that is on its way: what changes something goes over no HTTP/1 connection that was
 * idle for longer than services keep one at least.
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
            boolean isUnsure = clock.isOnKeptConnection()
                    && (isGone(connection) || isLongIdle(connection) && changesSomething(chain.request()));
            if (isUnsure || hasLeftover(chain)) {
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

    /**
     * An HTTP/1.0 service closes the connection after its answer, unless it says otherwise (RFC 9112 §9.3). After a 101
     * nobody knows what is spoken.
     */
    private static boolean isLast(Response response) {
        return response.code() < 200 || saysOfConnection("close", response)
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

    /**
     * Whether something stands behind the last answer already: OkHttp, which reads ahead, would take it for the next.
     * It keeps what it has read to itself, but makes what reads the next answer of it.
     */
    private static boolean hasLeftover(Interceptor.Chain chain) throws IOException {
        if (!(chain.connection() instanceof RealConnection connection) || connection.protocol() == Protocol.HTTP_2) {
            return false;
        }
        OkHttpClient client = ((RealCall) chain.call()).getClient();
        ExchangeCodec next = connection.newCodec$okhttp(client, (RealInterceptorChain) chain);
        return !((Http1ExchangeCodec) next).getSocket().getSource().getBuffer().exhausted();
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
