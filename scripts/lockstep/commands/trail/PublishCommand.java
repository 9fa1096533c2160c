package lockstep.commands.trail;

import java.time.Duration;
import java.util.List;
import lockstep.base.error.ExitCode;
import lockstep.base.error.PartlyDone;
import lockstep.base.error.UsageError;
import lockstep.commands.cli.Console;
import lockstep.commands.site.SiteOptions;
import lockstep.gates.http.Deadline;
import lockstep.release.events.Publisher.Published;
import lockstep.release.events.Publisher;
import lockstep.release.site.ReleaseSite;

/** Tells the receivers what waits for them. */
public record PublishCommand(Console console, SiteOptions options) {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration EACH = Duration.ofSeconds(10);

    public ExitCode publish(boolean dryRun) {
        try (ReleaseSite site = options.open(console)) {
            Publisher publisher = new Publisher(site);
            if (!publisher.hasReceivers()) {
                throw new UsageError("lockstep.yaml names nobody under notify", "See docs/events.md.");
            }
            List<Published> all = publish(publisher, dryRun);
            all.forEach(one -> console.out().println(console.theme(options.refusesColour()).show(one.words())));
            console.requireWritten();
            if (!all.stream().allMatch(Published::isWhole)) {
                throw new PartlyDone("a receiver was not told everything",
                        "Run publish-events again: what waits is kept. What was left out is in audit-trail.");
            }
            return ExitCode.DONE;
        }
    }

    private static List<Published> publish(Publisher publisher, boolean dryRun) {
        Deadline deadline = Deadline.in(LIMIT);
        if (!dryRun) {
            publisher.begin();
        }
        return publisher.publish(publisher.recorded(deadline), deadline, EACH, dryRun);
    }
}
