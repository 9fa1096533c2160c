package tests.release.workflow;

import lockstep.release.site.Milestone;
import lockstep.release.site.WorkflowListener;

/** A process that ends at one point: nothing after it happens, nothing is put in order. */
final class Death extends Error {

    private static final long serialVersionUID = 1;

    private Death(Milestone at) {
        super("killed at " + at, null, false, false);
    }

    static WorkflowListener at(Milestone point) {
        return new WorkflowListener() {
            @Override
            public void reached(Milestone milestone) {
                if (milestone == point) {
                    throw new Death(milestone);
                }
            }
        };
    }
}
