package tests.repository.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * A port of the loopback where each caller is given a server process of its own, as inetd does; and where the line can
 * be cut or gagged after a number of bytes from the caller.
 */
public final class Relay implements AutoCloseable {

    /** What happens to one line once the caller has sent {@code afterBytes}. */
    public record Damage(Kind kind, long afterBytes, String word) {

        public Damage(Kind kind, long afterBytes) {
            this(kind, afterBytes, "");
        }

        /** Once the caller has said this word, which the server does not hear. */
        public static Damage cutWho(String says) {
            return new Damage(Kind.CUT, Long.MAX_VALUE, says);
        }

        /** Whoever says this is heard and answered by the server, and hears nothing more. */
        public static Damage gagWho(String says) {
            return new Damage(Kind.NEVER_ANSWER, Long.MAX_VALUE, says);
        }

        public enum Kind {
            /** Neither side hears from the other again, and both see the line closed. */
            CUT,
            /** The server hears everything and answers; the caller hears nothing more, and then the line is closed. */
            LOSE_ANSWER,
            /** As before, but the line stays open. */
            NEVER_ANSWER
        }

        public static final Damage NONE = new Damage(Kind.CUT, Long.MAX_VALUE);
    }

    private final ServerSocket port;
    private final Git git;
    private final Path folder;
    private final List<String> server;
    private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();
    private final List<Process> servers = new CopyOnWriteArrayList<>();
    private volatile Damage damage = Damage.NONE;
    private volatile IntConsumer onCaller = number -> { };

    public Relay(Git git, Path folder, List<String> server) {
        this.git = git;
        this.folder = folder;
        this.server = List.copyOf(server);
        try {
            port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return port.getLocalPort();
    }

    /** Of the lines opened from now on. */
    public void damage(Damage next) {
        damage = next;
    }

    /** What happens before a caller is given a server: they are counted from 1 on. */
    public void onCaller(IntConsumer next) {
        onCaller = next;
    }

    /** The servers of all callers that are still there, with whatever they have started. */
    public List<ProcessHandle> running() {
        return servers.stream()
                .flatMap(server -> Stream.concat(Stream.of(server.toHandle()), server.descendants()))
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    private void accept() {
        int number = 0;
        while (!port.isClosed()) {
            try {
                Socket caller = port.accept();
                open.add(caller);
                onCaller.accept(++number);
                Thread.ofVirtual().start(() -> serve(caller, damage));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket caller, Damage planned) {
        ProcessBuilder builder = new ProcessBuilder(server).directory(folder.toFile());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(git.environment());
        try (caller) {
            Process process = builder.start();
            open.add(process::destroyForcibly);
            servers.add(process);
            boolean[] spoilt = {planned.afterBytes() == 0};
            Thread asking = Thread.ofVirtual().start(() -> ask(caller, process, planned, spoilt));
            answer(caller, process, planned, spoilt);
            if (planned.kind() == Damage.Kind.NEVER_ANSWER && spoilt[0]) {
                asking.join();
            }
        } catch (IOException e) {
            // The caller has gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void ask(Socket caller, Process process, Damage planned, boolean[] spoilt) {
        byte[] some = new byte[8_192];
        long left = planned.afterBytes();
        StringBuilder words = new StringBuilder();
        try (OutputStream in = process.getOutputStream()) {
            InputStream from = caller.getInputStream();
            for (int length = from.read(some); length > 0; length = from.read(some)) {
                words.append(new String(some, 0, length, StandardCharsets.ISO_8859_1));
                boolean said = !planned.word().isEmpty() && words.indexOf(planned.word()) >= 0;
                int sound = said ? 0 : (int) Math.min(length, left);
                left -= sound;
                in.write(some, 0, sound);
                if (sound < length) {
                    spoilt[0] = true;
                    if (planned.kind() == Damage.Kind.CUT) {
                        caller.close();
                        return;
                    }
                    in.write(some, sound, length - sound);
                }
                in.flush();
            }
        } catch (IOException e) {
            // One of them has gone.
        }
    }

    private static void answer(Socket caller, Process process, Damage planned, boolean[] spoilt) throws IOException {
        byte[] some = new byte[8_192];
        InputStream out = process.getInputStream();
        for (int length = out.read(some); length > 0; length = out.read(some)) {
            if (!spoilt[0]) {
                caller.getOutputStream().write(some, 0, length);
            }
        }
    }

    @Override
    public void close() {
        try {
            port.close();
            for (AutoCloseable one : open) {
                one.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
