package lockstep.tui.api;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lockstep.base.release.Environment;
import lockstep.base.text.Pasted;
import lockstep.base.text.ShellWord;

/**
 * How commands have to be called to act on what the UI acts on: with the options that it was given itself.
 *
 * @param place options that say which clone and which remote
 * @param config the option that says which {@code lockstep.yaml}; empty where none was given
 * @param serviceConfig the same for commands that do not look for it in the clone
 * @param common options that all commands have
 * @param bases environments that are asked elsewhere than the configuration says
 * @param folder where commands are to be called; empty for where the UI was started
 */
public record Invocation(
        List<String> place,
        List<String> config,
        List<String> serviceConfig,
        List<String> common,
        Map<Environment, String> bases,
        Optional<Path> folder) {


    public Invocation {
        place = List.copyOf(place);
        config = List.copyOf(config);
        serviceConfig = List.copyOf(serviceConfig);
        common = List.copyOf(common);
        bases = Map.copyOf(bases);
    }

    /** Of a UI that was given nothing. */
    public static Invocation plain() {
        return new Invocation(List.of(), List.of(), List.of(), List.of(), Map.of(), Optional.empty());
    }

    public Invocation in(Path other) {
        return new Invocation(place, config, serviceConfig, common, bases, Optional.of(other));
    }

    /**
     * A command that works on the clone. It knows no other environments than the configured ones; where the UI does, a
     * comment says so.
     */
    public String onRepository(List<String> words) {
        return line(words, place, config, common) + bases.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(base -> "  # with environments." + base.getKey().name() + ".base: " + base.getValue())
                .collect(Collectors.joining());
    }

    /** A command that asks the service of an environment. */
    public String onService(String command, Environment mode, List<String> words) {
        return line(List.of(command), asking(mode), words, serviceConfig, common);
    }

    /** One that also puts the run on the evidence branch. */
    public String onServiceRecorded(String command, Environment mode, List<String> words) {
        return line(List.of(command), asking(mode), words, List.of("--record"), place, serviceConfig, common);
    }

    private List<String> asking(Environment mode) {
        List<String> words = new ArrayList<>(List.of("--mode", mode.word()));
        if (bases.containsKey(mode)) {
            words.addAll(List.of("--base", bases.get(mode)));
        }
        return words;
    }

    /** As a shell reads it back. */
    @SafeVarargs
    private static String line(List<String>... parts) {
        return Pasted.line(List.of(parts).stream()
                .flatMap(List::stream)
                .map(Invocation::quoted)
                .collect(Collectors.joining(" ")));
    }

    public static String quoted(String word) {
        return ShellWord.quoted(word);
    }
}
