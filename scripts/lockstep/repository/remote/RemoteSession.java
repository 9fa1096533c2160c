package lockstep.repository.remote;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.LockstepError;
import lockstep.base.text.Sanitiser;
import lockstep.base.text.Secrets;
import lockstep.base.trace.Exchange;
import lockstep.base.trace.Trace;
import lockstep.gates.http.Deadline;
import lockstep.repository.host.GitSettings;
import lockstep.repository.host.HostGit;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;

/**
 * One conversation with a remote, on a thread of its own, so that nothing the far end does or leaves undone can hold
 * the operator beyond the deadline.
 *
 * <p>The thread is a virtual one on purpose: interrupting it closes the socket it waits on, which is the only way to
 * stop JGit there. A child process is killed instead.
 */
final class RemoteSession {

    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final int LONGEST_REASON = 600;

    private final Repository local;
    private final HostGit git;
    private final GitSettings settings;
    private final Secrets secrets;

    RemoteSession(Repository local, HostGit git, GitSettings settings, Secrets secrets) {
        this.local = local;
        this.git = git;
        this.settings = settings;
        this.secrets = secrets;
    }

    /** What is said. */
    interface Talk<T> {
        T over(Transport transport, Channel channel) throws IOException;
    }

    /** @param purpose what it is for: {@code git fetch from} */
    <T> T hold(String purpose, RemoteAddress address, Deadline deadline, Talk<T> talk) throws RemoteTrouble {
        long began = System.nanoTime();
        String outcome = "failed";
        try {
            T said = hold(address, deadline, talk);
            outcome = "done";
            return said;
        } finally {
            tell(purpose + " " + address.shown(), outcome, Duration.ofNanos(System.nanoTime() - began));
        }
    }

    private static void tell(String asked, String outcome, Duration took) {
        Trace.tell(() -> new Exchange(asked, outcome, took));
    }

    private <T> T hold(RemoteAddress address, Deadline deadline, Talk<T> talk) throws RemoteTrouble {
        Channel channel = new Channel();
        HostCredentials credentials = new HostCredentials(git, secrets, deadline);
        FutureTask<T> task = new FutureTask<>(() -> {
            try (Transport transport = open(address, credentials, channel, deadline)) {
                T said = talk.over(transport, channel);
                credentials.wereRight();
                return said;
            } finally {
                channel.hangUp();
            }
        });
        Thread thread = Thread.ofVirtual().name("remote").start(task);
        try {
            return task.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw trouble(e.getCause(), address, channel);
        } catch (TimeoutException e) {
            boolean sent = cut(channel, thread);
            throw new RemoteTrouble("no answer in time from " + address.shown(), sent, e);
        } catch (InterruptedException e) {
            boolean sent = cut(channel, thread);
            Thread.currentThread().interrupt();
            throw new RemoteTrouble("interrupted while talking to " + address.shown(), sent, e);
        }
    }

    private Transport open(
            RemoteAddress address, HostCredentials credentials, Channel channel, Deadline deadline) throws IOException {
        Transport transport = Transport.open(local, address.uri());
        transport.setPushAtomic(true);
        // What lies on the branches is judged where it is read: here one odd object would stop the rollback, too.
        transport.setCheckFetchedObjects(false);
        if (transport instanceof SshTransport ssh) {
            ssh.setSshSessionFactory(new ChildSessions(address, git, settings, channel));
        } else if (transport instanceof TransportHttp http) {
            http.setHttpConnectionFactory(new HttpConnections(git, settings, address, deadline));
            http.setCredentialsProvider(credentials);
        }
        return transport;
    }

    private static boolean cut(Channel channel, Thread thread) {
        boolean sent = channel.cut();
        thread.interrupt();
        try {
            thread.join(GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return sent;
    }

    private RemoteTrouble trouble(Throwable cause, RemoteAddress address, Channel channel) {
        if (cause instanceof LockstepError known && !channel.hasSent()) {
            throw known;
        }
        if (cause instanceof OutOfMemoryError) {
            // Whoever may push can make one object of any size; what was sent so far is given back by now.
            return new RemoteTrouble("an object that it sends is larger than the memory of this process",
                    channel.hasSent(), cause);
        }
        if (cause instanceof Error error) {
            throw error;
        }
        String said = "";
        try {
            said = channel.words().strip();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new RemoteTrouble(safe(said.isEmpty() ? reason(cause) : said, address), channel.hasSent(), cause);
    }

    ConfigurationError unreadable(RemoteTrouble trouble, RemoteAddress address) {
        boolean named = trouble.getMessage().contains(address.shown());
        return new ConfigurationError(
                "the remote " + (named ? "" : address.shown() + " ") + "cannot be read: " + trouble.getMessage(),
                "Check that `git fetch` works here and that the disk has room, then try again.", trouble);
    }

    private static String reason(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String outer = String.valueOf(cause.getMessage());
        String inner = String.valueOf(root.getMessage());
        return root == cause || root.getMessage() == null || outer.contains(inner) ? outer : outer + ": " + inner;
    }

    /** Words from outside, fit for a message. */
    String safe(String words, RemoteAddress address) {
        String open = words.replace(address.uri().toString(), address.shown());
        return Sanitiser.line(secrets.redact(open.strip()).replaceAll("\\s*\\R\\s*", " / "), LONGEST_REASON);
    }
}
