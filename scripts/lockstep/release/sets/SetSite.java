package lockstep.release.sets;

import lockstep.base.release.ServiceName;
import lockstep.release.site.ReleaseSite;

/** A member of a release set, with its own repository, configuration and environments. */
public record SetSite(ServiceName name, ReleaseSite site) {}
