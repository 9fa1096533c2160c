package lockstep.settings.gates;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.ServiceName;
import lockstep.base.text.Sanitiser;
import lockstep.gates.declared.DeclaredGate;
import lockstep.gates.declared.DeclaredGates;
import lockstep.gates.gate.GateName;
import lockstep.settings.yaml.Keys;
import lockstep.settings.yaml.Mistakes;
import lockstep.settings.yaml.YamlReader;
import lockstep.settings.yaml.YamlValue;
import lockstep.settings.yaml.YamlValue.Entry;
import lockstep.settings.yaml.YamlValue.Mapping;

/** Reads all the declarations of a configuration: {@code gates:} in it, then each of {@code gates/*.yaml}. */
public final class GateFile {

    public static final String FOLDER = "gates";
    static final String ID = "Use lower case letters, digits and _, at most 64, a letter first.";
    private static final int MOST = 100;
    /** In bytes. */
    public static final int LARGEST = 64 * 1024;

    private final SideFiles files;
    private final Map<GateName, Placed> placed = new LinkedHashMap<>();

    /** A gate, and where it stands. */
    record Placed(DeclaredGate gate, Mistakes mistakes, GateSource source) {}

    private GateFile(Beside beside) {
        this.files = new SideFiles(beside);
    }

    /**
     * @param yaml the configuration
     * @param where it comes from, sanitised
     */
    public static DeclaredGates read(String yaml, String where, Beside beside) {
        GateFile all = new GateFile(beside);
        all.add(yaml, where, true);
        all.addFolder(FOLDER, beside);
        return new DeclaredGates(new GateOrder(all.placed).sorted(), all.files.all());
    }

    /** The same of one of several services: {@code services.NAME.gates}, then each of {@code gates/NAME/*.yaml}. */
    public static DeclaredGates readOf(String service, String yaml, String where, Beside beside) {
        GateFile all = new GateFile(beside);
        Mistakes mistakes = new Mistakes(where);
        YamlReader.read(yaml, mistakes)
                .flatMap(document -> Keys.mapping(mistakes, "the document", document).entry("services"))
                .flatMap(services -> Keys.mapping(mistakes, "services", services.value()).entry(service))
                .flatMap(one -> Keys.mapping(mistakes, "services." + service, one.value()).entry("gates"))
                .ifPresent(gates -> all.addAll(gates, mistakes, yaml));
        all.addFolder(FOLDER + "/" + service, beside);
        return new DeclaredGates(new GateOrder(all.placed).sorted(), all.files.all());
    }

