package lockstep.commands.cli;

import java.util.List;
import lockstep.base.error.ExitCode;

/** A command as a script offers it: picocli's options are its fields, {@code enter} does the work. */
public interface Door {

    ExitCode enter(Console console);

    /** Runs beside the reading of the options: loads what {@code enter} will need, and has no effect but time. */
    default void prepare(List<String> arguments) {}

    /** Whether it can be asked to tell less, or more, while it works; not where the screen is its own. */
    default boolean tellsHowItGoes() {
        return true;
    }

    /** The codes that {@code --help} lists. */
    default List<ExitCode> exitCodes() {
        return List.of(
                ExitCode.DONE, ExitCode.GATE_FAILED, ExitCode.INCONCLUSIVE, ExitCode.NOT_VERIFIED,
                ExitCode.USAGE, ExitCode.CONFIGURATION, ExitCode.INTERNAL, ExitCode.INTERRUPTED);
    }

    /** The codes of a gate command that the policy may refuse. */
    static List<ExitCode> withRefusal() {
        return List.of(
                ExitCode.DONE, ExitCode.GATE_FAILED, ExitCode.INCONCLUSIVE, ExitCode.REFUSED, ExitCode.NOT_VERIFIED,
                ExitCode.USAGE, ExitCode.CONFIGURATION, ExitCode.INTERNAL, ExitCode.INTERRUPTED);
    }

    /** Of a command that asks nobody: any may fail to print (25), or find the host in no state to work (78). */
    static List<ExitCode> ofHost() {
        return List.of(
                ExitCode.DONE, ExitCode.NOT_VERIFIED, ExitCode.USAGE, ExitCode.CONFIGURATION, ExitCode.INTERNAL,
                ExitCode.INTERRUPTED);
    }

    /** The codes of a command that only reads the remote. */
    static List<ExitCode> ofReading() {
        return List.of(
                ExitCode.DONE, ExitCode.REFUSED, ExitCode.NOT_VERIFIED, ExitCode.USAGE, ExitCode.CONFIGURATION,
                ExitCode.INTERNAL, ExitCode.INTERRUPTED);
    }
}
