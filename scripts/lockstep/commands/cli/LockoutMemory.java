package lockstep.commands.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.error.LockstepError;
import lockstep.base.files.UserFolders;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.JsonReader;
import lockstep.gates.gate.Lockouts.Lockout;
import lockstep.gates.http.ServiceAddress;
import lockstep.gates.http.Target;
import lockstep.record.evidence.SafeFile;
import lockstep.suites.chat.ServiceLimits;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one process leaves to the next about a service's lockouts: a file in the cache. Never needed, never trusted.
 *
 * @param kept for how long a lockout is remembered: as long as the service counts it, and a day at least
 */
record LockoutMemory(Path file, ServiceAddress service, Duration kept) {

    static final String SCHEMA = "lockstep/lockouts/v1";

    private static final Duration LEAST = Duration.ofHours(24);
    private static final int LARGEST = 64 * 1024;
    private static final int MOST = 300;

    LockoutMemory {
        kept = kept.compareTo(LEAST) < 0 ? LEAST : kept;
    }

    /** Empty where there is no cache, and for services of this machine, which forget when they are restarted. */
    static Optional<LockoutMemory> of(Target target, ServiceLimits limits, Map<String, String> environment) {
        ServiceAddress address = ServiceAddress.of(target);
        boolean isLocal = address.isOnSameHostAs(new ServiceAddress("localhost", 0, List.of()));
        UserFolders folders = new UserFolders(environment);
        Optional<Path> cache = folders.named("LOCKSTEP_CACHE").filter(Path::isAbsolute)
                .or(() -> isLocal ? Optional.empty() : folders.cache());
        String name = address.host().replaceAll("[^a-z0-9.-]", "_") + "-" + address.port() + "-"
                + HexFormat.of().toHexDigits(address.path().hashCode());
        return cache.map(folder -> new LockoutMemory(
                folder.resolve("lockouts").resolve(name + ".json"), address, limits.forgiveAfter()));
    }

    /** Those that still count; nothing where the file is not there, or not ours. */
    List<Lockout> read(Instant now) {
        List<Lockout> lockouts = new ArrayList<>();
        try {
            if (Files.size(file) > LARGEST) {
                return List.of();
            }
            JsonNode tree = JsonReader.read(Files.readString(file)).orElse(JsonNodeFactory.instance.objectNode());
            boolean ours = tree.path("schema").asString("").equals(SCHEMA)
                    && tree.path("service").asString("").equals(service.toString());
            if (!ours) {
                return List.of();
            }
            for (JsonNode one : tree.path("lockouts")) {
                lockouts.add(new Lockout(
                        new GateName(one.path("gate").asString("")), Instant.parse(one.path("since").asString("")),
                        Instant.parse(one.path("until").asString("")), false));
            }
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            return List.of();
        }
        return recent(lockouts, now);
    }

    /** A cache that cannot be written is none. */
    void write(List<Lockout> lockouts, Instant now) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("schema", SCHEMA).put("service", service.toString());
        ArrayNode all = tree.putArray("lockouts");
        recent(lockouts, now).forEach(one -> all.addObject()
                .put("gate", one.by().word())
                .put("since", one.since().toString())
                .put("until", one.until().toString()));
        try {
            SafeFile.makeFolder(file.getParent());
            SafeFile.write(file, tree + "\n");
        } catch (LockstepError e) {
            return;
        }
    }

    private List<Lockout> recent(List<Lockout> lockouts, Instant now) {
        return lockouts.stream()
                .filter(one -> one.until().isAfter(now.minus(kept)) && !one.since().isAfter(now))
                .filter(one -> one.length().compareTo(kept) <= 0)
                .sorted(Comparator.comparing(Lockout::until).reversed())
                .limit(MOST)
                .sorted(Comparator.comparing(Lockout::since))
                .toList();
    }
}
