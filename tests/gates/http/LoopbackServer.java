package tests.gates.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import lockstep.gates.http.Target;

/** A server on a free loopback port that does with every connection what its {@link Behaviour} says, right or wrong. */
public final class LoopbackServer implements AutoCloseable {

    private final ServerSocket listener;
    private final String base;
    private final Behaviour behaviour;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<Visitor> visitors = new CopyOnWriteArrayList<>();

    private LoopbackServer(ServerSocketFactory sockets, String scheme, UnaryOperator<SSLParameters> tls,
            Behaviour behaviour) {
        try {
            this.listener = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (listener instanceof SSLServerSocket secure) {
            secure.setSSLParameters(tls.apply(secure.getSSLParameters()));
        }
        this.base = scheme + "://127.0.0.1:" + listener.getLocalPort();
        this.behaviour = behaviour;
        Thread.ofVirtual().start(this::accept);
    }

    public static LoopbackServer a_server_that(Behaviour behaviour) {
        return new LoopbackServer(ServerSocketFactory.getDefault(), "http", tls -> tls, behaviour);
    }

    /** Speaks plain TCP behind an https URL: for what goes wrong before there is any TLS. */
    public static LoopbackServer an_https_url_whose_server(Behaviour behaviour) {
        return new LoopbackServer(ServerSocketFactory.getDefault(), "https", tls -> tls, behaviour);
    }

    public static LoopbackServer a_tls_server_that(SSLContext certificate, Behaviour behaviour) {
        return new LoopbackServer(certificate.getServerSocketFactory(), "https", tls -> tls, behaviour);
    }

    /** A TLS server that agrees to HTTP/2 in the handshake. */
    public static LoopbackServer an_http2_server_that(SSLContext certificate, Behaviour behaviour) {
        return new LoopbackServer(
                certificate.getServerSocketFactory(), "https", LoopbackServer::offeringHttp2, behaviour);
    }

    private static SSLParameters offeringHttp2(SSLParameters tls) {
        tls.setApplicationProtocols(new String[] {"h2"});
        return tls;
    }

    public String base() {
        return base;
    }

    public Target target() {
        return Target.parse(base);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** How many connections were accepted so far. */
    public int connections() {
        return sockets.size();
    }

    /** The most bytes that any one connection has taken. */
    public long mostSent() {
        return visitors.stream().mapToLong(Visitor::sent).max().orElse(0);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> meet(socket));
            } catch (IOException e) {
                // Closed, or a client that was gone before it was accepted.
            }
        }
    }

    private void meet(Socket socket) {
        try (socket) {
            Visitor visitor = new Visitor(socket);
            visitors.add(visitor);
            behaviour.meet(visitor);
        } catch (IOException | InterruptedException e) {
            // The visitor left, as it should when it is treated like that.
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
