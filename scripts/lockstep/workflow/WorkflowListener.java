package lockstep.workflow;

import lockstep.deploy.DeployListener;
import lockstep.gate.RunListener;

/** Hears how a promotion or a rollback goes on. */
public interface WorkflowListener extends RunListener, DeployListener {

    /** One sanitised line about what is being done. */
    default void step(String words) {}

    default void reached(Milestone milestone) {}

    static WorkflowListener silent() {
        return new WorkflowListener() {};
    }
}
