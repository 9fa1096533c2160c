package lockstep.gates.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * One request on its way, and the call that bears it. It is written once, and a second time only where that is safe:
 * the service refused it unseen, or it only asks and its kept connection had ended.
 */
final class Attempt {

    private final OkHttpClient client;
    private final Request request;
    private final PhaseClock clock;
    private final Deadline limit;
    private Call call;
    private boolean isCancelled;

    /** @param limit of the request, however many calls it takes to find a connection for it */
    Attempt(OkHttpClient client, Request request, PhaseClock clock, Deadline limit) {
        this.client = client;
        this.request = request;
        this.clock = clock;
        this.limit = limit;
        this.call = callWithin(limit.remaining(), client.connectionPool());
    }

    PhaseClock clock() {
        return clock;
    }

    Deadline limit() {
        return limit;
    }

    /** The call that bears it now. */
    synchronized Call call() {
        return call;
    }

    synchronized void cancel() {
        isCancelled = true;
        call.cancel();
    }

    synchronized boolean isCancelled() {
        return isCancelled;
    }

    /** Whether it only asks, so that asking twice is the same as asking once (RFC 9110 §9.2.2). */
    boolean onlyAsks() {
        return request.method().equals("GET") || request.method().equals("HEAD");
    }

    /**
     * The next call makes a connection of its own.
     *
     * @param wasSent whether the last one may have sent the request
     */
    synchronized Call onNewConnection(boolean wasSent) {
        clock.beginAgain(wasSent);
        call = callWithin(limit.remaining(), new ConnectionPool(0, 1, TimeUnit.NANOSECONDS));
        if (isCancelled) {
            call.cancel();
        }
        return call;
    }

    private Call callWithin(Duration time, ConnectionPool pool) {
        return client.newBuilder()
                .callTimeout(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS)
                .connectionPool(pool)
                .build()
                .newCall(request);
    }
}
