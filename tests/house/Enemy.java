package tests.house;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** Whoever writes hostile text into a page, and waits on loopback to be asked for something. */
public final class Enemy implements AutoCloseable {

    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;

    public Enemy() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
    }

    private String there() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** Ends what it stands in, runs, loads and leads elsewhere, in every way that there is. */
    public String words() {
        return "</title></pre><script>document.title='it ran'</script><script src=" + there() + "s></script>"
                + "<img src=" + there() + "i onerror=\"document.title='it ran'\">"
                + "<svg onload=\"document.title='it ran'\"><link rel=stylesheet href=" + there() + "c>"
                + "<style>@import url(" + there() + "m)</style><iframe src=" + there() + "f></iframe>"
                + "<meta http-equiv=refresh content=\"0;url=" + there() + "r\">";
    }

    /** At most the length of an operator's name. */
    public String name() {
        return "</td></pre><script>document.title='it ran'</script><img src=" + there() + "i>";
    }

    /** How often. */
    public int asked() {
        return asked.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
