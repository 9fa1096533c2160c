package lockstep.commands.canary;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import lockstep.base.error.ExitCode;
import lockstep.base.error.UsageError;
import lockstep.base.release.CanaryId;
import lockstep.base.release.CommitName;
import lockstep.base.text.Sanitiser;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Interruption;
import lockstep.commands.report.Theme;
import lockstep.commands.site.ConfirmedSiteOptions;
import lockstep.commands.site.EventsAfter;
import lockstep.commands.site.ServiceOption;
import lockstep.gates.gate.Verdict;
import lockstep.policy.promotion.Acceptance;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryView;
import lockstep.release.canary.CanariesEnded;
import lockstep.release.canary.CanaryConclusion;
import lockstep.release.canary.CanaryListener;
import lockstep.release.canary.CanaryPlanned;
import lockstep.release.canary.CanaryRunRequest;
import lockstep.release.canary.CanaryService;
import lockstep.release.canary.PauseSaid;
import lockstep.release.events.Announcement;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.RemoteHeads;
import lockstep.settings.pipeline.CanarySettings;

/** Runs, watches, ends and accepts canaries as an operator asks for it. */
public record CanaryCommand(
        Console console, ConfirmedSiteOptions options, ServiceOption of, boolean json, boolean events) {

    /** Works with the canaries of a site. */
    @FunctionalInterface
    private interface Work {
        ExitCode on(ReleaseSite site, CanaryService service, CanaryListener listener) throws InterruptedException;
    }

    private ExitCode with(Work work) {
        CanaryListener listener = events
                ? new CanaryEvents(console)
                : new CanaryProgress(console, options.refusesColour());
        try (ReleaseSite site = options.open(console)) {
            return work.on(site, service(site, listener), listener);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }

    private static CanaryService service(ReleaseSite site, CanaryListener listener) {
        return new CanaryService(site, listener);
    }

    /** Of which the receivers are told, however it ends. */
    private ExitCode recording(Work work) {
        return told(work, EventsAfter::begin);
    }

    /** The same of what takes traffic off: that is tried first. */
    private ExitCode hurrying(Work work) {
        return told(work, EventsAfter::hurrying);
    }

    private ExitCode told(Work work, BiFunction<Console, ReleaseSite, EventsAfter> events) {
        return with((site, service, listener) -> {
            try (EventsAfter told = events.apply(console, site)) {
                return work.on(site, service, listener);
            }
        });
    }

    /**
     * What beside its commit is said of a canary that is to begin.
     *
     * @param accepted differences of the configuration that the operator answers for
     * @param skipped the stages that a hotfix leaves out; empty where it is no hotfix
     */
    public record Wanted(Map<String, Acceptance> accepted, Optional<List<String>> skipped) {

        CanaryRunRequest of(CommitName name) {
            return new CanaryRunRequest(name, accepted, skipped);
        }
    }

    /** Runs one, or goes on with the one of this commit that is open. */
    public ExitCode run(Optional<CommitName> commit, Wanted wanted) {
        return recording((all, every, listener) -> {
            CommitName name = named(all, commit);
            Optional<CanaryView> open = open(all, service(of.orAll(all), listener), name);
            ReleaseSite site = open.flatMap(CanaryView::service).filter(all.config().serviceNames()::contains)
                    .map(all::of).orElseGet(() -> of.withCanary(all));
            CanaryService service = service(site, new PauseAlarm(listener, new Announcement(all)::tell));
            Runnable abort = () -> every.abort("interrupted by " + site.operator());
            Runnable hush = listener instanceof CanaryProgress drawn ? drawn::hush : () -> { };
            OpenCanary lastWord = new OpenCanary(
                    console, service::unfinished, service::isTakenOff, abort, hush);
            if (open.isPresent()) {
                options.confirm(console, "Canary " + open.get().shown() + " is open. This host takes it over; the"
                        + " other one stops (exit 23).", "yes");
                try (Interruption interruption = new Interruption(console, lastWord)) {
                    return told(service.resume(open.get()), open.get().intent(), listener);
                }
            }
            CanaryPlanned planned = service.plan(wanted.of(name));
            if (planned.survey().traffic().isEmpty()) {
                return unreadable(planned);
            }
            tellPlan(planned);
            options.confirm(console, question(planned), "yes");
            try (Interruption interruption = new Interruption(console, lastWord)) {
                return told(service.carryOut(planned), Optional.of(planned.intent()), listener);
            }
        });
    }

    private static CommitName named(ReleaseSite site, Optional<CommitName> commit) {
        return commit.orElseGet(() -> {
            ReleaseService service = new ReleaseService(site, WorkflowListener.silent());
            return new CommitName.Exact(service.candidate(service.heads()));
        });
    }

    private static Optional<CanaryView> open(ReleaseSite site, CanaryService service, CommitName name) {
        List<CanaryView> open = service.open().stream().filter(view -> !view.isJudged()).toList();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        RemoteHeads heads = new ReleaseService(site, WorkflowListener.silent()).heads();
        return open.stream()
                .filter(view -> view.intent().map(CanaryIntent::commit)
                        .equals(Optional.of(site.versions().find(name, heads).commit())))
                .findFirst();
    }

    private static String question(CanaryPlanned planned) {
        String weights = planned.intent().steps().stream().map(step -> step + " %")
                .reduce((one, other) -> one + ", then " + other).orElseThrow();
        String asked = planned.named().shown() + " will get " + weights + " of production's traffic"
                + planned.intent().service().map(name -> " of " + name).orElse("") + "."
                + planned.resting().stream().map(open -> " Canary " + open.shown() + " gets no more traffic; its pass"
                        + " stays valid.")
                        .collect(Collectors.joining());
        return planned.concludes() ? asked : asked + " It is not expected to pass before its deadline.";
    }

    /** Says whether a canary would conclude; changes nothing. */
    public ExitCode plan(Optional<CommitName> commit, Wanted wanted, boolean dryRun) {
        return with((all, every, listener) -> {
            ReleaseSite site = of.withCanary(all);
            CanaryPlanned planned = service(site, listener).plan(wanted.of(named(site, commit)));
            if (planned.survey().traffic().isEmpty()) {
                return unreadable(planned);
            }
            if (json) {
                console.out().print(CanaryAnswer.of(planned));
                console.requireWritten();
            } else {
                tellPlan(planned);
                if (dryRun) {
                    new CanaryDryRun(site, planned).lines().forEach(line -> console.out().println(show(line)));
                }
            }
            return planned.concludes() ? ExitCode.DONE : ExitCode.INCONCLUSIVE;
        });
    }

    private void tellPlan(CanaryPlanned planned) {
        if (json || events) {
            return;
        }
        planned.worstCost().ifPresent(cost -> console.out().println(show(cost.words())));
        planned.forecasts().forEach(forecast -> console.out().println(show(forecast.words())));
        if (!planned.forecasts().isEmpty()) {
            console.out().println(show("That is where errors and slow requests come one by one: where they come in"
                    + " clumps of 4, a proof takes 4 times as many."));
        }
        planned.tooFew().ifPresent(words -> console.out().println(show(words)));
        console.out().println(show(planned.concludes()
                ? planned.doubt().map(words -> "A healthy canary may pass before its deadline: " + words + ".")
                        .orElse("A healthy canary is expected to pass before its deadline.")
                : "A healthy canary is NOT expected to pass before its deadline: give it more weight or time, or"
                        + " `demand: no_harm_shown` for the gate that needs most."));
    }

    private ExitCode unreadable(CanaryPlanned planned) {
        if (json || events) {
            console.out().print(CanaryAnswer.of(planned));
            console.requireWritten();
        }
        planned.survey().troubles().forEach(trouble -> console.err().println(show(
                "not read: " + CanarySettings.words(planned.intent().service(), trouble))));
        console.err().println(
                "The baseline's requests cannot be counted, so no canary could be judged; nothing was changed.");
        return ExitCode.INCONCLUSIVE;
    }

    private ExitCode told(
            CanaryConclusion conclusion, Optional<CanaryIntent> intent, CanaryListener listener) {
        if (listener instanceof CanaryEvents told) {
            told.ended(conclusion);
        } else if (json) {
            console.out().print(CanaryAnswer.of(conclusion));
            console.requireWritten();
        } else {
            Theme theme = theme();
            console.out().println(theme.paint(Theme.colourOf(conclusion.verdict()), theme.show(
                    theme.glyph(conclusion.verdict()) + " " + Theme.word(conclusion.verdict()) + "  canary "
                            + conclusion.shown() + " " + conclusion.words())));
            conclusion.reasons().forEach(reason -> console.out().println(show("  " + reason)));
            conclusion.offer().ifPresent(offer -> console.out().println(show(offer)));
            intent.filter(begun -> conclusion.verdict() == Verdict.PASS)
                    .ifPresent(begun -> console.out().println(show(
                            "Promote it" + begun.promotedWhen() + ": " + begun.promotedBy() + ".")));
        }
        return conclusion.exitCode();
    }

    /** Takes the traffic off, first of all. */
    public ExitCode abort() {
        return hurrying((site, service, listener) -> ended(service.abort("aborted by " + site.operator()),
                CanariesEnded.NONE_WAS_OPEN));
    }

    /** Ends what is past its {@code abort_by}. */
    public ExitCode reap() {
        return hurrying((site, service, listener) -> ended(service.reap(), "No canary is past its abort_by."));
    }

    private ExitCode ended(CanariesEnded all, String none) {
        if (json || events) {
            console.out().print(CanaryAnswer.of(all));
            console.requireWritten();
            return ExitCode.DONE;
        }
        all.lines(none).forEach(line -> console.out().println(show(line)));
        return ExitCode.DONE;
    }

    /** Lets the open one wait. */
    public ExitCode pause(Optional<CommitName> commit, String reason) {
        return recording((site, service, listener) ->
                told(service(of.orAll(site), listener).pause(commit, reason)));
    }

    /** Ends a pause. */
    public ExitCode resume(Optional<CommitName> commit) {
        return recording((site, service, listener) ->
                told(service(of.orAll(site), listener).resumePaused(commit)));
    }

    private ExitCode told(PauseSaid said) {
        if (json || events) {
            console.out().print(CanaryAnswer.of(said));
            console.requireWritten();
        } else {
            console.out().println(show(said.words() + (said.paused() ? ". Resume it: `run-canary --resume`" : "")));
        }
        return ExitCode.DONE;
    }

    public ExitCode accept(CommitName commit, String reason) {
        if (reason.isBlank()) {
            throw new UsageError("--accept-inconclusive needs a reason", "Give the reason; it is recorded.");
        }
        return recording((all, every, listener) -> {
            ReleaseSite site = of.withCanary(all);
            CanaryId id = service(site, listener).accept(commit, Sanitiser.line(reason));
            if (json || events) {
                console.out().print(CanaryAnswer.accepted(id, site.operator()));
            } else {
                console.out().println("canary " + id + " is accepted by " + show(site.operator().name()));
            }
            console.requireWritten();
            return ExitCode.DONE;
        });
    }

    /** Follows the open canaries, and changes nothing. */
    public ExitCode watch(Duration every) {
        return with((all, service, listener) -> {
            ReleaseSite site = of.orAll(all);
            CanaryWatching watching = new CanaryWatching(console, site, service(site, listener), listener, every);
            return json ? watching.once() : watching.follow();
        });
    }

    private String show(String line) {
        return theme().show(line);
    }

    private Theme theme() {
        return console.theme(options.refusesColour());
    }
}
