package lockstep.commands.gates;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.commands.cli.Console;
import lockstep.suites.cost.CostBriefing;
import lockstep.suites.variables.VariableFile;
import picocli.CommandLine.Option;

/** The cost variables of the environment, to be shown beside their defaults. */
public final class CostFileOption {

    @Option(names = "--env-file", paramLabel = "FILE",
            description = "Show on stderr the cost variables of this dotenv file, and whether they are the defaults.")
    Optional<Path> file = Optional.empty();

    public List<String> lines(Console console) {
        List<String> lines = new ArrayList<>();
        file.map(path -> VariableFile.DOTENV.read(console.folder().resolve(path))).ifPresent(variables -> {
            lines.add("cost variables in " + variables.origin() + ":");
            lines.addAll(CostBriefing.values(variables.values()));
        });
        return lines;
    }
}
