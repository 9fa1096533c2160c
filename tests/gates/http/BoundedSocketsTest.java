package tests.gates.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import lockstep.gates.http.BoundedSockets;
import org.junit.jupiter.api.Test;

class BoundedSocketsTest {

    @Test
    void what_is_sent_does_not_wait_for_what_was_sent_before_to_be_acknowledged() throws IOException {
        try (Socket socket = new BoundedSockets().createSocket()) {
            assertThat(socket.getTcpNoDelay()).isTrue();
        }
    }

    @Test
    void one_connection_is_closed_and_no_other() throws IOException {
        BoundedSockets sockets = new BoundedSockets();
        try (ServerSocket server = new ServerSocket(0, 2, InetAddress.getLoopbackAddress());
                Socket stuck = sockets.createSocket();
                Socket other = sockets.createSocket()) {
            stuck.connect(server.getLocalSocketAddress());
            other.connect(server.getLocalSocketAddress());
            sockets.closeAt(stuck.getLocalPort());
            assertThat(stuck.isClosed()).isTrue();
            assertThat(other.isClosed()).isFalse();
        }
    }
}
