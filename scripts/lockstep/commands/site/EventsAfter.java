package lockstep.commands.site;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import lockstep.commands.cli.Console;
import lockstep.commands.report.Theme;
import lockstep.release.events.Announcement;
import lockstep.release.site.ReleaseSite;

/** Tells the receivers of what was recorded, however it ended: closed after the work, thrown or not. */
public record EventsAfter(Console console, Announcement announcement) implements AutoCloseable {

    /** From now on nothing is forgotten, however long the work takes. */
    public static EventsAfter begin(Console console, ReleaseSite site) {
        Announcement announcement = new Announcement(site);
        announcement.begin();
        return new EventsAfter(console, announcement);
    }

    /** Of what hurries, and is over within the hour that a new receiver is told of: nothing is done before it. */
    public static EventsAfter hurrying(Console console, ReleaseSite site) {
        return new EventsAfter(console, new Announcement(site));
    }

    @Override
    public void close() {
        print(announcement.tell());
    }

    /** Tells of several repositories side by side, so that it takes no longer than of one. */
    public static void close(List<EventsAfter> several) {
        List<CompletableFuture<List<String>>> telling = several.stream()
                .map(one -> CompletableFuture.supplyAsync(
                        one.announcement::tell, Thread.ofVirtual().name("events of a set")::start))
                .toList();
        IntStream.range(0, several.size()).forEach(at -> several.get(at).print(telling.get(at).join()));
    }

    private void print(List<String> troubles) {
        Theme theme = console.theme(true);
        troubles.forEach(line -> console.err().println(theme.show(line)));
    }
}
