package lockstep.record.audit;

import java.util.Optional;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;

/** What violations say alike. */
final class AuditWords {

    private AuditWords() {}

    /** How one begins that is about one of several services. */
    static String of(Optional<ServiceName> service) {
        return service.map(name -> name + ": ").orElse("");
    }

    /** Where a branch is. */
    static String head(Optional<Sha> head) {
        return head.map(Sha::hex).orElse("nothing");
    }
}
