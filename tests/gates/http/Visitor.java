package tests.gates.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One connection as the server sees it: hears requests, says bytes, and counts those that were taken. */
public final class Visitor {

    private static final Pattern LENGTH = Pattern.compile("content-length: *(\\d+)");

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final AtomicLong sent = new AtomicLong();
    private volatile String request = "";

    Visitor(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** Reads one request with its body; false when the visitor has left. */
    public boolean hears() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            head.append((char) next);
        }
        Matcher length = LENGTH.matcher(head.toString().toLowerCase(Locale.ROOT));
        byte[] body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
        request = head + new String(body, StandardCharsets.UTF_8);
        return true;
    }

    /** The request heard last. */
    public String request() {
        return request;
    }

    /** Its path. */
    public String path() {
        return request.split(" ", 3)[1];
    }

    /** The value of a header of the request heard last; empty when it has none. */
    public String header(String name) {
        Matcher line = Pattern.compile("(?im)^" + Pattern.quote(name) + ": *(.*?)\r?$").matcher(request);
        return line.find() ? line.group(1) : "";
    }

    public void say(String words) throws IOException {
        say(words.getBytes(StandardCharsets.UTF_8));
    }

    public void say(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        sent.addAndGet(bytes.length);
    }

    /** Until the visitor no longer takes it. */
    public void sayForEver(String words) throws IOException {
        byte[] bytes = words.repeat(Math.max(1, 16_384 / words.length())).getBytes(StandardCharsets.UTF_8);
        while (true) {
            say(bytes);
        }
    }

    /** One byte at a time, never silent for as long as a limit of silence would have to be. */
    public void drip(String words) throws IOException, InterruptedException {
        for (byte one : words.repeat(100).getBytes(StandardCharsets.UTF_8)) {
            say(new byte[] {one});
            Thread.sleep(20);
        }
    }

    /** Says nothing until the visitor leaves. */
    public void keepsSilent() throws IOException {
        while (in.read() >= 0) {
            // What is said meanwhile is not listened to.
        }
    }

    /** Closes the connection, with a goodbye. */
    public void leaves() throws IOException {
        socket.close();
    }

    /** Cuts the connection with a reset instead of a goodbye. */
    public void cutsTheLine() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    public InputStream in() {
        return in;
    }

    long sent() {
        return sent.get();
    }
}
