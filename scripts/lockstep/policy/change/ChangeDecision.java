package lockstep.policy.change;

import java.util.List;
import lockstep.base.release.ChangeClass;

/** Whether a change may be promoted as declared. */
public sealed interface ChangeDecision {

    /** What the changed paths demand. */
    List<PathMatch> matches();

    /** The highest class among them; A where no rule speaks. */
    default ChangeClass demanded() {
        return matches().stream().map(PathMatch::demanded).max(ChangeClass::compareTo).orElse(ChangeClass.A);
    }

    /** It may, under this class. */
    record Allowed(ChangeClass declared, List<PathMatch> matches) implements ChangeDecision {
        public Allowed {
            matches = List.copyOf(matches);
        }
    }

    /** It may not, for all of these reasons. */
    record Refused(List<ChangeFault> faults, List<PathMatch> matches) implements ChangeDecision {
        public Refused {
            faults = List.copyOf(faults);
            matches = List.copyOf(matches);
        }

        public List<String> reasons() {
            return faults.stream().map(ChangeFault::words).toList();
        }
    }
}
