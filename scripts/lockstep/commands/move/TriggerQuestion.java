package lockstep.commands.move;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lockstep.base.text.Sanitiser;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.TypedLine;
import lockstep.policy.promotion.RollbackTrigger;

/** Asks whoever rolls back what triggered it, where the command line does not say. */
record TriggerQuestion(Console console) {

    /** The trigger; blank where nobody is there to be asked, or says nothing: then the policy refuses. */
    String answered(String given) {
        if (!given.isBlank() || !console.inIsTerminal()) {
            return given;
        }
        RollbackTrigger[] triggers = RollbackTrigger.values();
        console.err().println("What triggered it?");
        console.err().println(IntStream.range(0, triggers.length)
                .mapToObj(at -> "  " + (at + 1) + "  " + triggers[at].words())
                .collect(Collectors.joining(System.lineSeparator())));
        console.err().print("A number, or your own words: ");
        console.err().flush();
        String answer = TypedLine.read(console.in());
        return answer.matches("[1-" + triggers.length + "]")
                ? triggers[Integer.parseInt(answer) - 1].words()
                : Sanitiser.line(answer, 200);
    }
}
