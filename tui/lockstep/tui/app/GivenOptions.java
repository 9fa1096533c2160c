package lockstep.tui.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lockstep.base.release.Environment;
import lockstep.settings.ConfigReader;
import lockstep.tui.api.Invocation;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options that the UI was given, as they were typed: the commands that do the same want them too. */
public record GivenOptions(ParseResult parsed) {

    private static final List<String> COMMON = List.of(
            "--operator", "--header", "--ca-file", "--connect-timeout", "--read-timeout", "--call-timeout");

    /**
     * @param configuredElsewhere whether a variable names the configuration, which the commands read too
     * @param folder where the UI was started, and the commands will be
     */
    public Invocation invocation(Path folder, boolean configuredElsewhere) {
        List<String> place = new ArrayList<>(words("--repo"));
        place.addAll(words("--remote"));
        List<String> config = words("--config");
        List<String> serviceConfig = config.isEmpty() && !configuredElsewhere ? configInClone(folder) : config;
        List<String> common = COMMON.stream().flatMap(name -> words(name).stream()).toList();
        return new Invocation(place, config, serviceConfig, common, bases(), Optional.empty());
    }

    /** The commands that ask a service look for the configuration where they are called, not in the clone. */
    private List<String> configInClone(Path folder) {
        return values("--repo").stream()
                .map(repo -> Path.of(repo).resolve(ConfigReader.FILE_NAME))
                .filter(file -> Files.exists(folder.resolve(file)))
                .findFirst()
                .map(file -> List.of("--config", file.toString()))
                .orElse(List.of());
    }

    private Map<Environment, String> bases() {
        Map<Environment, String> bases = new TreeMap<>();
        values("--staging-base").forEach(base -> bases.put(Environment.STAGING, base));
        values("--production-base").forEach(base -> bases.put(Environment.PRODUCTION, base));
        return bases;
    }

    private List<String> words(String name) {
        return values(name).stream().flatMap(value -> List.of(name, value).stream()).toList();
    }

    private List<String> values(String name) {
        return Optional.ofNullable(parsed.matchedOption(name)).map(OptionSpec::originalStringValues).orElse(List.of());
    }
}