    /** Whether a name in the folder is one of a file of declarations. */
    public static boolean isDeclaration(String name) {
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    /**
     * Folders of gates belong to services; gates in any other folder would never be asked.
     *
     * @throws ConfigurationError if there is one
     */
    public static void requireAllRead(Beside beside, Collection<ServiceName> services) {
        List<String> known = services.stream().map(ServiceName::word).toList();
        requireNames(beside, FOLDER);
        known.forEach(name -> requireNames(beside, FOLDER + "/" + name));
        for (String name : beside.names(FOLDER)) {
            String folder = FOLDER + "/" + (name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
            boolean isOfService = known.contains(folder.substring(FOLDER.length() + 1));
            if (!name.startsWith(".") && !isDeclaration(name) && !isOfService && beside.names(folder).stream()
                    .anyMatch(file -> isDeclaration(file.toLowerCase(Locale.ROOT))
                            && declares(beside, folder + "/" + file))) {
                throw new ConfigurationError(
                        Sanitiser.line(folder, 200) + " holds gates, and no service has that name: "
                                + (known.isEmpty() ? "there is one service" : String.join(", ", known)),
                        known.isEmpty() ? "Move them to " + FOLDER + "/." : "Name the folder as the service.");
            }
        }
    }

    /** A name counts in lower case, as on a host whose file system tells cases apart. */
    private static void requireNames(Beside beside, String folder) {
        beside.names(folder).stream()
                .filter(name -> !isDeclaration(name) && isDeclaration(name.toLowerCase(Locale.ROOT)))
                .filter(name -> declares(beside, folder + "/" + name))
                .findFirst()
                .ifPresent(name -> {
                    throw new ConfigurationError(Sanitiser.line(folder + "/" + name, 200)
                            + " holds gates, and is not read: its name does not end in .yaml or .yml",
                            "Write the end of its name in lower case.");
                });
    }

    /** However the key is written. No commit carries what a link leads to. */
    private static boolean declares(Beside beside, String path) {
        Optional<byte[]> file = beside.isLinked(path) ? Optional.empty() : beside.read(path, LARGEST);
        return file.map(bytes -> new String(bytes, StandardCharsets.UTF_8)).filter(yaml -> {
            try {
                return YamlReader.read(yaml, new Mistakes("it")).filter(Mapping.class::isInstance)
                        .map(Mapping.class::cast).flatMap(mapping -> mapping.entry("gates")).isPresent();
            } catch (ConfigurationError e) {
                return yaml.lines().anyMatch(line -> line.startsWith("gates:"));
            }
        }).isPresent();
    }

    private void addFolder(String folder, Beside beside) {
        for (String name : beside.names(folder)) {
            if (isDeclaration(name)) {
                String path = folder + "/" + name;
                byte[] bytes = beside.listed(path, LARGEST).orElseThrow(() -> new ConfigurationError(
                        Sanitiser.line(path, 200) + " cannot be read: it is no plain file, you may not read it, or it"
                                + " is larger than 64 KiB",
                        "Put a plain file in the place of a link, split it, or make it readable."));
                add(new String(bytes, StandardCharsets.UTF_8), Sanitiser.line(path, 200), false);
            }
        }
    }

    /** One file of declarations alone; a lockstep.yaml may be given too. */
    public static DeclaredGates readOne(String yaml, String where, Beside beside) {
        GateFile one = new GateFile(beside);
        one.add(yaml, where, true);
        return new DeclaredGates(new GateOrder(one.placed).sorted(), one.files.all());
    }

    private void add(String yaml, String where, boolean configuration) {
        Mistakes mistakes = new Mistakes(where);
        Optional<YamlValue> document = YamlReader.read(yaml, mistakes);
        if (document.isEmpty()) {
            return;
        }
        Optional<Entry> section = configuration
                ? Keys.mapping(mistakes, "the document", document.get()).entry("gates")
                : Keys.of(mistakes, "the document", document.get(), "gates").get("gates");
        section.ifPresent(gates -> addAll(gates, mistakes, yaml));
    }

    private void addAll(Entry section, Mistakes mistakes, String yaml) {
        List<Entry> entries = Keys.mapping(mistakes, "gates", section.value()).entries();
        if (entries.isEmpty()) {
            throw mistakes.at(section.at(), "gates is empty", "Declare a gate, or leave gates out.");
        }
        Set<GateName> earlier = new LinkedHashSet<>(placed.keySet());
        for (Entry entry : entries) {
            if (!GateName.isValid(entry.key()) || entry.key().equals(GateMapping.ALL)
                    || entry.key().equals("revision")) {
                throw mistakes.at(entry.at(), "'" + Sanitiser.line(entry.key(), 70) + "' is no id for a gate",
                        ID + " all and revision are taken.");
            }
            GateName name = new GateName(entry.key());
            if (placed.containsKey(name)) {
                throw mistakes.at(entry.at(), "the gate '" + name + "' is declared twice, also in "
                        + placed.get(name).mistakes().where(), "Rename one of them.");
            }
            if (placed.size() == MOST) {
                throw mistakes.at(entry.at(), "more than " + MOST + " gates", "Declare fewer, or use for_each.");
            }
            placed.put(name, new Placed(
                    new GateMapping(mistakes, files).gate(entry.key(), entry.value(), earlier), mistakes,
                    new GateSource(entry, yaml)));
            earlier.add(name);
        }
    }
}
