package lockstep.commands.canary;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.analysis.canary.CanaryJudge;
import lockstep.analysis.canary.CanaryVerdict;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.canary.Observations;
import lockstep.base.error.ExitCode;
import lockstep.base.error.LockstepError;
import lockstep.base.release.CanaryId;
import lockstep.commands.cli.Console;
import lockstep.record.canary.CanaryConcern;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryView;
import lockstep.release.canary.CanaryListener;
import lockstep.release.canary.CanaryService;
import lockstep.release.site.ReleaseSite;

/** Reads the record of the open canary again and again, and judges what it says; changes nothing. */
record CanaryWatching(
        Console console, ReleaseSite site, CanaryService service, CanaryListener listener, Duration every) {

    ExitCode once() {
        console.out().print(CanaryAnswer.of(service.open().stream().map(view -> service.view(view.id())).toList(),
                site.clock().instant()));
        console.requireWritten();
        return ExitCode.DONE;
    }

    /** Until it is judged, or has no traffic any more. */
    ExitCode follow() throws InterruptedException {
        List<CanaryView> open = service.open();
        if (open.isEmpty()) {
            console.out().println(none());
            return ExitCode.DONE;
        }
        Set<Integer> told = new HashSet<>();
        while (true) {
            Optional<CanaryView> read = read(open.getLast().id());
            if (read.isEmpty()) {
                site.waiting().sleep(every);
                continue;
            }
            CanaryView view = read.get();
            view.states().stream().filter(state -> told.add(state.number()))
                    .forEach(state -> listener.entered(view.id(), state));
            view.intent().ifPresent(intent -> judge(view, intent));
            warn(view);
            if (view.isJudged() && !view.isStuck() || !view.isOpen()) {
                return view.end().map(end -> told(view, end)).orElse(ExitCode.DONE);
            }
            site.waiting().sleep(every);
        }
    }

    /** Of several services another one's may be open. */
    private String none() {
        List<CanaryView> others = site.serviceName().isEmpty() ? List.of() : service.openOfAll();
        String whose = site.serviceName().map(name -> " of " + name).orElse("");
        return others.isEmpty()
                ? "No canary" + whose + " is open."
                : "No canary" + whose + " is open; " + others.stream()
                        .map(view -> view.shown() + " is" + view.service()
                                .map(name -> ": run-canary --watch --service " + name).orElse(""))
                        .collect(Collectors.joining("; ")) + ".";
    }

    /** A remote that cannot be reached for a while is no reason to stop watching. */
    private Optional<CanaryView> read(CanaryId id) {
        try {
            return Optional.of(service.view(id));
        } catch (LockstepError e) {
            listener.step("not read: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void warn(CanaryView view) {
        Instant now = site.clock().instant();
        CanaryConcern.of(view, now).ifPresent(concern -> listener.step(
                concern.words(view, now) + "; " + view.handled(now)));
    }

    private void judge(CanaryView view, CanaryIntent intent) {
        List<Interval> intervals = view.intervals();
        if (!intervals.isEmpty()) {
            Observations seen = Observations.of(intervals);
            CanaryVerdict verdict = new CanaryJudge(intent.terms()).judge(seen, intervals.getLast().to());
            listener.judged(view.id(), view.weight().orElse(0), verdict, seen,
                    intent.terms().deadline().minus(seen.watched()), List.of());
        }
    }

    private ExitCode told(CanaryView view, CanaryEnd end) {
        console.out().println("canary " + view.shown() + " is " + view.stage().orElse(end.stage()).word() + ": "
                + end.verdict().word());
        return end.verdict().exitCode();
    }
}
