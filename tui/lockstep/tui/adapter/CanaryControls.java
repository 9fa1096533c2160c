package lockstep.tui.adapter;

import java.util.Optional;
import java.util.function.Consumer;
import lockstep.release.canary.CanariesEnded;
import lockstep.release.canary.CanaryListener;
import lockstep.release.canary.CanaryService;
import lockstep.release.site.ReleaseSite;

/**
 * What an operator may do to the open canary, and how it is told what came of it.
 *
 * @param aborting a view of the clone of its own: a canary is aborted whatever else goes on
 */
record CanaryControls(ReleaseSite site, ReleaseSite aborting, Receivers receivers) {

    String abort(Consumer<String> told) {
        CanaryListener listener = new CanaryListener() {
            @Override
            public void step(String words) {
                told.accept(words);
            }
        };
        CanariesEnded ended = receivers.hearOf(() ->
                new CanaryService(aborting, listener)
                        .abort("aborted by " + aborting.operator()));
        return String.join("; ", ended.lines(CanariesEnded.NONE_WAS_OPEN)).replace(".; ", "; ");
    }

    String pause(String reason) {
        return receivers.hearOf(() -> canary().pause(Optional.empty(), reason)).words();
    }

    String resume() {
        return receivers.hearOf(() -> canary().resumePaused(Optional.empty())).words();
    }

    private CanaryService canary() {
        return new CanaryService(site, CanaryListener.silent());
    }
}
