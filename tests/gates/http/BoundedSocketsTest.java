package tests.gates.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
}
