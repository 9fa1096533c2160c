package tests.tui;

import lockstep.record.verification.ReleaseReflog;
import lockstep.repository.host.HostGit;
import lockstep.tui.adapter.SiteDesk;
import lockstep.tui.api.Invocation;
import tests.release.workflow.Seat;

/** Real desks of the terminal UI, where operators of a test sit. */
public final class Desks {

    private Desks() {}

    /** At the operator's clone, as the UI opens it. */
    public static SiteDesk of(Seat seat) {
        ReleaseReflog reflog = new ReleaseReflog(
                new HostGit(seat.folder(), seat.day().git().environment()), "origin", "release");
        return new SiteDesk(seat.site(), seat.site(), seat.site(), reflog, Invocation.plain(), false);
    }
}
