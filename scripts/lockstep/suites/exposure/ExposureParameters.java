package lockstep.suites.exposure;

import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.base.text.Secrets;
import lockstep.gates.http.Target;

/**
 * What the live gates have to know.
 *
 * @param frontend the origin from which browsers call the service
 * @param requireSecurityHeaders whether missing headers fail
 * @param configured secrets of the environment, which no answer may hold
 */
public record ExposureParameters(
        Environment mode, Optional<Target> frontend, boolean requireSecurityHeaders, Secrets configured) {}
