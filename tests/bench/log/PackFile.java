package tests.bench.log;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.eclipse.jgit.internal.storage.file.BasePackIndexWriter;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.transport.PackedObjectInfo;

/**
 * A pack of git's, written front to back. Only so is a long branch made in minutes: through git each version of the
 * log would be written, compressed and compared whole.
 */
final class PackFile {

    private static final int OFS_DELTA = 6;

    private final ObjectInserter.Formatter names = new ObjectInserter.Formatter();
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private final List<PackedObjectInfo> objects = new ArrayList<>();
    private final Path file;
    private final OutputStream out;
    private long position;

    PackFile(Path folder) throws IOException {
        file = folder.resolve("pack.tmp");
        out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
        put(new byte[] {'P', 'A', 'C', 'K', 0, 0, 0, 2, 0, 0, 0, 0}, new CRC32());
    }

    /** Where the next object will lie. */
    long position() {
        return position;
    }

    /** @param type as in {@link Constants} */
    ObjectId add(int type, byte[] content) throws IOException {
        ObjectId id = names.idFor(type, content);
        write(id, type, content, new byte[0]);
        return id;
    }

    /** The same as a difference from what lies at {@code base}. */
    ObjectId add(int type, byte[] content, long base, byte[] delta) throws IOException {
        ObjectId id = names.idFor(type, content);
        write(id, OFS_DELTA, delta, distance(position - base));
        return id;
    }

    private void write(ObjectId id, int type, byte[] content, byte[] base) throws IOException {
        PackedObjectInfo object = new PackedObjectInfo(id);
        object.setOffset(position);
        CRC32 crc = new CRC32();
        put(head(type, content.length), crc);
        put(base, crc);
        deflater.reset();
        deflater.setInput(content);
        deflater.finish();
        byte[] buffer = new byte[1 << 13];
        while (!deflater.finished()) {
            put(ByteBuffer.wrap(buffer, 0, deflater.deflate(buffer)), crc);
        }
        object.setCRC((int) crc.getValue());
        objects.add(object);
    }

    private void put(byte[] bytes, CRC32 crc) throws IOException {
        put(ByteBuffer.wrap(bytes), crc);
    }

    private void put(ByteBuffer bytes, CRC32 crc) throws IOException {
        out.write(bytes.array(), 0, bytes.limit());
        crc.update(bytes.array(), 0, bytes.limit());
        position += bytes.limit();
    }

    private static byte[] head(int type, int size) {
        ByteBuffer head = ByteBuffer.allocate(6);
        int rest = size >>> 4;
        head.put((byte) (type << 4 | size & 15 | (rest > 0 ? 128 : 0)));
        for (; rest > 0; rest >>>= 7) {
            head.put((byte) (rest & 127 | (rest > 127 ? 128 : 0)));
        }
        return trimmed(head);
    }

    private static byte[] distance(long back) {
        byte[] digits = new byte[10];
        int at = digits.length;
        digits[--at] = (byte) (back & 127);
        for (long rest = back >>> 7; rest > 0; rest >>>= 7) {
            digits[--at] = (byte) (128 | --rest & 127);
        }
        return trimmed(ByteBuffer.allocate(10).put(digits, at, digits.length - at));
    }

    private static byte[] trimmed(ByteBuffer bytes) {
        byte[] trimmed = new byte[bytes.position()];
        bytes.get(0, trimmed);
        return trimmed;
    }

    /** Closes it and writes its index, so that git sees the objects. */
    void finish() throws IOException {
        deflater.end();
        out.close();
        byte[] checksum;
        try (FileChannel pack = FileChannel.open(file, StandardOpenOption.WRITE)) {
            pack.write(ByteBuffer.allocate(4).putInt(0, objects.size()), 8);
        }
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), Constants.newMessageDigest())) {
            in.transferTo(OutputStream.nullOutputStream());
            checksum = in.getMessageDigest().digest();
        }
        Files.write(file, checksum, StandardOpenOption.APPEND);
        String name = "pack-" + ObjectId.fromRaw(checksum).name();
        Collections.sort(objects);
        try (OutputStream index = new BufferedOutputStream(Files.newOutputStream(file.resolveSibling(name + ".idx")))) {
            BasePackIndexWriter.createVersion(index, 2).write(objects, checksum);
        }
        Files.move(file, file.resolveSibling(name + ".pack"));
    }
}
