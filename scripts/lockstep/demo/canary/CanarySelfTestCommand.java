package lockstep.demo.canary;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lockstep.base.error.ExitCode;
import lockstep.base.text.Sanitiser;
import lockstep.base.text.Table;
import lockstep.commands.cli.Console;
import lockstep.commands.report.JsonDocument;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows what comes of each trap, and exits 20 where one is not caught. */
public record CanarySelfTestCommand(Console console, boolean json) {

    private static final int LONGEST = 90;

    public ExitCode run() {
        List<Caught> all = new ArrayList<>(CanarySelfTest.records());
        CanarySelfTest test = new CanarySelfTest(Path.of(System.getProperty("java.io.tmpdir")), console.environment());
        try {
            for (CanaryTrap trap : CanaryTrap.all()) {
                console.notes().println(trap.name() + ": " + trap.description());
                all.add(test.run(trap));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
        console.out().print(json ? document(all) : table(all));
        console.requireWritten();
        return all.stream().allMatch(Caught::isCaught) ? ExitCode.DONE : ExitCode.GATE_FAILED;
    }

    private String table(List<Caught> all) {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("TRAP", "WANTED", "CAME", "", "WHY")));
        all.forEach(one -> rows.add(List.of(
                one.name(), String.join(" or ", one.wanted()), one.outcome(),
                one.isCaught() ? "caught" : "NOT CAUGHT", Sanitiser.line(one.said(), LONGEST))));
        long caught = all.stream().filter(Caught::isCaught).count();
        return console.theme(true).show(String.join("\n", new Table(rows).lines())) + "\n" + caught + " of "
                + all.size() + " caught\n";
    }

    private static String document(List<Caught> all) {
        ObjectNode tree = JsonDocument.of("canary-self-test");
        ArrayNode traps = tree.putArray("traps");
        for (Caught one : all) {
            ObjectNode trap = traps.addObject().put("trap", one.name())
                    .put("description", one.description());
            ArrayNode wanted = trap.putArray("wanted");
            one.wanted().forEach(wanted::add);
            trap.put("outcome", one.outcome()).put("caught", one.isCaught())
                    .put("words", Sanitiser.line(one.said(), 1_000));
        }
        return JsonDocument.text(tree);
    }
}
