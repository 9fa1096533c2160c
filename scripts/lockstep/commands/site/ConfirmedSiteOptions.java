package lockstep.commands.site;

import lockstep.commands.cli.Console;
import picocli.CommandLine.Option;

/** Those of a command that asks before it acts. */
public final class ConfirmedSiteOptions extends SiteOptions {

    @Option(names = "--yes", description = "Answer yes to the confirmations; needed without a terminal.")
    boolean yes;

    /** Goes on only if the operator says so. */
    public void confirm(Console console, String question, String word) {
        confirmation(console).require(question, word);
    }

    /** The operator's word on a question, by option or at the terminal. */
    public Confirmation confirmation(Console console) {
        return new Confirmation(console, yes);
    }
}
