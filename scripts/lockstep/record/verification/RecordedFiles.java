package lockstep.record.verification;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import lockstep.base.digest.Sha256;

/** The digests of what was recorded of one release, by path, in few bytes: a release may never come to its end. */
final class RecordedFiles {

    private static final int DIGEST = 32;

    private byte[] bytes = {};
    private int used;

    /** The last digest of a path counts. */
    void add(String path, Sha256 digest) {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        int needed = used + Integer.BYTES + name.length + DIGEST;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, needed + used / 8);
        }
        ByteBuffer.wrap(bytes, used, needed - used)
                .putInt(name.length)
                .put(name)
                .put(HexFormat.of().parseHex(digest.hex()));
        used = needed;
    }

    SortedMap<String, Sha256> byPath() {
        SortedMap<String, Sha256> files = new TreeMap<>();
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, used);
        while (in.hasRemaining()) {
            byte[] name = new byte[in.getInt()];
            byte[] digest = new byte[DIGEST];
            in.get(name).get(digest);
            files.put(new String(name, StandardCharsets.UTF_8), new Sha256(HexFormat.of().formatHex(digest)));
        }
        return files;
    }
}
