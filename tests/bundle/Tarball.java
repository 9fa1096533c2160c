package tests.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** A folder as a .tar.gz that comes out the same whenever it is written: in order, of one time, owned by root. */
record Tarball(Instant time) {

    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int PREFIX_AT = 345;
    private static final int SUM_AT = 148;
    /** Beyond it a bundle takes much longer and gains nothing. */
    private static final int LEVEL = 6;

    void write(Path folder, Path target) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.sorted().toList();
        }
        try (OutputStream out = new Gzip(Files.newOutputStream(target))) {
            for (Path file : files) {
                add(folder.getParent().relativize(file).toString(), file, out);
            }
            out.write(new byte[2 * BLOCK]);
        }
    }

    private void add(String name, Path file, OutputStream out) throws IOException {
        if (Files.isSymbolicLink(file)) {
            out.write(header(name, 0777, 0, '2', Files.readSymbolicLink(file).toString()));
        } else if (Files.isDirectory(file)) {
            out.write(header(name + "/", 0755, 0, '5', ""));
        } else {
            byte[] bytes = Files.readAllBytes(file);
            out.write(header(name, Files.isExecutable(file) ? 0755 : 0644, bytes.length, '0', ""));
            out.write(bytes);
            out.write(new byte[(BLOCK - bytes.length % BLOCK) % BLOCK]);
        }
    }

    /** As POSIX (ustar) says. */
    private byte[] header(String name, int mode, long size, char type, String link) {
        byte[] header = new byte[BLOCK];
        int cut = name.length() <= NAME ? 0 : name.indexOf('/', name.length() - NAME - 1) + 1;
        put(header, 0, name.substring(cut));
        put(header, PREFIX_AT, cut == 0 ? "" : name.substring(0, cut - 1));
        put(header, 100, "%07o".formatted(mode));
        put(header, 108, "0000000");
        put(header, 116, "0000000");
        put(header, 124, "%011o".formatted(size));
        put(header, 136, "%011o".formatted(time.getEpochSecond()));
        put(header, SUM_AT, "        ");
        header[156] = (byte) type;
        put(header, 157, link);
        put(header, 257, "ustar\00000");
        put(header, 265, "root");
        put(header, 297, "root");
        int sum = 0;
        for (byte each : header) {
            sum += each & 0xff;
        }
        put(header, SUM_AT, "%06o\0 ".formatted(sum));
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private static final class Gzip extends GZIPOutputStream {

        Gzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(LEVEL);
        }
    }
}
