package lockstep.commands.deploy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import lockstep.base.error.ExitCode;
import lockstep.base.error.LockstepError;
import lockstep.base.error.PartlyDone;
import lockstep.base.error.UsageError;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Interruption;
import lockstep.commands.report.JsonDocument;
import lockstep.commands.report.RunReport;
import lockstep.commands.site.ConfirmedSiteOptions;
import lockstep.commands.site.DeskListener;
import lockstep.commands.site.ServiceOption;
import lockstep.gates.http.Deadline;
import lockstep.gates.revision.RevisionReading;
import lockstep.gates.run.GateRun;
import lockstep.record.evidence.GateRunJson;
import lockstep.release.killswitch.SwitchDrilling;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;
import lockstep.settings.pipeline.KillSwitchSettings;
import tools.jackson.databind.node.ObjectNode;

/** Drills a kill switch on staging, and records how it went. */
public record KillSwitchCommand(
        Console console, ConfirmedSiteOptions options, ServiceOption service, Duration patience, boolean json) {

    private static final Duration ASKING = Duration.ofSeconds(15);

    public ExitCode drill(String flag, boolean dryRun) {
        try (ReleaseSite whole = options.open(console)) {
            ReleaseSite site = service.one(whole);
            KillSwitchSettings declared = declared(site, flag);
            if (dryRun) {
                plan(declared);
                return ExitCode.DONE;
            }
            options.confirm(console, "Kill switch " + flag + " will be turned off on staging, and on again.", flag);
            return drill(site, declared).verdict().exitCode();
        }
    }

    private void plan(KillSwitchSettings flag) {
        if (json) {
            ObjectNode tree = JsonDocument.of("planned-drill").put("flag", flag.flag()).put("environment", "staging");
            flag.off().forEach(tree.putArray("off")::add);
            flag.on().forEach(tree.putArray("on")::add);
            console.out().print(JsonDocument.text(tree));
        } else {
            console.out().println("dry run: nothing was changed; on staging this would be run:");
            console.out().println("  " + Sanitiser.line(String.join(" ", flag.off())));
            console.out().println("  " + Sanitiser.line(String.join(" ", flag.on())));
        }
        console.requireWritten();
    }

    /** Whatever fails after the switch was turned off, a record that cannot be stored too, does not hide that. */
    private GateRun drill(ReleaseSite site, KillSwitchSettings flag) {
        DeskListener listener = new DeskListener(console);
        AtomicBoolean isOff = new AtomicBoolean();
        GateRun run;
        SwitchDrilling drilling = new SwitchDrilling(site, listener, patience, isOff);
        try (Interruption interruption = new Interruption(console, () -> interrupted(drilling, flag))) {
            run = drilling.drill(flag, commit(site, listener));
            String path = drilling.record(flag, run);
            console.notes().println("recorded: " + Sanitiser.line(path));
            tell(run);
        } catch (RuntimeException | Error e) {
            if (isOff.get()) {
                throw stillOff(flag, "; then the drill itself ended early: " + e.getMessage(), e);
            }
            throw e;
        }
        if (isOff.get()) {
            throw stillOff(flag, "", null);
        }
        return run;
    }

    /** Who loses the line to this host reads no words: the switch is turned on first. */
    private static Optional<LockstepError> interrupted(SwitchDrilling drilling, KillSwitchSettings flag) {
        try {
            drilling.turnOnAtOnce(flag);
        } catch (RuntimeException e) {
            return Optional.of(
                    drilling.mayStillBeTurned() ? stillTurned(flag) : stillOff(flag, ": " + e.getMessage(), e));
        }
        return Optional.of(drilling.isOff()).filter(AtomicBoolean::get)
                .map(off -> drilling.mayStillBeTurned() ? stillTurned(flag) : stillOff(flag, "", null));
    }

    private void tell(GateRun run) {
        if (json) {
            console.out().print(GateRunJson.write(run));
        } else {
            new RunReport(console.theme(options.refusesColour())).lines(run)
                    .forEach(line -> console.out().println(line));
        }
        console.requireWritten();
    }

    private static PartlyDone stillOff(KillSwitchSettings flag, String more, Throwable cause) {
        return new PartlyDone(
                "kill switch " + flag.flag() + " was turned off on staging and is not seen on again" + more,
                "Turn it on by hand: " + Sanitiser.line(String.join(" ", flag.on())) + ". Its owner is "
                        + flag.owner() + ".", cause);
    }

    private static PartlyDone stillTurned(KillSwitchSettings flag) {
        return new PartlyDone(
                "a command that turns kill switch " + flag.flag() + " of staging could not be ended, and may turn it"
                        + " off after this",
                "Wait until that command has ended, then turn the switch on by hand: "
                        + Sanitiser.line(String.join(" ", flag.on())) + ". Its owner is " + flag.owner() + ".");
    }

    private static KillSwitchSettings declared(ReleaseSite site, String flag) {
        return site.config().pipeline().killSwitches().stream()
                .filter(one -> one.flag().equals(flag))
                .findFirst()
                .orElseThrow(() -> new UsageError(
                        "no kill switch " + Sanitiser.line(flag, 60) + " is declared",
                        site.config().pipeline().killSwitches().isEmpty()
                                ? "Declare it under pipeline.kill_switches in lockstep.yaml."
                                : "Declared are: " + site.config().pipeline().killSwitches().stream()
                                        .map(KillSwitchSettings::flag).collect(Collectors.joining(", ")) + "."));
    }

    /** What staging runs, by its own word: all digits or the first ones; where that names none, the head of main. */
    private static Sha commit(ReleaseSite site, DeskListener listener) {
        ReleaseService service = new ReleaseService(site, listener);
        RemoteHeads heads = service.heads();
        return switch (site.service(Environment.STAGING).revision(Deadline.in(ASKING))) {
            case RevisionReading.Reported(String text) when Sha.tryParse(text).isPresent() -> Sha.parse(text);
            case RevisionReading.Reported(String text) when Sha.isPart(text) ->
                commit(site, text.strip().toLowerCase(Locale.ROOT)).orElseGet(() -> {
                    listener.step("staging runs " + text.strip() + ", which does not name one commit of this clone,"
                            + ofTheHead(site));
                    return service.candidate(heads);
                });
            default -> {
                listener.step("staging does not say which commit it runs," + ofTheHead(site));
                yield service.candidate(heads);
            }
        };
    }

    private static String ofTheHead(ReleaseSite site) {
        return " so the drill is recorded of the head of " + site.branchesInWords().staging();
    }

    /** A build number or a date may look like the first digits of a SHA. */
    private static Optional<Sha> commit(ReleaseSite site, String digits) {
        List<Sha> fitting = site.repository().commitsThatBegin(digits);
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }
}
