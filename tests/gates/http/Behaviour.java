package tests.gates.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;

/** What a {@link LoopbackServer} does with one connection. The connection is closed when it returns or throws. */
@FunctionalInterface
public interface Behaviour {

    void meet(Visitor visitor) throws IOException, InterruptedException;

    /** Reads each request and answers it like this, until the visitor leaves. */
    static Behaviour answers(Behaviour answer) {
        return visitor -> {
            while (visitor.hears()) {
                answer.meet(visitor);
            }
        };
    }

    /** Reads each request and sends these words, until the visitor leaves. */
    static Behaviour answers(String words) {
        return answers(visitor -> visitor.say(words));
    }

    /** Passes on whatever is said, to and fro. */
    static Behaviour passes_on_to(int port) {
        return visitor -> {
            try (Socket other = new Socket(InetAddress.getLoopbackAddress(), port)) {
                Thread back = Thread.ofVirtual().start(() -> passBack(other, visitor));
                visitor.in().transferTo(other.getOutputStream());
                other.shutdownOutput();
                back.join();
            }
        };
    }

    private static void passBack(Socket other, Visitor visitor) {
        byte[] some = new byte[8_192];
        try (other) {
            for (int read = other.getInputStream().read(some); read > 0; read = other.getInputStream().read(some)) {
                visitor.say(Arrays.copyOf(some, read));
            }
            visitor.leaves();
        } catch (IOException e) {
            // One of the two has left.
        }
    }

    /** Reads one request, sends these words, and leaves. */
    static Behaviour answers_and_leaves(String words) {
        return visitor -> {
            visitor.hears();
            visitor.say(words);
        };
    }
}
