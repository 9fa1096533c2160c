package lockstep.commands.declared;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.ExitCode;
import lockstep.base.release.Environment;
import lockstep.base.text.Sanitiser;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.gates.declared.DeclaredGate;
import lockstep.gates.declared.DeclaredGates;
import lockstep.suites.declared.DeclaredSuites;
import lockstep.suites.proof.Breakage;
import lockstep.suites.proof.GateScene;
import lockstep.suites.proof.Unprovable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks declared gates, and says of each how it could fail. Sends nothing. */
@Command(
        name = "lint",
        description = {
            "Checks declared gates and says of each how it could fail. Sends nothing.",
            "Without a file: lockstep.yaml with gates/*.yaml beside it, of each service.",
            "Exits 0, or 78 with file, line and column.",
        },
        footer = {"", "Examples:", "  jbang gates lint", "  jbang gates lint gates/orders.yaml"})
public final class LintGates implements Door {

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "A file with gates: alone, or a lockstep.yaml.")
    Optional<Path> file = Optional.empty();

    @Option(names = "--config", paramLabel = "FILE",
            description = "Configuration. Variable: LOCKSTEP_CONFIG. Default: lockstep.yaml here. FILE goes first.")
    Optional<Path> config = Optional.empty();

    @Option(names = "--mode", paramLabel = "staging|canary|prod",
            description = "Check all gates, and show those of one environment. Variable: MODE.")
    Optional<String> mode = Optional.empty();

    @Override
    public ExitCode enter(Console console) {
        List<Environment> shown = mode.map(Environment::parseAny).map(List::of).orElseGet(Environment::all);
        List<LintedGates> parts = file.map(one -> LintedGates.alone(one, console.folder()))
                .orElseGet(() -> LintedGates.configured(config, console.folder()));
        List<String> lines = parts.stream().flatMap(part -> lines(part, shown).stream()).toList();
        lines.forEach(line -> console.out().println(Sanitiser.line(line, 400)));
        console.requireWritten();
        return ExitCode.DONE;
    }

    private static List<String> lines(LintedGates part, List<Environment> shown) {
        DeclaredGates declared = part.gates();
        new DeclaredSuites(declared, Map.of());
        List<String> lines = new ArrayList<>();
        part.service().ifPresent(name -> lines.add(name + ":"));
        if (declared.isEmpty()) {
            lines.add("note: no gate is declared for it, so the built-in gates are asked");
            return lines;
        }
        for (DeclaredGate gate : declared.gates()) {
            List<String> words = lines(gate, declared);
            if (shown.stream().anyMatch(gate::isFor)) {
                lines.addAll(words);
            }
        }
        for (Environment one : shown) {
            note(declared, one).ifPresent(lines::add);
        }
        lines.add(declared.gates().size() + (declared.gates().size() == 1 ? " gate" : " gates") + ", sha256 "
                + declared.sha256());
        return lines;
    }

    /** What becomes of an environment that no declared gate is for; empty where there is one. */
    public static Optional<String> note(DeclaredGates declared, Environment environment) {
        boolean asked = !declared.asked(environment).isEmpty();
        if (asked && declared.askedFor(environment).equals(environment)) {
            return Optional.empty();
        }
        return Optional.of("note: no gate " + (declared.isAnyFor(environment) ? "but bursts " : "") + "is for "
                + environment.word() + ", so " + switch (environment.role()) {
                    case STAGING -> "promotion-gate refuses staging, and nothing can be promoted";
                    case CANARY -> asked ? "run-canary asks those of prod" : "run-canary is refused";
                    case PRODUCTION ->
                        "promote-release is refused: nobody could tell whether production is healthy";
                });
    }

    /** Where people are turned away, a gate fails sooner. */
    private static Environment strictest(DeclaredGate gate) {
        return Environment.all().reversed().stream().filter(gate::isFor).findFirst().orElse(Environment.STAGING);
    }

    private static List<String> lines(DeclaredGate gate, DeclaredGates declared) {
        List<String> lines = new ArrayList<>();
        lines.add(gate.name() + gate.title().map(title -> ": " + title).orElse(""));
        GateScene scene = new GateScene(gate, strictest(gate), declared.files());
        try {
            scene.breakages().stream().map(Breakage::words).forEach(words -> lines.add("  fails where " + words));
        } catch (Unprovable e) {
            lines.add("  note: the self-test cannot prove it: " + e.getMessage());
        }
        scene.provedOtherwise().forEach(words -> lines.add("  fails where " + words));
        if (lines.size() == 1) {
            throw new ConfigurationError("gates." + gate.name() + " cannot fail: whatever is answered keeps it",
                    "Say in expect what the answer must be.");
        }
        if (gate.changes() && gate.isFor(Environment.PRODUCTION)) {
            lines.add("  note: it sends a " + gate.request().method() + " to production; with modes: staging it would "
                    + "not");
        }
        return lines;
    }
}
