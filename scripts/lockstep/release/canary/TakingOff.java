package lockstep.release.canary;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.base.error.LockstepError;
import lockstep.base.error.PartlyDone;
import lockstep.base.release.CanaryId;
import lockstep.record.canary.CanaryArchive;
import lockstep.record.canary.CanaryView;
import lockstep.record.journal.JournalView;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.RememberedTip;
import lockstep.repository.git.RemoteHeads;

/** Takes canaries off the traffic, of several services each by its own commands, and records that. */
record TakingOff(ReleaseSite site, CanaryListener listener) {

    /** What is open, and where the remote was when that was read. */
    private record Seen(RemoteHeads heads, List<CanaryView> open) {}

    private Seen look() {
        RemoteHeads heads = fetch();
        return new Seen(heads, new CanaryArchive(site.repository(), heads.evidence()).open());
    }

    private RemoteHeads fetch() {
        RemoteHeads heads = site.repository().fetch(site.remoteDeadline());
        new RememberedTip(site).require(heads);
        return heads;
    }

    /** Before anything is thought or read. */
    List<CanaryId> abort(String reason) {
        List<CanaryRig> rigs = CanaryRig.ofEach(site);
        if (rigs.isEmpty()) {
            Seen seen = look();
            return seen.open().isEmpty() ? unconfigured() : endFormer(seen.heads(), seen.open(), reason);
        }
        List<TakenOff> tried = rigs.stream().map(this::takenOff).toList();
        Seen[] read = new Seen[1];
        Supplier<Seen> seen = () -> read[0] = Optional.ofNullable(read[0]).orElseGet(this::look);
        List<CanaryId> all = new ArrayList<>(inTurn(tried, one -> CanaryFinish.aborted(
                one.rig(), listener, one.failure(), view -> with(reason, one.doubts()),
                () -> seen.get().open().stream().filter(one::isOf).toList())));
        all.addAll(endForgotten(rigs, seen.get(), reason));
        return all;
    }

    private List<CanaryId> endFormer(RemoteHeads heads, List<CanaryView> open, String reason) {
        return eachService(open, own ->
                ended(new FormerRig(site, heads).of(own.getLast()), own, view -> reason));
    }

    /**
     * What came of the command that takes all traffic off.
     *
     * @param failure why it may have some still
     */
    private record TakenOff(CanaryRig rig, Optional<String> failure, List<String> doubts) {

        private boolean isOf(CanaryView canary) {
            return canary.service().equals(rig.settings().service());
        }
    }

    private TakenOff takenOff(CanaryRig rig) {
        List<String> doubts = new ArrayList<>();
        Optional<String> failure = rig.traffic().abort(doubts::add);
        if (failure.isEmpty()) {
            listener.step(doubts.isEmpty()
                    ? "all traffic is off " + rig.inWords() + "; recording that"
                    : "traffic.abort ended without an error, but " + doubts.getFirst() + "; recording that");
        }
        return new TakenOff(rig, failure, doubts);
    }

    /** Those whose canary lockstep.yaml has no more. What tells of no service has no traffic now: no service has. */
    private List<CanaryId> endForgotten(List<CanaryRig> rigs, Seen seen, String reason) {
        if (site.serviceName().isPresent()) {
            return List.of();
        }
        List<CanaryView> forgotten = seen.open().stream()
                .filter(view -> rigs.stream().noneMatch(rig -> rig.settings().service().equals(view.service())))
                .toList();
        List<CanaryView> unreadable = forgotten.stream().filter(view -> view.intent().isEmpty()).toList();
        List<CanaryId> all = new ArrayList<>(CanaryFinish.aborted(
                rigs.getFirst(), listener, Optional.empty(), view -> reason, () -> unreadable));
        all.addAll(endFormer(
                seen.heads(), forgotten.stream().filter(view -> view.intent().isPresent()).toList(), reason));
        return all;
    }

    /** What one of them comes to keeps no other from its turn; the first failure is told. */
    private static <T> List<CanaryId> inTurn(Collection<T> all, Function<T, List<CanaryId>> work) {
        List<CanaryId> ended = new ArrayList<>();
        List<LockstepError> failures = new ArrayList<>();
        for (T one : all) {
            try {
                ended.addAll(work.apply(one));
            } catch (LockstepError e) {
                failures.add(e);
            }
        }
        failures.stream().findFirst().ifPresent(failure -> {
            throw failure;
        });
        return ended;
    }

    private static List<CanaryId> eachService(
            List<CanaryView> canaries, Function<List<CanaryView>, List<CanaryId>> work) {
        return inTurn(canaries.stream().collect(Collectors.groupingBy(
                CanaryView::service, LinkedHashMap::new, Collectors.toList())).values(), work);
    }

    /** What is past its {@code abort_by}, could not be taken off before, or is promoted. */
    List<CanaryId> reap() {
        Instant now = site.clock().instant();
        Seen seen = look();
        RemoteHeads heads = seen.heads();
        if (seen.open().isEmpty()) {
            requireNoStray();
        }
        List<CanaryView> late = seen.open().stream()
                .filter(open -> open.isPast(now) || open.isStuck() || isPromoted(open, heads))
                .toList();
        return eachService(late, own -> ended(new FormerRig(site, heads).unattended(own.getLast()), own,
                view -> view.isPast(now) ? "past its abort_by"
                        : view.isStuck() ? "its abort had failed" : "its commit is promoted"));
    }

    /** One that begins just now has its weight by right: it is on record before it gets any. */
    private void requireNoStray() {
        StrayTraffic.at(site).filter(stray -> look().open().isEmpty()).ifPresent(stray -> {
            throw new PartlyDone("canary: " + stray.words(), stray.remedy());
        });
    }

    private List<CanaryId> ended(CanaryRig terms, List<CanaryView> open, Function<CanaryView, String> reason) {
        List<String> doubts = new ArrayList<>();
        Optional<String> failure = terms.traffic().abort(doubts::add);
        doubts.forEach(listener::step);
        return CanaryFinish.aborted(terms, listener, failure, view -> with(reason.apply(view), doubts), () -> open);
    }

    private static String with(String reason, List<String> doubts) {
        return Stream.concat(Stream.of(reason), doubts.stream()).collect(Collectors.joining("; "));
    }

    /** What takes the traffic off is not known, and nothing says that it has to be: a mistake of the configuration. */
    private List<CanaryId> unconfigured() {
        CanaryRig.of(site).traffic();
        return List.of();
    }

    /** A promotion that is not finished, or failed, leaves its canary as it is. */
    private boolean isPromoted(CanaryView view, RemoteHeads heads) {
        if (!view.isPromoted(heads.production())) {
            return false;
        }
        JournalView journal = site.journal().view(heads.evidence());
        return journal.openIntent().isEmpty() && journal.history().knownGood().stream()
                .anyMatch(good -> view.commit().equals(Optional.of(good.sha())));
    }
}
