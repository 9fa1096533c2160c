package lockstep.record.attestation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import lockstep.base.digest.Sha256;
import lockstep.record.evidence.RecordedRun;
import tools.jackson.databind.JsonNode;

/** The digests of what runs asked, of a few each worked out once: the runs of a suite ask the same, year after year. */
public final class KnownConfigurations {

    private static final int MOST = 8;
    /** In bytes, of a run whose configuration is held. */
    private static final int LARGEST = 32 << 10;

    private final SequencedMap<List<JsonNode>, Sha256> digests = new LinkedHashMap<>();

    public Sha256 digest(RecordedRun run) {
        if (run.content().length > LARGEST) {
            return digestOf(run);
        }
        List<JsonNode> parts = RunConfiguration.parts(run.tree());
        Sha256 known = digests.get(parts);
        if (known != null) {
            return known;
        }
        Sha256 digest = digestOf(run);
        if (digests.size() == MOST) {
            digests.pollFirstEntry();
        }
        digests.put(parts, digest);
        return digest;
    }

    public static Sha256 digestOf(RecordedRun run) {
        return Sha256.of(RunConfiguration.of(run.tree()));
    }
}
