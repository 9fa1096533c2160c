package lockstep.release.canary;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.base.error.LostRace;
import lockstep.base.error.Refused;
import lockstep.base.process.SideBySide;
import lockstep.base.release.CanaryId;
import lockstep.base.release.ServiceName;
import lockstep.record.canary.CanaryArchive;
import lockstep.record.canary.CanaryView;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.RememberedTip;
import lockstep.release.traffic.Weight;
import lockstep.repository.git.RemoteHeads;

/**
 * Two services never have canary traffic at a time: one of another service that passed loses its own first, and beside
 * any other no canary begins. Where there is one service, nothing is asked and nothing is done.
 */
record MakingRoom(ReleaseSite site, CanaryListener listener) {

    /** What is open as it was seen: whoever does anything with a canary adds a state to it. */
    private record Mark(CanaryId id, int last) {

        static List<Mark> of(List<CanaryView> open) {
            return open.stream().map(view -> new Mark(view.id(), view.last())).toList();
        }
    }

    /** One of another service that has its pass. */
    boolean isMadeBy(CanaryView open) {
        return site.serviceName().isPresent() && open.mayRest() && !open.service().equals(site.serviceName());
    }

    /** @return where the remote is then */
    RemoteHeads make(CanaryPlanned planned) {
        List<CanaryView> resting = planned.resting();
        for (int at = 0; at < resting.size(); at++) {
            CanaryView open = resting.get(at);
            requireAsPlanned(resting.subList(at, resting.size()),
                    new CanaryArchive(site.repository(), fetch().evidence()).open());
            CanaryRig theirs = CanaryRig.of(site, open)
                    .orElseGet(() -> new FormerRig(site, planned.heads()).of(open));
            new CanaryFinish(theirs, listener, CanaryLedger.after(site, listener, open))
                    .rest(open, site.serviceName().orElseThrow());
        }
        requireNoOther(List.of());
        return resting.isEmpty() ? planned.heads() : fetch();
    }

    private RemoteHeads fetch() {
        return new RememberedTip(site).fetch();
    }

    /** @throws LostRace where something else is open than was planned; no command was run then */
    private void requireAsPlanned(List<CanaryView> planned, List<CanaryView> now) {
        if (!Mark.of(planned).equals(Mark.of(now))) {
            String changed = Stream.concat(planned.stream(), now.stream())
                    .map(CanaryView::shown).distinct().collect(Collectors.joining(", "));
            throw new LostRace("the open canaries are not those that were planned with any more: " + changed
                    + "; nothing was done to their traffic",
                    "See `status`; then run the same command again.");
        }
    }

    /** @param resting what loses its traffic before, and may have some until then */
    void requireNoOther(List<CanaryView> resting) {
        if (site.serviceName().isEmpty()) {
            return;
        }
        Set<Optional<ServiceName>> left = new HashSet<>(resting.stream().map(CanaryView::service).toList());
        List<CanaryRig> others = site.config().serviceNames().stream()
                .filter(name -> !site.serviceName().equals(Optional.of(name)) && !left.contains(Optional.of(name)))
                .flatMap(name -> CanaryRig.ofEach(site.of(name)).stream())
                .toList();
        List<Weight> weights = SideBySide.each(others, StrayTraffic::weight);
        List<String> found = new ArrayList<>();
        Set<String> remedies = new LinkedHashSet<>();
        for (int at = 0; at < others.size(); at++) {
            CanaryRig rig = others.get(at);
            String whose = rig.settings().service().map(ServiceName::word).orElseThrow();
            switch (weights.get(at)) {
                case Weight.Known(int percent) when percent > 0 -> {
                    found.add("the weight of " + whose + " reads " + percent + " %, and no canary of it is open");
                    remedies.add("If nobody set this by hand, set it to 0: `" + rig.traffic().abortByHand()
                            + "`.");
                }
                case Weight.Known any -> { }
                case Weight.Unknown(String why) -> {
                    found.add("the weight of " + whose + " cannot be read: " + why);
                    remedies.add("See that " + rig.settings().key() + ".traffic.read works.");
                }
            }
        }
        if (!found.isEmpty()) {
            throw new Refused("the canary of " + site.serviceName().map(Objects::toString).orElseThrow()
                    + " may not begin: another service may have canary traffic", found, String.join(" ", remedies));
        }
    }
}
