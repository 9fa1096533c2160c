package lockstep.settings.sets;

import lockstep.base.release.ServiceName;

/**
 * One repository of a release set.
 *
 * @param folder of a clone on this host, from the folder of the repository that names the set
 */
public record SetMember(ServiceName name, String folder) {}
