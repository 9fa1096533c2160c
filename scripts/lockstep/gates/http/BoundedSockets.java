package lockstep.gates.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;

/**
 * Sockets that, all together, read no more than was allowed: the one bound that holds whatever the protocol above them
 * does. OkHttp has a limit for headers, but none for the description of a chunk, say, or for frames that bear no data.
 */
public final class BoundedSockets extends SocketFactory {

    private static final int MOST_AT_ONCE = 1 << 16;

    private final AtomicLong left = new AtomicLong();
    private final Set<Socket> sockets = Collections.newSetFromMap(new WeakHashMap<>());

    void allow(long bytes) {
        left.addAndGet(bytes);
    }

    @Override
    public synchronized Socket createSocket() throws IOException {
        Socket socket = new Bounded();
        // Else what is sent waits until the service has acknowledged what was sent before, which may take it 40 ms.
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        return socket;
    }

    /**
     * At once: a TLS socket above would first say goodbye, and drain what still comes, and so wait for a server that
     * does not read, or does not stop to write.
     */
    synchronized void closeAll() {
        sockets.forEach(BoundedSockets::close);
    }

    /**
     * The same of one connection alone.
     *
     * @param localPort this end's, by which it is known whatever stands above it
     */
    public synchronized void closeAt(int localPort) {
        sockets.stream().filter(socket -> socket.getLocalPort() == localPort).forEach(BoundedSockets::close);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more, closed or not.
        }
    }

    private final class Bounded extends Socket {

        @Override
        public InputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream());
        }
    }

    private final class Counted extends FilterInputStream {

        private Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            return count(read < 0 ? -1 : 1) < 0 ? -1 : read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return count(super.read(into, offset, length));
        }

        @Override
        public long skip(long bytes) throws IOException {
            return count((int) super.skip(Math.min(bytes, MOST_AT_ONCE)));
        }

        private int count(int read) throws IOException {
            if (read > 0 && left.addAndGet(-read) < 0) {
                throw new TooLarge("the service sent more than all answers of a run may hold");
            }
            return read;
        }
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw notByOkHttp();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw notByOkHttp();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw notByOkHttp();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw notByOkHttp();
    }

    private static UnsupportedOperationException notByOkHttp() {
        return new UnsupportedOperationException("OkHttp creates its sockets unconnected");
    }
}
