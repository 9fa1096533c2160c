package lockstep.gates.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** One request on its way, and the call that bears it. It is written to a connection once at most. */
final class Attempt {

    private final OkHttpClient client;
    private final Request request;
    private final PhaseClock clock;
    private final Deadline limit;
    private volatile Call call;

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
    Call call() {
        return call;
    }

    void cancel() {
        call.cancel();
    }

    /** For a request of which nothing was written: the next call makes a connection of its own. */
    Call onNewConnection() {
        clock.beginAgain();
        call = callWithin(limit.remaining(), new ConnectionPool(0, 1, TimeUnit.NANOSECONDS));
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
