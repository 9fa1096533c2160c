package lockstep.release.deploy;

import java.time.Duration;

/** Hears how a deployment goes. Words are sanitised lines. */
public interface DeployListener {

    /** A line that the deploy command printed. */
    default void printed(String line) {}

    /** The environment does not run the commit yet. */
    default void awaiting(String seen, Duration left) {}
}
