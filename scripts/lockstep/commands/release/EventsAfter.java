package lockstep.commands.release;

import lockstep.commands.cli.Console;
import lockstep.commands.report.Theme;
import lockstep.release.events.Announcement;
import lockstep.release.site.ReleaseSite;

/** Tells the receivers of what was recorded, however it ended: closed after the work, thrown or not. */
public record EventsAfter(Console console, ReleaseSite site) implements AutoCloseable {

    @Override
    public void close() {
        Theme theme = console.theme(true);
        new Announcement(site).tell().forEach(line -> console.err().println(theme.show(line)));
    }
}
