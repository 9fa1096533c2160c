package lockstep.record.verification;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import lockstep.record.audit.PathKeys;
import lockstep.repository.tree.BlobId;

/** What lay at paths last, as git names it, in few bytes: there is one a promotion for ever. */
public final class KeptBlobs {

    private static final int FIRST = 1 << 8;
    private static final int LENGTH = 20;
    private static final byte[] NOTHING = new byte[LENGTH];

    private final PathKeys keys = new PathKeys();
    private long[] table = new long[FIRST];
    private byte[] blobs = new byte[FIRST * LENGTH];
    private int used;

    public void put(String path, BlobId blob) {
        put(path, HexFormat.of().parseHex(blob.hex()));
    }

    public void remove(String path) {
        put(path, NOTHING);
    }

    private void put(String path, byte[] blob) {
        if (PathKeys.isFull(table, used)) {
            grow();
        }
        long key = keys.of(path);
        int at = PathKeys.place(table, key);
        used += table[at] == 0 ? 1 : 0;
        table[at] = key;
        ByteBuffer.wrap(blobs).put(at * LENGTH, blob);
    }

    public Optional<BlobId> get(String path) {
        int at = PathKeys.place(table, keys.of(path));
        byte[] blob = Arrays.copyOfRange(blobs, at * LENGTH, (at + 1) * LENGTH);
        return Arrays.equals(blob, NOTHING)
                ? Optional.empty()
                : Optional.of(new BlobId(HexFormat.of().formatHex(blob)));
    }

    private void grow() {
        long[] keysBefore = table;
        byte[] blobsBefore = blobs;
        table = new long[2 * keysBefore.length];
        blobs = new byte[2 * blobsBefore.length];
        for (int from = 0; from < keysBefore.length; from++) {
            if (keysBefore[from] != 0) {
                int to = PathKeys.place(table, keysBefore[from]);
                table[to] = keysBefore[from];
                System.arraycopy(blobsBefore, from * LENGTH, blobs, to * LENGTH, LENGTH);
            }
        }
    }
}
