package lockstep.release.canary;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.base.error.LockstepError;
import lockstep.base.error.PartlyDone;
import lockstep.base.process.SideBySide;
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
        return new RememberedTip(site).fetch();
    }

    /** Before anything is thought or read. */
    CanariesEnded abort(String reason) {
        List<CanaryRig> rigs = CanaryRig.ofEach(site);
        if (rigs.isEmpty()) {
            Seen seen = look();
            return seen.open().isEmpty() ? unconfigured() : endFormer(seen.heads(), seen.open(), reason);
        }
        List<TakenOff> tried = SideBySide.each(rigs, TakingOff::takenOff);
        tried.forEach(this::tell);
        Seen[] read = new Seen[1];
        Supplier<Seen> seen = () -> read[0] = Optional.ofNullable(read[0]).orElseGet(this::look);
        CanariesEnded all = inTurn(mostUrgentFirst(tried, seen), one -> CanariesEnded.of(
                new CanaryAbort(one.rig(), listener, one.failure(), one.doubts()).record(
                        view -> with(reason, one.doubts()),
                        () -> seen.get().open().stream().filter(one::isOf).toList()), one.doubts()));
        return all.and(endForgotten(rigs, seen.get(), reason));
    }

    /** Of several that failed, those that certainly have a canary open are told first. */
    private static List<TakenOff> mostUrgentFirst(List<TakenOff> tried, Supplier<Seen> seen) {
        if (tried.size() < 2 || tried.stream().noneMatch(one -> one.failure().isPresent())) {
            return tried;
        }
        List<CanaryView> open;
        try {
            open = seen.get().open();
        } catch (LockstepError e) {
            open = List.of();
        }
        List<CanaryView> known = open;
        return tried.stream()
                .sorted(Comparator.comparing((TakenOff one) -> one.failure().isEmpty())
                        .thenComparing(one -> known.stream().noneMatch(one::isOf)))
                .toList();
    }

    private CanariesEnded endFormer(RemoteHeads heads, List<CanaryView> open, String reason) {
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

    private static TakenOff takenOff(CanaryRig rig) {
        List<String> doubts = new ArrayList<>();
        return new TakenOff(rig, rig.traffic().abort(doubts::add), doubts);
    }

    private void tell(TakenOff one) {
        if (one.failure().isEmpty()) {
            listener.step(one.doubts().isEmpty()
                    ? "all traffic is off " + one.rig().inWords() + "; recording that"
                    : "traffic.abort" + one.rig().settings().service().map(name -> " of " + name).orElse("")
                            + " ended without an error, but " + one.doubts().getFirst() + "; recording that");
        }
    }

    /**
     * Those whose canary lockstep.yaml has no more. What tells of no service that there ever was has no traffic now: no
     * service has.
     */
    private CanariesEnded endForgotten(List<CanaryRig> rigs, Seen seen, String reason) {
        if (site.serviceName().isPresent()) {
            return CanariesEnded.NONE;
        }
        List<CanaryView> forgotten = seen.open().stream()
                .filter(view -> rigs.stream().noneMatch(rig -> rig.settings().service().equals(view.service())))
                .toList();
        FormerRig former = new FormerRig(site, seen.heads());
        List<CanaryView> nobodys = forgotten.stream().filter(former::isOfNoService).toList();
        return endFormer(seen.heads(), forgotten.stream().filter(view -> !nobodys.contains(view)).toList(), reason)
                .and(CanariesEnded.of(
                        new CanaryAbort(rigs.getFirst(), listener, Optional.empty(), List.of())
                                .record(view -> reason, () -> nobodys), List.of()));
    }

    /** What one of them comes to keeps no other from its turn; every failure is told, and what ended all the same. */
    private static <T> CanariesEnded inTurn(Collection<T> all, Function<T, CanariesEnded> work) {
        CanariesEnded ended = CanariesEnded.NONE;
        List<LockstepError> failures = new ArrayList<>();
        for (T one : all) {
            try {
                ended = ended.and(work.apply(one));
            } catch (LockstepError e) {
                failures.add(e);
            }
        }
        if (failures.isEmpty()) {
            return ended;
        }
        if (failures.size() == 1 && ended.ids().isEmpty()) {
            throw failures.getFirst();
        }
        throw new PartlyDone(
                failures.stream().map(LockstepError::getMessage).collect(Collectors.joining("; "))
                        + (ended.ids().isEmpty() ? "" : "; ended: "
                                + ended.ids().stream().map(CanaryId::toString).collect(Collectors.joining(", "))),
                failures.stream().map(LockstepError::remedy).distinct().collect(Collectors.joining(" ")),
                failures.getFirst());
    }

    private static CanariesEnded eachService(
            List<CanaryView> canaries, Function<List<CanaryView>, CanariesEnded> work) {
        return inTurn(canaries.stream().collect(Collectors.groupingBy(
                CanaryView::service, LinkedHashMap::new, Collectors.toList())).values(), work);
    }

    /** What is past its {@code abort_by}, could not be taken off before, or is promoted. */
    CanariesEnded reap() {
        Instant now = site.clock().instant();
        Seen seen = look();
        RemoteHeads heads = seen.heads();
        List<CanaryView> late = seen.open().stream()
                .filter(open -> open.isPast(now) || open.isStuck() || isPromoted(open, heads))
                .toList();
        CanariesEnded ended = eachService(late, own -> ended(new FormerRig(site, heads).unattended(own.getLast()), own,
                view -> view.isPast(now) ? "past its abort_by"
                        : view.isStuck() ? "its abort had failed" : "its commit is promoted"));
        requireNoStray(seen.open());
        return ended;
    }

    /** One that begins just now has its weight by right: it is on record before it gets any. */
    private void requireNoStray(List<CanaryView> open) {
        List<StrayTraffic> found = StrayTraffic.beside(site, open);
        if (found.isEmpty()) {
            return;
        }
        List<CanaryView> now = look().open();
        List<StrayTraffic> stray = found.stream()
                .filter(one -> now.stream().noneMatch(view -> view.service().equals(one.service())))
                .toList();
        if (!stray.isEmpty()) {
            throw new PartlyDone(
                    "canary: " + stray.stream().map(StrayTraffic::words).collect(Collectors.joining("; ")),
                    stray.stream().map(StrayTraffic::remedy).distinct().collect(Collectors.joining(" ")));
        }
    }

    private CanariesEnded ended(CanaryRig terms, List<CanaryView> open, Function<CanaryView, String> reason) {
        List<String> doubts = new ArrayList<>();
        Optional<String> failure = terms.traffic().abort(doubts::add);
        doubts.forEach(listener::step);
        return CanariesEnded.of(new CanaryAbort(terms, listener, failure, doubts).record(
                view -> with(reason.apply(view), doubts), () -> open), doubts);
    }

    private static String with(String reason, List<String> doubts) {
        return Stream.concat(Stream.of(reason), doubts.stream()).collect(Collectors.joining("; "));
    }

    /** What takes the traffic off is not known, and nothing says that it has to be: a mistake of the configuration. */
    private CanariesEnded unconfigured() {
        CanaryRig.of(site).traffic();
        return CanariesEnded.NONE;
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
