package lockstep.record.verification;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import lockstep.base.digest.Sha256;
import lockstep.gates.gate.JsonReader;
import tools.jackson.databind.JsonNode;

/** Documents that several look at, or that are recorded with each move again, parsed once: a few, by their digests. */
public final class KnownTrees {

    private static final int MOST = 8;
    /** In bytes, of a document whose tree is held. */
    private static final int LARGEST = 16 << 10;

    private final SequencedMap<Sha256, Optional<JsonNode>> trees = new LinkedHashMap<>();

    /** Empty where it is no JSON. Whoever asks does not change the tree. */
    public Optional<JsonNode> of(Sha256 digest, Supplier<byte[]> content) {
        Optional<JsonNode> known = trees.get(digest);
        if (known != null) {
            return known;
        }
        byte[] bytes = content.get();
        Optional<JsonNode> tree = JsonReader.read(bytes);
        if (bytes.length <= LARGEST) {
            if (trees.size() == MOST) {
                trees.pollFirstEntry();
            }
            trees.put(digest, tree);
        }
        return tree;
    }
}
