package tests.tui;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A line to a service on loopback. While it is held, nothing that is asked arrives; what was asked waits. */
final class HoldingLine implements AutoCloseable {

    private final ServerSocket entrance;
    private final int exit;
    private boolean held;

    HoldingLine(int exit) {
        try {
            this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.exit = exit;
        Thread.ofVirtual().start(this::accept);
    }

    String base() {
        return "http://127.0.0.1:" + entrance.getLocalPort();
    }

    synchronized void hold() {
        held = true;
    }

    private synchronized void pass() throws InterruptedException {
        while (held) {
            wait();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket near = entrance.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), exit);
                Thread.ofVirtual().start(() -> carry(near, far, true));
                Thread.ofVirtual().start(() -> carry(far, near, false));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void carry(Socket from, Socket to, boolean asking) {
        try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            byte[] bytes = new byte[8_192];
            for (int size = in.read(bytes); size >= 0; size = in.read(bytes)) {
                if (asking) {
                    pass();
                }
                out.write(bytes, 0, size);
                out.flush();
            }
        } catch (IOException e) {
            // One of them hung up.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        held = false;
        notifyAll();
        entrance.close();
    }
}
