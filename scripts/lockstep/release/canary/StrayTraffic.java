package lockstep.release.canary;

import java.time.Duration;
import java.util.Optional;
import lockstep.base.release.ServiceName;
import lockstep.gates.http.Deadline;
import lockstep.release.site.ReleaseSite;
import lockstep.release.traffic.Weight;

/**
 * Traffic that a canary gets although none is open: set by hand, or by a process that was aborted from another host and
 * died in the instant in which it set its weight. No record can tell of it; reading the weight does.
 */
public record StrayTraffic(int percent, Optional<ServiceName> service) {

    private static final Duration ONE_READ = Duration.ofSeconds(8);

    /**
     * Asked where no canary is open; empty where there is none, or nothing says how to read the weight. Of several
     * services it is that of the first that has some.
     */
    public static Optional<StrayTraffic> at(ReleaseSite site) {
        return CanaryRig.ofEach(site).stream().flatMap(rig -> read(rig).stream()).findFirst();
    }

    private static Optional<StrayTraffic> read(CanaryRig rig) {
        return rig.traffic().read(Deadline.in(ONE_READ)) instanceof Weight.Known(int percent) && percent > 0
                ? Optional.of(new StrayTraffic(percent, rig.settings().service()))
                : Optional.empty();
    }

    public String words() {
        return "none is open, and the weight" + service.map(name -> " of " + name).orElse("") + " reads " + percent
                + " %";
    }

    public String remedy() {
        return "If nobody gave it that by hand, take it off by `run-canary --abort`.";
    }
}
