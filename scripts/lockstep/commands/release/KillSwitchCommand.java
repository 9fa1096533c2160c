package lockstep.commands.release;

import java.time.Duration;
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
import lockstep.commands.report.RunReport;
import lockstep.gates.http.Deadline;
import lockstep.gates.revision.RevisionReading;
import lockstep.record.evidence.GateRunJson;
import lockstep.release.killswitch.DrillRecord;
import lockstep.release.killswitch.SwitchDrilling;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.settings.pipeline.KillSwitchSettings;

/** Drills a kill switch on staging, and records how it went. */
public record KillSwitchCommand(
        Console console, SiteOptions options, ServiceOption service, Duration patience, boolean json) {

    private static final Duration ASKING = Duration.ofSeconds(15);

    public ExitCode drill(String flag, boolean dryRun) {
        try (ReleaseSite whole = options.open(console)) {
            ReleaseSite site = service.one(whole);
            KillSwitchSettings declared = declared(site, flag);
            if (dryRun) {
                console.out().println("dry run: nothing was changed; on staging this would be run:");
                console.out().println("  " + Sanitiser.line(String.join(" ", declared.off())));
                console.out().println("  " + Sanitiser.line(String.join(" ", declared.on())));
                return ExitCode.DONE;
            }
            options.confirm(console, "Kill switch " + flag + " will be turned off on staging, and on again.", flag);
            DeskListener listener = new DeskListener(console);
            AtomicBoolean isOff = new AtomicBoolean();
            SwitchDrilling.Drilled drilled;
            try (Interruption interruption = new Interruption(
                    console, () -> Optional.of(isOff).filter(AtomicBoolean::get).map(off -> stillOff(declared)))) {
                drilled = new SwitchDrilling(site, listener, patience, isOff).drill(declared, commit(site, listener));
            }
            String path = new DrillRecord(site).record(flag, drilled.run(), listener);
            if (json) {
                console.out().print(GateRunJson.write(drilled.run()));
            } else {
                new RunReport(console.theme(options.refusesColour())).lines(drilled.run())
                        .forEach(line -> console.out().println(line));
            }
            console.notes().println("recorded: " + Sanitiser.line(path));
            console.requireWritten();
            if (drilled.stillOff()) {
                throw stillOff(declared);
            }
            return drilled.run().verdict().exitCode();
        }
    }

    private static LockstepError stillOff(KillSwitchSettings flag) {
        return new PartlyDone("kill switch " + flag.flag() + " was turned off on staging and is not seen on again",
                "Turn it on by hand: " + Sanitiser.line(String.join(" ", flag.on())) + ". Its owner is "
                        + flag.owner() + ".");
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

    /** What staging runs, by its own word; else the head of main. */
    private static Sha commit(ReleaseSite site, DeskListener listener) {
        Optional<Sha> told = site.service(Environment.STAGING).revision(Deadline.in(ASKING))
                instanceof RevisionReading.Reported(String text) ? Sha.tryParse(text) : Optional.empty();
        ReleaseService service = new ReleaseService(site, listener);
        return told.orElseGet(() -> service.candidate(service.heads()));
    }
}
