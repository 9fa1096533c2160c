package lockstep.tui.adapter;

import java.util.Optional;
import java.util.function.Consumer;
import lockstep.base.release.CanaryId;
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
        String doubt = ended.doubts().isEmpty() ? "" : "; the abort command ended without an error, but "
                + String.join("; ", ended.doubts()) + ". Check that it gets no more traffic";
        if (ended.ids().isEmpty()) {
            return "no canary was open" + (doubt.isEmpty() ? "; the canary gets no traffic" : doubt);
        }
        return "canary " + String.join(", ", ended.ids().stream().map(CanaryId::toString).toList()) + " is aborted"
                + (doubt.isEmpty() ? ": it gets no more traffic" : "") + ", and that is recorded" + doubt;
    }

    String pause(String reason) {
        return "canary " + receivers.hearOf(() -> canary().pause(Optional.empty(), reason))
                + " is paused: it keeps its traffic, which does not grow, and it cannot pass until it is resumed;"
                + " it can still fail";
    }

    String resume() {
        return "canary " + receivers.hearOf(() -> canary().resumePaused(Optional.empty())) + " is resumed";
    }

    private CanaryService canary() {
        return new CanaryService(site, CanaryListener.silent());
    }
}
