package lockstep.gates.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/**
 * A resolver given up on in time: OkHttp's own timeouts do not interrupt a look-up. The limit of the call is told by
 * a scoped value, since a resolver of each call's own would keep OkHttp from sharing connections between calls.
 * It is no record: OkHttp compares resolvers, and Java spins several classes for the first comparison of a record.
 */
final class DeadlineDns implements Dns {

    /** The deadline of the call that the current thread makes. */
    static final ScopedValue<Deadline> CALL = ScopedValue.newInstance();

    /** It was not the look-up's own limit that was over, but the call's. */
    static final class OutOfTime extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        private OutOfTime(String message) {
            super(message);
        }
    }

    private final Dns resolver;
    private final Duration limit;

    DeadlineDns(Dns resolver, Duration limit) {
        this.resolver = resolver;
        this.limit = limit;
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        CompletableFuture<List<InetAddress>> answer = new CompletableFuture<>();
        // Not a virtual thread: the look-up is native and would hold on to one of the few carriers.
        Thread.ofPlatform().daemon().name("look-up").start(() -> {
            try {
                answer.complete(resolver.lookup(host));
            } catch (UnknownHostException | RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        Duration left = CALL.isBound() ? CALL.get().remaining() : limit;
        boolean cutShort = left.compareTo(limit) < 0;
        Duration time = cutShort ? left : limit;
        try {
            return answer.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            String words = host + ": no answer from the resolver in " + time.toMillis() + " ms";
            throw cutShort ? new OutOfTime(words) : new UnknownHostException(words);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof UnknownHostException unknown ? unknown : unknownHost(host, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknownHost(host, e);
        }
    }

    private static UnknownHostException unknownHost(String host, Throwable cause) {
        UnknownHostException unknown = new UnknownHostException(host);
        unknown.initCause(cause);
        return unknown;
    }
}
