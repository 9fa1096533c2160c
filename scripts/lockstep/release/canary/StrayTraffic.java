package lockstep.release.canary;

import java.time.Duration;
import java.util.Optional;
import lockstep.gates.http.Deadline;
import lockstep.release.site.ReleaseSite;
import lockstep.release.traffic.Weight;
import lockstep.settings.pipeline.CanarySettings;

/**
 * Traffic that a canary gets although none is open: set by hand, or by a process that was aborted from another host and
 * died in the instant in which it set its weight. No record can tell of it; reading the weight does.
 */
public record StrayTraffic(int percent) {

    private static final Duration ONE_READ = Duration.ofSeconds(8);

    /** Asked where no canary is open; empty where there is none, or nothing says how to read the weight. */
    public static Optional<StrayTraffic> at(ReleaseSite site) {
        return site.config().pipeline().canary().filter(canary -> canary.traffic().isPresent())
                .flatMap(canary -> read(site, canary));
    }

    private static Optional<StrayTraffic> read(ReleaseSite site, CanarySettings canary) {
        return new CanaryRig(site, canary).traffic().read(Deadline.in(ONE_READ)) instanceof Weight.Known(int percent)
                        && percent > 0
                ? Optional.of(new StrayTraffic(percent))
                : Optional.empty();
    }

    public String words() {
        return "none is open, and the weight reads " + percent + " %";
    }

    public String remedy() {
        return "If nobody gave it that by hand, take it off by `run-canary --abort`.";
    }
}
