package lockstep.commands.gates;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.base.error.Refused;
import lockstep.base.error.UsageError;
import lockstep.base.text.Durations;
import lockstep.base.text.Sanitiser;
import lockstep.commands.cli.Console;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateName;
import lockstep.gates.suite.Suite;
import lockstep.suites.chat.ChatProfile;
import lockstep.suites.chat.ServiceContract;
import lockstep.suites.drills.Drill;
import lockstep.suites.drills.ReleaseDrills;
import lockstep.suites.failure.DatabaseOutcome;
import lockstep.suites.failure.FailureDrill;
import lockstep.suites.failure.FailureDrills;
import lockstep.suites.failure.Guide;
import lockstep.suites.failure.TerminalGuide;
import lockstep.suites.limits.Pacer;
import lockstep.suites.servicelog.LogGate;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which drills to run. */
public final class DrillOptions {

    /** What shows, around a failure drill, that the service is well. */
    private static final Set<Drill> BASELINE = Set.copyOf(EnumSet.of(Drill.A, Drill.C));

    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(30);

    @Option(names = "--only", paramLabel = "LETTERS", description = "Only these drills, like A,C. Default: all.")
    Optional<String> only = Optional.empty();

    @Option(names = "--failure", paramLabel = "NAMES",
            description = "Guided failure drills instead: database, cors, model-key; names separated by commas.")
    Optional<String> failure = Optional.empty();

    @Option(
            names = "--yes",
            description = "Do not wait for ENTER in failure drills, only for the effect of the change.")
    boolean yes;

    @Option(names = "--patience", paramLabel = "DURATION", defaultValue = "3m",
            description = "How long a change may take to show in a failure drill, and a refused start must last. At"
                    + " least 30s. Default: ${DEFAULT-VALUE}.")
    String patience = "3m";

    @Option(names = "--database-outcome", paramLabel = "OUTCOME", defaultValue = "either",
            description = "What the database drill must show: refuses-to-start, fails-closed or either. "
                    + "Default: ${DEFAULT-VALUE}.")
    String databaseOutcome = "either";

    @Mixin
    LogOptions log;

    @Mixin
    PaceOption pace;

    /** Before anything is asked of the service. */
    public void check() {
        if (only.isPresent() && failure.isPresent()) {
            throw new UsageError("both --only and --failure were given",
                    "Give one of them; failure drills run A and C themselves.");
        }
        wanted();
        failures();
        patience();
    }

    /** Any restart refuses connections for some seconds. */
    private Duration patience() {
        Duration given = Durations.parse(patience);
        if (given.compareTo(LEAST_PATIENCE) < 0) {
            throw new UsageError("--patience is " + Sanitiser.line(patience, 40)
                    + ", and a refusal that lasts no longer is seen in any restart",
                    "Give at least " + Durations.typed(LEAST_PATIENCE) + ".");
        }
        return given;
    }

    public Duration deadline() {
        return failure.isPresent() ? Duration.ofHours(1) : ExtraOptions.DEADLINE;
    }

    public Suite suite(Console console, ServiceContract service) {
        Pacer pacer = pace.pacer();
        LogGate logGate = log.gate(console, service);
        ReleaseDrills drills = new ReleaseDrills(service, logGate, pacer);
        FailureDrills failures = new FailureDrills(
                service, guide(console), pacer, patience(), DatabaseOutcome.parse(databaseOutcome));
        return failures().isEmpty() ? drillsAlone(drills, failures) : guided(drills, failures);
    }

    private Suite drillsAlone(ReleaseDrills drills, FailureDrills failures) {
        Suite suite = drills.suite(wanted());
        List<Suite.Skipped> skipped = new ArrayList<>(suite.skipped());
        skipped.addAll(failures.notAskedFor(Set.of()));
        return new Suite(suite.name(), suite.gates(), skipped, suite.smoke()).of(ChatProfile.PROFILE);
    }

    private Suite guided(ReleaseDrills drills, FailureDrills failures) {
        List<Gate> gates = new ArrayList<>(drills.within(BASELINE, Set.of(), Set.of(Drill.A.gateName())));
        Set<GateName> well = gates.stream().map(Gate::name).collect(Collectors.toSet());
        gates.addAll(failures.gates(failures(), well));
        List<Suite.Skipped> skipped = new ArrayList<>(drills.notAskedFor(BASELINE, "not run; --failure names others"));
        skipped.addAll(failures.notAskedFor(failures()));
        return new Suite(ReleaseDrills.SUITE, gates, skipped, well).of(ChatProfile.PROFILE);
    }

    private Guide guide(Console console) {
        if (!failures().isEmpty() && !yes && !(console.inIsTerminal() && console.errIsTerminal())) {
            throw new Refused(
                    "a failure drill asks you to change things, and there is no terminal to ask on",
                    "Run it in a terminal, or give --yes and make the changes that stderr names.");
        }
        return new TerminalGuide(console.err(), System.in, yes);
    }

    private Set<Drill> wanted() {
        return only.map(Drill::parse).orElse(EnumSet.allOf(Drill.class));
    }

    private Set<FailureDrill> failures() {
        return failure.map(FailureDrill::parse).orElse(Set.of());
    }
}
