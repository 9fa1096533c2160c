package lockstep.gates.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Protocol;
import okhttp3.Response;

/** Takes the times of one call, as OkHttp passes from phase to phase, and remembers how far it came. */
final class PhaseClock extends EventListener {

    /** How far a call came: what a failure means depends on it. */
    enum Reached { NOTHING, ADDRESS, PEER, CHANNEL, REQUEST_SENT, HEADERS }

    private final long start = System.nanoTime();
    private final Runnable whenConnected;
    private volatile long dnsStart;
    private volatile long connectStart;
    private volatile long tlsStart;
    private volatile long sent;
    private volatile Optional<Duration> dns = Optional.empty();
    private volatile Optional<Duration> connect = Optional.empty();
    private volatile Optional<Duration> tls = Optional.empty();
    private volatile Optional<Duration> firstByte = Optional.empty();
    private volatile Reached reached = Reached.NOTHING;
    private volatile boolean proxied;
    private volatile int status;
    private volatile int attempts = 1;
    private volatile Headers headers = Headers.of();
    private volatile Optional<Connection> connection = Optional.empty();

    PhaseClock() {
        this(() -> { });
    }

    /** @param whenConnected told when the call has its connection */
    PhaseClock(Runnable whenConnected) {
        this.whenConnected = whenConnected;
    }

    Timing timing() {
        return new Timing(dns, connect, tls, firstByte, since(start), attempts);
    }

    Reached reached() {
        return reached;
    }

    boolean isProxied() {
        return proxied;
    }

    /** Whether the call made no connection of its own. */
    boolean isOnKeptConnection() {
        return connect.isEmpty();
    }

    /** The one that the call was given last; others may share it. */
    Optional<Connection> connection() {
        return connection;
    }

    /**
     * How far the call came does not count.
     *
     * @param wasSent whether what begins is a second attempt
     */
    void beginAgain(boolean wasSent) {
        attempts = wasSent ? attempts + 1 : attempts;
        reached = Reached.NOTHING;
        proxied = false;
    }

    /** The status, once it has arrived; 0 before. */
    int status() {
        return status;
    }

    /** The headers as they came over the wire: OkHttp removes some on the way. */
    Headers headers() {
        return headers;
    }

    @Override
    public void proxySelectEnd(Call call, HttpUrl url, List<Proxy> proxies) {
        proxied = proxies.getFirst().type() != Proxy.Type.DIRECT;
    }

    @Override
    public void dnsStart(Call call, String host) {
        dnsStart = System.nanoTime();
    }

    @Override
    public void dnsEnd(Call call, String host, List<InetAddress> addresses) {
        dns = Optional.of(since(dnsStart));
        atLeast(Reached.ADDRESS);
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        connectStart = System.nanoTime();
        proxied = proxy.type() != Proxy.Type.DIRECT;
        atLeast(Reached.ADDRESS);
    }

    @Override
    public void secureConnectStart(Call call) {
        tlsStart = System.nanoTime();
        connect = Optional.of(since(connectStart));
        atLeast(Reached.PEER);
    }

    @Override
    public void secureConnectEnd(Call call, Handshake handshake) {
        tls = Optional.of(since(tlsStart));
    }

    @Override
    public void connectEnd(Call call, InetSocketAddress address, Proxy proxy, Protocol protocol) {
        if (connect.isEmpty()) {
            connect = Optional.of(since(connectStart));
        }
    }

    @Override
    public void connectionAcquired(Call call, Connection connection) {
        this.connection = Optional.of(connection);
        proxied = connection.route().proxy().type() != Proxy.Type.DIRECT;
        atLeast(Reached.CHANNEL);
        whenConnected.run();
    }

    @Override
    public void requestHeadersStart(Call call) {
        sent = System.nanoTime();
        atLeast(Reached.REQUEST_SENT);
    }

    @Override
    public void responseHeadersStart(Call call) {
        firstByte = Optional.of(since(sent));
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
        status = response.code();
        headers = response.headers();
        atLeast(Reached.HEADERS);
    }

    private void atLeast(Reached step) {
        if (step.compareTo(reached) > 0) {
            reached = step;
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
