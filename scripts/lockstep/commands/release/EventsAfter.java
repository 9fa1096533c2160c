package lockstep.commands.release;

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

    @Override
    public void close() {
        Theme theme = console.theme(true);
        announcement.tell().forEach(line -> console.err().println(theme.show(line)));
    }
}
