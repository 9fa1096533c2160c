package lockstep.exposure;

import java.util.Optional;
import lockstep.http.Target;
import lockstep.release.Mode;
import lockstep.text.Secrets;

/**
 * What the live gates have to know.
 *
 * @param frontend the origin from which browsers call the service
 * @param requireSecurityHeaders whether missing headers fail
 * @param configured secrets of the environment, which no answer may hold
 */
public record ExposureOptions(
        Mode mode, Optional<Target> frontend, boolean requireSecurityHeaders, Secrets configured) {}
