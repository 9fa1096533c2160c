package lockstep.release.site;

import lockstep.gates.gate.RunListener;
import lockstep.release.deploy.DeployListener;

/** Receives the progress of a promotion or rollback. */
public interface WorkflowListener extends RunListener, DeployListener {

    /** One sanitised line about what is being done. */
    default void step(String words) {}

    default void reached(Milestone milestone) {}

    public static WorkflowListener silent() {
        return new WorkflowListener() {};
    }
}
