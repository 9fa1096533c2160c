package lockstep.record.journal;

import java.util.Optional;
import lockstep.base.release.ServiceName;

/**
 * What a promotion rests on for one of several services.
 *
 * @param path of its staging run; blank for a hotfix that skips staging
 * @param sha256 the digest of that file
 * @param canary the id of its canary; empty where none was asked for
 */
public record ServiceRun(ServiceName service, String path, String sha256, Optional<String> canary) {

    /** Without a canary. */
    public ServiceRun(ServiceName service, String path, String sha256) {
        this(service, path, sha256, Optional.empty());
    }
}
