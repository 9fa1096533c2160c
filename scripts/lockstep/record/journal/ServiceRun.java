package lockstep.record.journal;

import lockstep.base.release.ServiceName;

/**
 * The staging run that a promotion rests on for one of several services.
 *
 * @param path of the run; blank for a hotfix that skips staging
 * @param sha256 the digest of that file
 */
public record ServiceRun(ServiceName service, String path, String sha256) {}
