package lockstep.commands.site;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.release.Operator;
import lockstep.base.text.ShellWord;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.HttpOptions;
import lockstep.commands.cli.OperatorLookup;
import lockstep.release.site.ReleaseSite;
import lockstep.settings.Config;
import lockstep.settings.ConfigReader;
import lockstep.settings.SigningVariable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which repository and remote, and who acts. Whether it asks before it acts is what the two kinds of it differ in. */
public abstract sealed class SiteOptions permits ConfirmedSiteOptions, PlainSiteOptions {

    @Mixin
    HttpOptions http = new HttpOptions();

    @Option(names = "--repo", paramLabel = "DIR",
            description = "A clone of the service's repository. Default: the current folder.")
    Optional<Path> repo = Optional.empty();

    @Option(names = "--remote", paramLabel = "NAME",
            description = "The remote. Default: git.remote in lockstep.yaml, else origin.")
    Optional<String> remote = Optional.empty();

    @Option(names = "--operator", paramLabel = "NAME",
            description = "Who acts. Variable: OPERATOR. Default: git's user.name.")
    Optional<String> operator = Optional.empty();

    @Option(names = "--config", paramLabel = "FILE",
            description = "Configuration. Variable: LOCKSTEP_CONFIG. Default: lockstep.yaml in the repository's "
                    + "folder.")
    Optional<Path> config = Optional.empty();

    @Option(names = "--no-color", description = "No colours. NO_COLOR does the same.")
    boolean noColour;

    /**
     * Those that were given and that another command about the same needs, as they are typed into a shell. What came
     * from a variable is there for that command, too.
     */
    public String typed(Console console) {
        Map<String, String> variables = console.environment();
        List<String> words = new ArrayList<>();
        repo.ifPresent(folder -> words.addAll(List.of("--repo", folder.toString())));
        remote.ifPresent(name -> words.addAll(List.of("--remote", name)));
        config.map(Path::toString).filter(file -> !file.equals(variables.get("LOCKSTEP_CONFIG")))
                .ifPresent(file -> words.addAll(List.of("--config", file)));
        operator.filter(name -> !name.equals(variables.get("OPERATOR")))
                .ifPresent(name -> words.addAll(List.of("--operator", name)));
        words.addAll(http.words());
        return ShellWord.each(words);
    }

    public Path folder(Console console) {
        return repo.map(console.folder()::resolve).orElse(console.folder()).normalize();
    }

    public Config config(Console console) {
        return signed(console, asWritten(console));
    }

    private Config asWritten(Console console) {
        return ConfigReader.find(config.map(console.folder()::resolve), folder(console));
    }

    private static Config signed(Console console, Config config) {
        return new SigningVariable(console.environment()).in(config);
    }

    /** The file that the configuration is read from; empty where there is none. */
    public Optional<Path> configFile(Console console) {
        return config.map(console.folder()::resolve)
                .or(() -> Optional.of(folder(console).resolve(ConfigReader.FILE_NAME)))
                .filter(Files::exists);
    }

    public Operator operator(Console console) {
        return new OperatorLookup(folder(console)).find(operator);
    }

    public ReleaseSite open(Console console) {
        return open(console, config(console));
    }

    /** For a command that signs nothing: a variable for a key that names none does not stop it. */
    public ReleaseSite openToRead(Console console) {
        return open(console, new SigningVariable(console.environment()).forReading(asWritten(console)));
    }

    public ReleaseSite open(Console console, Config config) {
        return ReleaseSite.open(
                config, folder(console), remote, operator(console), console.environment(), http.settings(console));
    }

    /** Another repository, by its own lockstep.yaml. */
    public ReleaseSite openAt(Console console, Path other) {
        return ReleaseSite.open(
                signed(console, ConfigReader.find(Optional.empty(), other)), other, Optional.empty(), operator(console),
                console.environment(), http.settings(console));
    }

    public boolean refusesColour() {
        return noColour;
    }

    public String remoteName(Console console) {
        return remote.orElseGet(() -> asWritten(console).git().remote());
    }
}
