package lockstep.release.canary;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.analysis.canary.CanaryVerdict;
import lockstep.analysis.canary.Interval;
import lockstep.base.error.Refused;
import lockstep.base.release.ServiceName;
import lockstep.base.text.Sanitiser;
import lockstep.record.canary.CanaryArchive;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryView;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.RememberedTip;
import lockstep.repository.git.RemoteHeads;
import lockstep.settings.GovernedConfig;

/** Takes over an open canary, whoever began it and wherever, if it may go on here. */
record CanaryTakeover(ReleaseSite site, CanaryListener listener, CanaryPermission permission) {

    private static final Duration MOST_APART = Duration.ofDays(1);

    /** @throws Refused where it may not go on */
    CanaryBegun of(CanaryView open) {
        RemoteHeads heads = new RememberedTip(site).fetch();
        CanaryView view = new CanaryArchive(site.repository(), heads.evidence()).view(open.id());
        CanaryIntent intent = requireOpen(view);
        requireAsConfigured(view, intent);
        requireClock(view);
        requireBegun(view, intent, heads);
        CanaryLedger ledger = CanaryLedger.after(site, listener, view);
        List<Interval> kept = new UnrecordedCounts(site).of(view);
        List<Interval> counted = Stream.concat(view.intervals().stream(), kept.stream()).toList();
        requireUnharmed(view, intent, kept, counted);
        ledger.add(CanaryStage.TAKEN_OVER, view.weight(), "goes on here", kept);
        Optional<Instant> since = counted.isEmpty() ? Optional.empty() : Optional.of(counted.getLast().to());
        Optional<Integer> weight = view.weight().filter(percent -> percent > 0);
        return new CanaryBegun(ledger, intent, counted, course -> {
            view.untilPausedByGate().ifPresent(course::keepPaused);
            return weight.isEmpty() ? course.fromTheStart() : course.from(weight.get(), since);
        });
    }

    private CanaryRig rig() {
        return CanaryRig.of(site);
    }

    private CanaryIntent requireOpen(CanaryView view) {
        if (!view.service().equals(site.serviceName())) {
            throw new Refused("canary " + view.shown() + " is not of "
                    + site.serviceName().map(ServiceName::word).orElse("the only service"),
                    CanaryAbort.REMEDY);
        }
        CanaryIntent intent = view.intent().orElseThrow(() -> new Refused(
                "the intent of canary " + view.shown() + " cannot be read", CanaryAbort.REMEDY));
        if (view.isStuck()) {
            throw new Refused("canary " + view.shown() + " may still have traffic: its abort failed",
                    "It gets no more traffic. " + CanaryAbort.REMEDY);
        }
        if (view.isJudged()) {
            throw new Refused("canary " + view.shown() + " has its verdict: "
                    + view.end().orElseThrow().verdict().word(), view.promotedBy()
                    .map(command -> "Promote it: `" + command + "`. " + CanaryAbort.REMEDY)
                    .orElse(CanaryAbort.REMEDY));
        }
        if (view.isPast(site.clock().instant())) {
            throw new Refused("canary " + view.shown() + " is past its abort_by, " + intent.abortBy(),
                    CanaryAbort.REMEDY);
        }
        return intent;
    }

    private void requireAsConfigured(CanaryView view, CanaryIntent intent) {
        boolean asConfigured = intent.configuration().equals(GovernedConfig.of(site.config()).sha256())
                && intent.terms().equals(rig().terms().by(intent.terms().method()))
                && intent.steps().equals(rig().steps());
        if (!asConfigured) {
            throw new Refused("canary " + view.shown() + " was begun under another configuration",
                    "Give --config with that one to continue it. " + CanaryAbort.REMEDY);
        }
    }

    /** A canary goes on from its record's time: a host that is a day behind it, or an intent that lies, is refused. */
    private void requireClock(CanaryView view) {
        Instant recorded = view.intervals().isEmpty()
                ? view.intent().orElseThrow().since()
                : view.intervals().getLast().to();
        if (recorded.isAfter(site.clock().instant().plus(MOST_APART))) {
            throw new Refused("the record of canary " + view.shown() + " is more than a day ahead of this host's clock",
                    "See which clock is wrong. " + CanaryAbort.REMEDY);
        }
    }

    /** What beginning demands, going on demands too: else one that somebody left behind would be carried out. */
    private void requireBegun(CanaryView view, CanaryIntent intent, RemoteHeads heads) {
        new CanaryCommit(site).require(heads, intent.commit(), intent.hotfix().isPresent());
        List<String> refusals = new ArrayList<>(permission.askAgain(intent, heads).refusals());
        if (intent.abortBy().isAfter(intent.since().plus(rig().longest()))) {
            refusals.add("its abort_by, " + intent.abortBy() + ", is later than that of a canary that began at "
                    + intent.since());
        }
        if (!refusals.isEmpty()) {
            throw new Refused("canary " + view.shown() + " was not continued: by its record it could not begin;"
                    + " nothing was done", refusals, "See `release-log verify`. " + CanaryAbort.REMEDY);
        }
    }

    /** What was taken off the traffic gets none again only because that could not be recorded. */
    private void requireUnharmed(
            CanaryView view, CanaryIntent intent, List<Interval> kept, List<Interval> counted) {
        new UnrecordedEnd(site).of(view.id()).ifPresent(failed -> {
            throw new Refused("canary " + view.shown() + " was not continued: it failed, which is not recorded yet",
                    failed.reasons(), CanaryAbort.REMEDY);
        });
        if (!kept.isEmpty()) {
            harm(view, intent, counted).ifPresent(shown -> {
                throw new Refused("canary " + view.shown()
                        + " was not continued: what was counted in this clone shows harm", shown.reasons(),
                        CanaryAbort.REMEDY);
            });
        }
        OffRecord.takenOffForLong(
                rig(), view, intent.terms().interval(), listener::step).ifPresent(gone -> {
            throw new Refused("canary " + view.shown() + " was not continued: " + gone.words() + "; nothing was done",
                    gone.remedy() + " " + CanaryAbort.REMEDY);
        });
    }

    /** Whatever somebody wrote there is judged by nobody else then. */
    private static Optional<CanaryVerdict> harm(CanaryView view, CanaryIntent intent, List<Interval> counted) {
        try {
            return new UnrecordedHarm(view, counted, intent).forbidding();
        } catch (RuntimeException e) {
            throw new Refused("canary " + view.shown() + " was not continued: its counts cannot be judged: "
                    + Sanitiser.line(String.valueOf(e.getMessage()), 300), CanaryAbort.REMEDY);
        }
    }
}
