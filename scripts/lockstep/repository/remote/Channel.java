package lockstep.repository.remote;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.lib.ProgressMonitor;

/**
 * The channel of one conversation: what the watch cuts when time is up. Cutting and sending exclude each other, so that
 * a conversation given up before it asked for anything can never ask later.
 */
final class Channel {

    private enum State { OPEN, SENT, CUT }

    private static final int MOST_WORDS = 4_000;

    /** A child that is told to end, or has no more to say, is gone by then. */
    private static final Duration MOMENT = Duration.ofMillis(100);

    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
    private final List<Process> children = new CopyOnWriteArrayList<>();
    private final List<Thread> listeners = new CopyOnWriteArrayList<>();
    private final StringBuilder words = new StringBuilder();

    /** Whether the request may be sent now; from here on a cut leaves its outcome unknown. */
    boolean startSending() {
        return state.compareAndSet(State.OPEN, State.SENT);
    }

    boolean hasSent() {
        return state.get() == State.SENT;
    }

    /** Whether the request had been sent before. */
    boolean cut() {
        boolean sent = !state.compareAndSet(State.OPEN, State.CUT);
        children.forEach(Channel::end);
        return sent;
    }

    private boolean isCut() {
        return state.get() == State.CUT;
    }

    /** Takes over a child process: it ends when the channel is cut, and what it complains about is kept, in part. */
    void carry(Process child) {
        children.add(child);
        if (isCut()) {
            end(child);
        }
        listeners.add(Thread.ofVirtual().start(() -> listen(child.getErrorStream())));
    }

    private void listen(InputStream complaints) {
        byte[] some = new byte[1_024];
        try (complaints) {
            for (int length = complaints.read(some); length >= 0; length = complaints.read(some)) {
                keep(new String(some, 0, length, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // The child has gone.
        }
    }

    private synchronized void keep(String more) {
        int room = MOST_WORDS - words.length();
        words.append(more, 0, Math.min(room, more.length()));
    }

    /** What the children complained about; waits a moment for the last words of those that have ended. */
    String words() throws InterruptedException {
        for (Thread listener : listeners) {
            listener.join(Duration.ofMillis(200));
        }
        synchronized (this) {
            return words.toString();
        }
    }

    /**
     * The conversation is over, and JGit has told the children to end. One that does so is left to it: to find what it
     * started, all processes of the host are looked through.
     */
    void hangUp() {
        children.stream().filter(child -> !isGoneInAMoment(child)).forEach(Channel::end);
    }

    private static boolean isGoneInAMoment(Process child) {
        try {
            return child.waitFor(MOMENT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void end(Process child) {
        if (child.isAlive()) {
            child.descendants().forEach(ProcessHandle::destroyForcibly);
            child.destroyForcibly();
        }
    }

    ProgressMonitor monitor() {
        return new EmptyProgressMonitor() {
            @Override
            public boolean isCancelled() {
                return isCut();
            }
        };
    }
}
