package lockstep.gates.declared;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lockstep.base.digest.Sha256;
import lockstep.base.release.Environment;
import lockstep.gates.gate.GateName;

/**
 * All the gates that a configuration declares, each after those that it waits for.
 *
 * @param files what the gates name beside the configuration, by path
 */
public record DeclaredGates(List<DeclaredGate> gates, SortedMap<String, String> files) {

    private static final int LONGEST = 300;

    public DeclaredGates {
        gates = List.copyOf(gates);
        files = new TreeMap<>(files);
    }

    public static DeclaredGates none() {
        return new DeclaredGates(List.of(), new TreeMap<>());
    }

    public boolean isEmpty() {
        return gates.isEmpty();
    }

    /** The gates of one environment, in order. */
    public List<DeclaredGate> in(Environment environment) {
        return gates.stream().filter(gate -> gate.isFor(environment)).toList();
    }

    /** Those that leave nothing behind: all but the bursts, and what needs one, or needs what does. */
    public List<DeclaredGate> smoke(Environment environment) {
        List<DeclaredGate> all = in(environment);
        Set<GateName> left = new HashSet<>();
        boolean grew = true;
        while (grew) {
            grew = all.stream()
                    .filter(gate -> gate.burst().isPresent() || gate.needs().stream().anyMatch(left::contains))
                    .map(DeclaredGate::name)
                    .toList().stream().anyMatch(left::add);
        }
        return all.stream().filter(gate -> !left.contains(gate.name())).toList();
    }

    /** The environment whose gates are asked: a canary that has no smoke of its own is asked as production is. */
    public Environment askedFor(Environment environment) {
        return isCanary(environment) && smoke(environment).isEmpty() && !smoke(Environment.PRODUCTION).isEmpty()
                ? Environment.PRODUCTION
                : environment;
    }

    /** What can be asked of an environment, in order; of a canary only the smoke. */
    public List<DeclaredGate> asked(Environment environment) {
        return isCanary(environment) ? smoke(askedFor(environment)) : in(environment);
    }

    private static boolean isCanary(Environment environment) {
        return environment.role() == Environment.Role.CANARY;
    }

    public boolean isAnyFor(Environment environment) {
        return !in(environment).isEmpty();
    }

    /** Those that some gate is for. */
    public List<Environment> environments() {
        return Environment.all().stream().filter(this::isAnyFor).toList();
    }

    public Optional<DeclaredGate> gate(GateName name) {
        return gates.stream().filter(gate -> gate.name().equals(name)).findFirst();
    }

    /** The variables that hold the secrets of an environment's gates. */
    public Set<String> secrets(Environment environment) {
        return in(environment).stream().flatMap(gate -> gate.secrets().stream()).collect(Collectors.toSet());
    }

    /** What decides, as texts by key: each gate as it was written, each file by its digest. */
    public SortedMap<String, String> written() {
        SortedMap<String, String> values = new TreeMap<>();
        int place = 0;
        for (DeclaredGate gate : gates) {
            values.put("gates." + gate.name(), "[" + ++place + "] " + shown(gate.source().toString()));
        }
        files.forEach((path, text) -> values.put("gates file " + ascii(path), "sha256 " + Sha256.of(text)));
        return values;
    }

    /** Short enough for a message, and of characters that no sanitiser changes: records compare it. */
    private static String shown(String source) {
        String plain = ascii(source);
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "... sha256 "
                + Sha256.of(plain);
    }

    private static String ascii(String text) {
        StringBuilder plain = new StringBuilder();
        text.chars().forEach(c -> plain.append(c >= 0x20 && c < 0x7f ? String.valueOf((char) c)
                : String.format("\\u%04x", c)));
        return plain.toString();
    }

    /** Of the whole declaration: another digest means that something else was asked. */
    public String sha256() {
        StringBuilder all = new StringBuilder();
        written().forEach((key, value) -> all.append(key).append('=').append(value).append('\n'));
        return Sha256.of(all.toString()).hex();
    }
}
