package lockstep.tui.api;

import java.time.Duration;
import java.util.List;
import lockstep.gates.gate.RunListener;

/** Hears of a drill while it goes on, and speaks for the operator. */
public interface DrillListener extends RunListener {

    /** Asks the operator to do something and waits. False when they will not, or nobody said so in time. */
    boolean isDone(List<String> instructions, Duration limit);
}
