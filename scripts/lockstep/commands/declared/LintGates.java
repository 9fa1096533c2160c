package lockstep.commands.declared;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import lockstep.settings.ConfigReader;
import lockstep.settings.gates.Beside;
import lockstep.settings.gates.GateFile;
import lockstep.suites.declared.DeclaredSuites;
import lockstep.suites.proof.Breakage;
import lockstep.suites.proof.GateScene;
import lockstep.suites.proof.Unprovable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks declared gates, and says of each how it could fail. Sends nothing. */
@Command(
        name = "lint",
        description = {
            "Checks declared gates and says of each how it could fail. Sends nothing.",
            "Without a file: lockstep.yaml with gates/*.yaml beside it. Exits 0, or 78 with file, line and column.",
        })
public final class LintGates implements Door {

    private static final int LARGEST = 64 * 1024;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "A file with gates: alone, or a lockstep.yaml.")
    Optional<Path> file = Optional.empty();

    @Override
    public ExitCode enter(Console console) {
        DeclaredGates declared = declared(console);
        new DeclaredSuites(declared, Map.of());
        List<String> lines = new ArrayList<>();
        for (DeclaredGate gate : declared.gates()) {
            lines.addAll(lines(gate, declared));
        }
        for (Environment mode : List.of(Environment.STAGING, Environment.CANARY, Environment.PRODUCTION)) {
            if (!declared.replaceBuiltInFor(mode)) {
                lines.add("note: no gate is for " + mode.word() + ", so the built-in gates are asked there");
            }
        }
        lines.add(declared.gates().size() + (declared.gates().size() == 1 ? " gate" : " gates") + ", sha256 "
                + declared.sha256());
        lines.forEach(line -> console.out().println(Sanitiser.line(line, 400)));
        console.requireWritten();
        return ExitCode.DONE;
    }

    private DeclaredGates declared(Console console) {
        Path path = console.folder().resolve(file.orElse(Path.of(ConfigReader.FILE_NAME)));
        if (file.isEmpty()) {
            DeclaredGates all = ConfigReader.find(Optional.empty(), console.folder()).gates();
            return requireSome(all, ConfigReader.FILE_NAME);
        }
        String shown = Sanitiser.line(file.get().toString(), 200);
        try {
            if (Files.size(path) > LARGEST) {
                throw new ConfigurationError(shown + " is larger than 64 KiB", "Split it.");
            }
            Path folder = path.toAbsolutePath().normalize().getParent();
            boolean inFolder = folder.endsWith(GateFile.FOLDER);
            String yaml = Files.readString(path, StandardCharsets.UTF_8);
            return requireSome(
                    GateFile.readOne(yaml, shown, Beside.in(inFolder ? folder.getParent() : folder)), shown);
        } catch (IOException e) {
            throw new ConfigurationError(shown + " cannot be read", "Name a readable UTF-8 file.", e);
        }
    }

    private static DeclaredGates requireSome(DeclaredGates declared, String shown) {
        if (declared.isEmpty()) {
            throw new ConfigurationError(shown + " declares no gate", "Write gates: {health: {get: /health, "
                    + "expect: 200}}. See docs/declared-gates.md.");
        }
        return declared;
    }

    private static List<String> lines(DeclaredGate gate, DeclaredGates declared) {
        List<String> lines = new ArrayList<>();
        lines.add(gate.name() + gate.title().map(title -> ": " + title).orElse(""));
        GateScene scene = new GateScene(gate, declared.files());
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
        return lines;
    }
}
