package tests.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A program or library of Linux, cut behind what is ever loaded. What follows there are tables of symbols and sections,
 * which only debuggers read; {@code objcopy} takes them away as well, but not every host has it.
 */
final class ElfFile {

    private static final int HEADER = 64;
    private static final int MAGIC = 0x7f454c46;
    /** 64 bits, the least byte first. */
    private static final int KIND_AT = 4;
    private static final short KIND = 0x0201;

    private static final int SEGMENTS_AT = 32;
    private static final int SECTIONS_AT = 40;
    private static final int SEGMENT_SIZE_AT = 54;
    private static final int SEGMENT_COUNT_AT = 56;
    private static final int SECTION_COUNT_AT = 60;
    private static final int SECTION_NAMES_AT = 62;

    /** Within the description of a segment. */
    private static final int OFFSET_AT = 8;
    private static final int SIZE_AT = 32;

    private ElfFile() {}

    /** Leaves alone what is none, or of another kind. */
    static void cut(Path file) throws IOException {
        ByteBuffer header;
        long end;
        try (FileChannel channel = FileChannel.open(file)) {
            header = read(channel, 0, HEADER);
            if (!isKnown(header)) {
                return;
            }
            end = end(channel, header.order(ByteOrder.LITTLE_ENDIAN));
        }
        header.putLong(SECTIONS_AT, 0).putShort(SECTION_COUNT_AT, (short) 0).putShort(SECTION_NAMES_AT, (short) 0);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(header, 0);
            channel.truncate(end);
        }
    }

    private static boolean isKnown(ByteBuffer header) {
        return header.remaining() == HEADER && header.getInt(0) == MAGIC && header.getShort(KIND_AT) == KIND;
    }

    /** Where the last segment ends. */
    private static long end(FileChannel channel, ByteBuffer header) throws IOException {
        int size = header.getShort(SEGMENT_SIZE_AT);
        int count = header.getShort(SEGMENT_COUNT_AT);
        ByteBuffer segments = read(channel, header.getLong(SEGMENTS_AT), size * count).order(ByteOrder.LITTLE_ENDIAN);
        long end = header.getLong(SEGMENTS_AT) + (long) size * count;
        for (int at = 0; at < size * count; at += size) {
            end = Math.max(end, segments.getLong(at + OFFSET_AT) + segments.getLong(at + SIZE_AT));
        }
        return end;
    }

    private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
            continue;
        }
        return bytes.flip();
    }
}
