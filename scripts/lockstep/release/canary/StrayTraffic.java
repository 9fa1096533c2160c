package lockstep.release.canary;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import lockstep.base.process.SideBySide;
import lockstep.base.release.ServiceName;
import lockstep.gates.http.Deadline;
import lockstep.record.canary.CanaryView;
import lockstep.release.site.ReleaseSite;
import lockstep.release.traffic.Weight;

/**
 * Traffic that a canary gets although none is open: set by hand, or by a process that was aborted from another host and
 * died in the instant in which it set its weight. No record can tell of it; reading the weight does.
 *
 * @param byHand what takes it off
 * @param beside whether a canary of another service is open
 */
public record StrayTraffic(int percent, Optional<ServiceName> service, String byHand, boolean beside) {

    private static final Duration ONE_READ = Duration.ofSeconds(8);

    /**
     * Asked where no canary is open; empty where there is none, or nothing says how to read the weight. Of several
     * services it is that of the first that has some.
     */
    public static Optional<StrayTraffic> at(ReleaseSite site) {
        return beside(site, List.of()).stream().findFirst();
    }

    /** Of every service that has no open canary. */
    public static List<StrayTraffic> beside(ReleaseSite site, List<CanaryView> open) {
        Predicate<CanaryRig> isIdle = rig ->
                open.stream().noneMatch(view -> view.service().equals(rig.settings().service()));
        boolean beside = !open.isEmpty();
        if (beside && !site.config().isOfSeveral()) {
            return List.of();
        }
        return SideBySide.each(CanaryRig.ofEach(site).stream().filter(isIdle).toList(), rig -> read(rig, beside))
                .stream().flatMap(Optional::stream).toList();
    }

    private static Optional<StrayTraffic> read(CanaryRig rig, boolean beside) {
        return weight(rig) instanceof Weight.Known(int percent) && percent > 0
                ? Optional.of(new StrayTraffic(
                        percent, rig.settings().service(), rig.traffic().abortByHand(), beside))
                : Optional.empty();
    }

    static Weight weight(CanaryRig rig) {
        return rig.traffic().read(Deadline.in(ONE_READ));
    }

    public String words() {
        String what = service.map(name -> " of " + name).orElse("");
        return (beside ? "none" + what + " is open" : "none is open") + ", but the canary" + what + " gets "
                + percent + " % of the traffic";
    }

    /** An abort would end the canary that is open, too. */
    public String remedy() {
        return "If nobody set this by hand, set it to 0: `" + (beside ? byHand : "run-canary --abort") + "`.";
    }
}
