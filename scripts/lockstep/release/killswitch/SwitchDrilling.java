package lockstep.release.killswitch;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Deadline;
import lockstep.gates.http.ServiceClient;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.RevisionSeen;
import lockstep.gates.run.RunId;
import lockstep.release.deploy.HostCommand;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.settings.GovernedConfig;
import lockstep.settings.pipeline.KillSwitchSettings;

/**
 * Turns a kill switch off on staging, sees it off, turns it on again, sees it on. Whatever happens in between, it is
 * turned on again.
 *
 * @param patience how long the service may take to show a turn
 * @param isOff whether the switch may be off now, for who is told when the process is ended from outside
 * @param turns who turns it
 */
public record SwitchDrilling(
        ReleaseSite site, WorkflowListener listener, Duration patience, AtomicBoolean isOff, SwitchTurns turns) {

    private static final Duration COMMAND = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LOOK = Duration.ofSeconds(20);
    private static final Duration TO_END = Duration.ofSeconds(10);
    private static final int MOST_OUTPUT = 4 * 1024;
    private static final String SUITE = "kill-switch";

    public SwitchDrilling(ReleaseSite site, WorkflowListener listener, Duration patience, AtomicBoolean isOff) {
        this(site, listener, patience, isOff, new SwitchTurns());
    }

    /**
     * For a process that is being ended from outside: ends the command that is turning the switch, turns it on where it
     * may be off, and looks. From here on the drill itself turns nothing and records nothing.
     */
    public void turnOnAtOnce(KillSwitchSettings flag) {
        turns.takeOver(TO_END);
        if (!isOff.get()) {
            return;
        }
        listener.step("interrupted: turning " + flag.flag() + " on again");
        Deadline whole = Deadline.in(COMMAND.plus(LOOK));
        try (ServiceClient client = new ServiceClient(
                site.service(Environment.STAGING).settings().base(), site.http(), site.secrets())) {
            HostCommand.End end = command("switch_on", flag.on()).run(whole.within(COMMAND));
            GateResult on = shown("switch_on", end, new SwitchSight(client, flag), true, whole);
            isOff.set(turns.mayStillRun() || on.verdict() != Verdict.PASS);
        }
        if (!isOff.get()) {
            listener.step(flag.flag() + " is on again on staging"
                    + (turns.isRecorded() ? "" : "; the drill is not recorded"));
        }
    }

    /** Whether a command of the drill could not be ended: it may turn the switch off after it was turned on. */
    public boolean mayStillBeTurned() {
        return turns.mayStillRun();
    }

    public GateRun drill(KillSwitchSettings flag, Sha commit) {
        Instant began = site.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        Deadline whole = Deadline.in(COMMAND.multipliedBy(2).plus(patience.multipliedBy(3)));
        List<GateResult> gates = new ArrayList<>();
        try (ServiceClient client = new ServiceClient(
                site.service(Environment.STAGING).settings().base(), site.http(), site.secrets())) {
            SwitchSight sight = new SwitchSight(client, flag);
            gates.add(sees("switch_before", sight, true, whole));
            if (gates.getFirst().verdict() == Verdict.PASS) {
                listener.step("turning " + flag.flag() + " off on staging");
                isOff.set(true);
                try {
                    gates.add(turned("switch_off", flag.off(), sight, false, whole));
                } finally {
                    listener.step("turning " + flag.flag() + " on again");
                    gates.add(turned("switch_on", flag.on(), sight, true, whole));
                    boolean right = gates.getLast().verdict() == Verdict.PASS;
                    turns.conclude(() -> isOff.set(!right));
                }
            }
        }
        return new GateRun(
                RunId.fresh(began, SUITE), SUITE, Environment.STAGING,
                site.service(Environment.STAGING).settings().base().base(), Optional.of(commit),
                RevisionSeen.unknown(), site.operator(), began, Duration.between(began, site.clock().instant()), gates)
                .configuredBy(GovernedConfig.of(site.config()).sha256())
                .ofService(site.serviceName());
    }

    /** @return the path under which it lies on the evidence branch */
    public String record(KillSwitchSettings flag, GateRun run) {
        turns.record();
        return new DrillRecord(site).record(flag.flag(), run, listener);
    }

    private GateResult turned(String gate, List<String> words, SwitchSight sight, boolean on, Deadline whole) {
        return shown(gate, turns.run(() -> command(gate, words).run(whole.within(COMMAND))), sight, on, whole);
    }

    private HostCommand command(String gate, List<String> words) {
        return new HostCommand(gate, words, site.folder(), site.secrets(), MOST_OUTPUT);
    }

    private GateResult shown(String gate, HostCommand.End end, SwitchSight sight, boolean on, Deadline whole) {
        return switch (end) {
            case HostCommand.End.Failed(String why) -> sight.result(new GateName(gate), Verdict.FAIL, why, on);
            case HostCommand.End.Done done -> sees(gate, sight, on, whole);
        };
    }

    private GateResult sees(String gate, SwitchSight sight, boolean on, Deadline whole) {
        Deadline limit = whole.within(patience);
        SwitchSight.Seen seen = sight.look(limit);
        while (!seen.shows(on) && limit.remaining().compareTo(PAUSE) > 0 && site.waiting().passed(PAUSE)) {
            seen = sight.look(limit);
        }
        boolean right = seen.shows(on);
        return sight.result(new GateName(gate), right ? Verdict.PASS : Verdict.FAIL, seen.words(), on);
    }
}
