package lockstep.commands.release;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lockstep.base.error.LockstepError;
import lockstep.commands.cli.Console;
import lockstep.gates.http.Deadline;
import lockstep.release.events.Publisher;
import lockstep.release.site.ReleaseSite;

/** Tells the receivers of what was just recorded. Whatever becomes of that, the release is as it was recorded. */
public record EventsAfter(Console console, ReleaseSite site) {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    public void tell() {
        Publisher publisher = new Publisher(site);
        if (!publisher.hasReceivers()) {
            return;
        }
        CompletableFuture<Void> telling = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("events").start(() -> {
            try {
                publisher.publish(Deadline.in(PATIENCE), false).stream()
                        .filter(one -> one.trouble().isPresent())
                        .forEach(one -> say(PublishCommand.words(one)));
            } catch (LockstepError e) {
                say("the receivers were not told: " + e.getMessage());
            } finally {
                telling.complete(null);
            }
        });
        try {
            telling.get(PATIENCE.toMillis() + 500, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            say("the receivers were not told in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("nothing completes it so", e);
        }
    }

    private void say(String words) {
        console.err().println(console.theme(true).show(words + "; `publish-events` tells what waits"));
    }
}
