package lockstep.release.events;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import lockstep.base.error.LockstepError;
import lockstep.base.text.Sanitiser;
import lockstep.gates.http.Deadline;
import lockstep.record.events.ReleaseEvent;
import lockstep.release.site.ReleaseSite;

/**
 * Tells the receivers what was just recorded, for a few seconds and never longer. Whatever becomes of that, the release
 * is as it was recorded; who was not told is said in words.
 */
public final class Announcement {

    private static final Duration ALL = Duration.ofSeconds(5);
    private static final Duration ONE = Duration.ofSeconds(2);
    private static final Duration GRACE = Duration.ofMillis(500);
    private static final String LATER = "; `publish-events` tells what waits";

    /** Reads the remote when nobody else of the same process does. */
    @FunctionalInterface
    public interface Turn {
        List<ReleaseEvent> take(Supplier<List<ReleaseEvent>> reading);
    }

    private final Publisher publisher;
    private final Turn turn;

    public Announcement(ReleaseSite site) {
        this(site, Supplier::get);
    }

    public Announcement(ReleaseSite site, Turn turn) {
        this.publisher = new Publisher(site);
        this.turn = turn;
    }

    public boolean hasReceivers() {
        return publisher.hasReceivers();
    }

    /** From now on nothing is forgotten: called before something is done that is to be told. */
    public void begin() {
        publisher.begin();
    }

    /** @return who was not told, a line each */
    public List<String> tell() {
        if (!publisher.hasReceivers()) {
            return List.of();
        }
        try {
            return CompletableFuture.supplyAsync(this::troubles, Thread.ofVirtual().name("events")::start)
                    .get(ALL.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return List.of("the receivers were not told in time" + LATER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of("the receivers were not told: interrupted" + LATER);
        } catch (ExecutionException e) {
            return List.of("the receivers were not told: " + why(e.getCause()) + LATER);
        }
    }

    private List<String> troubles() {
        Deadline deadline = Deadline.in(ALL);
        publisher.begin();
        return publisher.publish(turn.take(() -> publisher.recorded(deadline)), deadline, ONE, false).stream()
                .filter(one -> !one.isWhole())
                .map(one -> one.words() + (one.trouble().isPresent() ? LATER : ""))
                .toList();
    }

    /** Of what went wrong, the words; of what nobody foresaw, its name too. */
    static String why(Throwable error) {
        return error instanceof LockstepError
                ? error.getMessage()
                : "internal error: " + error.getClass().getSimpleName() + ": "
                        + Sanitiser.line(String.valueOf(error.getMessage()), 200);
    }
}
