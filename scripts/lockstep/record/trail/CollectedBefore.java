package lockstep.record.trail;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lockstep.base.digest.Sha256;
import lockstep.gates.gate.JsonReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an earlier collection wrote, by its audit file. That one names the digest of each file beside it and its own, so
 * that a file that somebody changed since is told from one that may be written anew.
 */
public record CollectedBefore(Map<String, String> digests) {

    public CollectedBefore {
        digests = Map.copyOf(digests);
    }

    /** @param audit the audit file that lies there; one that was changed vouches for nothing */
    public static CollectedBefore by(String path, Optional<byte[]> audit) {
        Map<String, String> digests = new HashMap<>();
        audit.filter(CollectedBefore::isWhole).ifPresent(content -> {
            digests.put(path, Sha256.of(content).hex());
            JsonReader.read(content).ifPresent(tree -> tree.path("files")
                    .forEach(file -> digests.put(text(file, "path"), text(file, "sha256"))));
        });
        return new CollectedBefore(digests);
    }

    private static boolean isWhole(byte[] content) {
        return JsonReader.read(content)
                .filter(tree -> text(tree, "schema").equals(Collection.AUDIT_SCHEMA) && tree.isObject())
                .filter(tree -> Arrays.equals(Collection.sealed((ObjectNode) tree), content))
                .isPresent();
    }

    private static String text(JsonNode tree, String name) {
        return tree.path(name).asString("");
    }

    /** Whether the file is as it was written then. */
    public boolean wrote(String path, byte[] content) {
        return Sha256.of(content).hex().equals(digests.get(path));
    }
}
