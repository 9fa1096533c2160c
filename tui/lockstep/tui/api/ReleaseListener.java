package lockstep.tui.api;

import java.time.Duration;
import lockstep.gates.gate.RunListener;

/** Hears of a promotion or rollback while it goes on. Called from several threads; must return quickly. */
public interface ReleaseListener extends RunListener {

    void reached(MovePhase stage, String words);

    /** Production is still to report the commit: what it reports now, and how long it is waited for yet. */
    void waiting(Duration left, String reported);
}
