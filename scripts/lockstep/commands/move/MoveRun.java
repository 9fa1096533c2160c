package lockstep.commands.move;

import java.util.function.Supplier;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Interruption;
import lockstep.commands.site.EventsAfter;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;

/**
 * What surrounds every move of a command: the last word where the process is ended in the middle of it, and the
 * receivers, who are told afterwards, however it ended.
 */
public final class MoveRun {

    private final Console console;
    private final ReleaseSite site;
    private final ReleaseService service;
    private final boolean hurries;

    private MoveRun(Console console, ReleaseSite site, ReleaseService service, boolean hurries) {
        this.console = console;
        this.site = site;
        this.service = service;
        this.hurries = hurries;
    }

    /** Of what may take long: that receivers are to be told is noted before it begins. */
    static MoveRun begun(Console console, ReleaseSite site, ReleaseService service) {
        return new MoveRun(console, site, service, false);
    }

    /** Of a rollback: nothing is done before it. */
    public static MoveRun hurrying(Console console, ReleaseSite site, ReleaseService service) {
        return new MoveRun(console, site, service, true);
    }

    public <T> T carry(Supplier<T> work) {
        try (EventsAfter events = hurries ? EventsAfter.hurrying(console, site) : EventsAfter.begin(console, site);
                Interruption interruption = new Interruption(console, service::unfinished)) {
            return work.get();
        }
    }
}
