package lockstep.record.audit;

import java.util.Optional;
import lockstep.base.release.ServiceName;

/** How a violation begins that is about one of several services. */
final class AuditWords {

    private AuditWords() {}

    static String of(Optional<ServiceName> service) {
        return service.map(name -> name + ": ").orElse("");
    }
}
