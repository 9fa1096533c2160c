package tests.bench.gate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A TCP line on loopback with a round-trip time: every byte travels half of it, in each direction.
 *
 * <p>A proxy cannot delay the handshake of TCP, which the kernel has done before {@code accept} returns. So what the
 * caller sends first counts as sent one round trip after the connection was made, which is when a real line would have
 * let it be sent. Bandwidth is not limited, nothing is lost.
 */
final class DelayedLine implements AutoCloseable {

    private static final int SEGMENT = 16_384;

    private final ServerSocket entrance;
    private final int exit;
    private final long roundTrip;

    DelayedLine(Duration roundTrip, int exit) throws IOException {
        this.entrance = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
        this.exit = exit;
        this.roundTrip = roundTrip.toNanos();
        Thread.ofVirtual().start(this::acceptAll);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Bytes on their way, and when they arrive. No bytes: the end. */
    private record Parcel(byte[] bytes, long due) {}

    private void acceptAll() {
        try {
            while (true) {
                Socket near = entrance.accept();
                long connected = System.nanoTime() + roundTrip;
                Socket far = new Socket(InetAddress.getLoopbackAddress(), exit);
                near.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
                carry(near, far, connected);
                carry(far, near, connected);
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void carry(Socket from, Socket to, long notBefore) {
        BlockingQueue<Parcel> onTheWay = new LinkedBlockingQueue<>();
        Thread.ofVirtual().start(() -> send(from, onTheWay, notBefore));
        Thread.ofVirtual().start(() -> deliver(onTheWay, from, to));
    }

    private void send(Socket from, BlockingQueue<Parcel> onTheWay, long notBefore) {
        byte[] segment = new byte[SEGMENT];
        int size;
        do {
            try {
                size = from.getInputStream().read(segment);
            } catch (IOException e) {
                size = -1;
            }
            byte[] bytes = new byte[Math.max(0, size)];
            System.arraycopy(segment, 0, bytes, 0, bytes.length);
            long sent = System.nanoTime();
            onTheWay.add(new Parcel(bytes, (sent - notBefore < 0 ? notBefore : sent) + roundTrip / 2));
        } while (size > 0);
    }

    private static void deliver(BlockingQueue<Parcel> onTheWay, Socket from, Socket to) {
        try {
            for (Parcel parcel = onTheWay.take(); parcel.bytes().length > 0; parcel = onTheWay.take()) {
                TimeUnit.NANOSECONDS.sleep(parcel.due() - System.nanoTime());
                to.getOutputStream().write(parcel.bytes());
            }
            to.shutdownOutput();
            if (from.isOutputShutdown()) {
                from.close();
                to.close();
            }
        } catch (IOException e) {
            close(from);
            close(to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more.
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}
