package lockstep.record.checkpoint;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lockstep.base.digest.Sha256;
import lockstep.base.release.Sha;

/**
 * What one commit did to log and evidence, as text: the commit before it, when it says it was made, and one line a path
 * in the form of {@code sha256sum}, in byte order. The checkpoint itself is not in it.
 */
public final class RecordManifest {

    private final Optional<Sha> parent;
    private final Instant when;
    private final SortedMap<String, String> lines = new TreeMap<>();

    public RecordManifest(Optional<Sha> parent, Instant when) {
        this.parent = parent;
        this.when = when;
    }

    public void file(String path, Sha256 content) {
        lines.put(path, content.hex());
    }

    /** A path that is no plain file afterwards, or nothing at all. */
    public void other(String path, String what) {
        lines.put(path, what);
    }

    public byte[] bytes() {
        StringBuilder text = new StringBuilder();
        text.append("parent ").append(parent.map(Sha::hex).orElse("none")).append('\n');
        text.append("date ").append(when.getEpochSecond()).append('\n');
        lines.forEach((path, what) -> text.append(what).append("  ").append(path).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
