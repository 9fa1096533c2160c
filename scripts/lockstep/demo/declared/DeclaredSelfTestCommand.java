package lockstep.demo.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import lockstep.base.error.ExitCode;
import lockstep.base.json.DocumentForm;
import lockstep.base.release.Environment;
import lockstep.base.text.Sanitiser;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.OutputOptions;
import lockstep.gates.declared.DeclaredGates;
import lockstep.gates.gate.GateName;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows that each declared gate of some environments can fail: exits 20 if one could not. */
public record DeclaredSelfTestCommand(Console console, OutputOptions output) {

    public ExitCode run(DeclaredGates declared, List<Environment> environments) {
        SortedMap<Environment, DeclaredSelfTest.Matrix> matrices = new TreeMap<>();
        try {
            for (Environment environment : environments) {
                matrices.put(environment, new DeclaredSelfTest(declared, environment).run());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
        if (output.wantsJson()) {
            console.out().print(json(matrices));
        } else {
            matrices.forEach((environment, matrix) -> {
                console.out().println(environment.word() + ":");
                lines(matrix).forEach(line -> console.out().println(Sanitiser.line(line)));
            });
        }
        return isProof(matrices) ? ExitCode.DONE : ExitCode.GATE_FAILED;
    }

    private static boolean isProof(SortedMap<Environment, DeclaredSelfTest.Matrix> matrices) {
        return matrices.values().stream().allMatch(matrix -> matrix.complaints().isEmpty());
    }

    private static List<String> lines(DeclaredSelfTest.Matrix matrix) {
        List<String> lines = new ArrayList<>();
        for (GateName gate : matrix.gates()) {
            lines.add(gate.word());
            matrix.trials().stream()
                    .filter(trial -> trial.broken().filter(gate::equals).isPresent())
                    .forEach(trial -> lines.add("  " + (trial.complaints().isEmpty() ? "fails where " : "UNSEEN: ")
                            + trial.words()));
        }
        lines.addAll(matrix.complaints());
        lines.add(matrix.complaints().isEmpty()
                ? "PASS  every gate passed on right answers, and did not pass where one property was broken"
                : "FAIL  not every gate is proved able to fail");
        return lines;
    }

    private static String json(SortedMap<Environment, DeclaredSelfTest.Matrix> matrices) {
        ObjectNode tree = DocumentForm.object();
        tree.put("schema", "lockstep/self-test/v1");
        tree.put("verdict", isProof(matrices) ? "pass" : "fail");
        ArrayNode cases = tree.putArray("cases");
        ArrayNode complaints = tree.putArray("complaints");
        matrices.forEach((environment, matrix) -> {
            matrix.trials().forEach(trial -> put(cases.addObject(), environment, trial));
            matrix.complaints().forEach(complaint ->
                    complaints.add(environment.word() + ": " + Sanitiser.line(complaint)));
        });
        return DocumentForm.text(tree);
    }

    private static void put(ObjectNode node, Environment environment, DeclaredTrial trial) {
        node.put("suite", "declared");
        node.put("mode", environment.word());
        node.put("name", Sanitiser.line(trial.words()));
        node.put("breaks", trial.broken().map(GateName::word).orElse(null));
        ObjectNode gates = node.putObject("gates");
        trial.results().forEach(result -> gates.put(result.name().word(), result.verdict().word()));
    }
}
