package lockstep.commands.log;

import java.util.List;
import lockstep.base.error.ExitCode;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.record.log.LogTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints what an entry by hand has to look like. */
@Command(
        name = "template",
        description = "Print the template of an entry.",
        footer = {"", "Examples:", "  jbang release-log template --rollback"})
public final class PrintTemplate implements Door {

    @Option(names = "--rollback", description = "The rollback's. Default: the promotion's.")
    boolean rollback;

    @Override
    public ExitCode enter(Console console) {
        console.out().print(rollback ? LogTemplate.ROLLBACK : LogTemplate.PROMOTION);
        console.requireWritten();
        return ExitCode.DONE;
    }

    @Override
    public List<ExitCode> exitCodes() {
        return Door.ofHost();
    }
}
