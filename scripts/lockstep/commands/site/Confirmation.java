package lockstep.commands.site;

import lockstep.base.error.Refused;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.TypedLine;

/** Asks before something dangerous. Where nobody can answer and {@code --yes} was not given, it refuses. */
public record Confirmation(Console console, boolean yes) {

    /** Whether somebody is there to answer, or did beforehand. */
    public boolean canBeAnswered() {
        return yes || console.inIsTerminal();
    }

    /** @param word what has to be typed: {@code yes}, or the first digits of a commit */
    public void require(String question, String word) {
        require(question, word, "--yes");
    }

    /** @param option what would have answered it beforehand */
    public void require(String question, String word, String option) {
        if (yes) {
            return;
        }
        if (!canBeAnswered()) {
            throw new Refused(
                    "this needs a confirmation, and there is no terminal to ask on",
                    "Give " + option + " to confirm without being asked.");
        }
        console.err().print(question + " Type " + word + " to continue: ");
        console.err().flush();
        if (!word.equals(TypedLine.read(console.in()))) {
            throw new Refused(
                    "not confirmed; nothing was changed", "Type exactly " + word + ", or give " + option + ".");
        }
    }
}
