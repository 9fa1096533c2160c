package lockstep.release.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.gates.http.Deadline;
import lockstep.record.events.Outbox;
import lockstep.record.events.ReleaseEvent;
import lockstep.release.events.Hook.Trouble;
import lockstep.release.site.ReleaseSite;

/**
 * What one receiver is told of what waits, in its order. The first trouble ends it, since what follows must not come
 * before what waits. One exception: an event that was refused often enough stands back, and is given up as soon as the
 * receiver accepts another. Where it accepts none, the trouble is the receiver's, and everything waits.
 */
final class EventDelivery {

    /** An event may be refused so often until it no longer holds up the others. */
    static final int PATIENCE = 5;

    private final ReleaseSite site;
    private final Hook hook;
    private final List<ReleaseEvent> standingBack = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private Outbox outbox;
    private int delivered;
    private Optional<String> trouble = Optional.empty();

    EventDelivery(ReleaseSite site, Hook hook, Outbox outbox) {
        this.site = site;
        this.hook = hook;
        this.outbox = outbox;
    }

    Outbox outbox() {
        return outbox;
    }

    int delivered() {
        return delivered;
    }

    Optional<String> trouble() {
        return trouble;
    }

    List<String> leftOut() {
        return leftOut;
    }

    void tell(List<ReleaseEvent> pending, Deadline deadline, Duration each) {
        for (ReleaseEvent event : pending) {
            Optional<Trouble> answer = deadline.isOver()
                    ? Optional.of(new Trouble("no time was left", false))
                    : hook.tell(event, site, deadline.within(each));
            if (answer.isEmpty()) {
                done(event);
                giveUp();
            } else if (!standsBack(event, answer.get())) {
                return;
            }
        }
    }

    private void done(ReleaseEvent event) {
        outbox = outbox.with(event);
        delivered++;
    }

    private boolean standsBack(ReleaseEvent event, Trouble answer) {
        trouble = trouble.or(() -> Optional.of(answer.words()));
        if (!answer.refused()) {
            return false;
        }
        outbox = outbox.refusing(event);
        return outbox.refusals(event) >= PATIENCE && standingBack.add(event);
    }

    private void giveUp() {
        for (ReleaseEvent event : standingBack) {
            leftOut.add(Sanitiser.line(event.action().action()
                    + event.action().commit().map(Sha::abbreviated).map(commit -> " of " + commit).orElse("")
                    + ", event " + event.id() + ", refused " + outbox.refusals(event) + " times: "
                    + trouble.orElse(""), 200));
            outbox = outbox.with(event);
        }
        if (!standingBack.isEmpty()) {
            standingBack.clear();
            trouble = Optional.empty();
        }
    }
}
