package tests.release.workflow;

import java.nio.file.Path;
import java.util.Optional;
import lockstep.base.release.Operator;
import lockstep.gates.http.HttpSettings;
import lockstep.release.site.Milestone;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.settings.ConfigReader;

/** A process of its own, at a clone, that is gone at a milestone: no finally, no shutdown hook, nothing flushed. */
public final class DoomedOperator {

    static final int GONE = 9;

    private DoomedOperator() {}

    /** Arguments: the clone, the {@link Act}, and the {@link Milestone} if it is to end at one by itself. */
    public static void main(String... words) {
        Path clone = Path.of(words[0]);
        Optional<Milestone> point = words.length > 2 ? Optional.of(Milestone.valueOf(words[2])) : Optional.empty();
        WorkflowListener listener = new WorkflowListener() {
            @Override
            public void reached(Milestone milestone) {
                if (point.equals(Optional.of(milestone))) {
                    Runtime.getRuntime().halt(GONE);
                }
            }
        };
        try (ReleaseSite site = ReleaseSite.open(
                ConfigReader.read(clone.resolve("lockstep.yaml")), clone, Optional.empty(),
                new Operator("Doomed Operator"),
                System.getenv(), HttpSettings.defaults())) {
            Act.valueOf(words[1]).carryOut(site, Optional.empty(), listener);
        }
        // ServiceClient's idle threads are of no interest here.
        Runtime.getRuntime().halt(0);
    }
}
