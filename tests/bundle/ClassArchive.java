package tests.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.MethodRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * The archive of the classes that commands load, loaded and linked ahead, and the list that it is made from. From one
 * list the archive comes out the same, but for what the JVM notes in it of the time: that is set to nothing.
 */
record ClassArchive(OwnRuntime runtime, List<String> options, String classPath) {

    /** Notes of the time are milliseconds since the machine started; so far apart are two archives, at most. */
    private static final int FURTHEST_MILLISECONDS = 600_000;
    private static final int HEADER = 4_096;
    private static final int MOST = 6;
    private static final String TREEIFIED = entryOfTreeification();

    /** The lists that runs wrote, as one, in order. */
    static List<String> merged(List<Path> lists) throws IOException {
        TreeSet<String> classes = new TreeSet<>();
        TreeSet<String> notes = new TreeSet<>();
        TreeMap<String, TreeSet<Integer>> resolved = new TreeMap<>();
        for (Path list : lists) {
            for (String line : Files.readAllLines(list)) {
                if (line.startsWith("@cp ")) {
                    List<String> words = List.of(line.split(" "));
                    TreeSet<Integer> indices = resolved.computeIfAbsent(words.get(1), name -> new TreeSet<>());
                    words.stream().skip(2).map(Integer::valueOf).forEach(indices::add);
                } else if (line.startsWith("@")) {
                    notes.add(line);
                } else if (!line.startsWith("#") && !line.contains("source:")) {
                    classes.add(line.replaceFirst(" id: \\d+$", ""));
                }
            }
        }
        List<String> merged = new ArrayList<>(classes);
        merged.addAll(notes);
        resolved.forEach((name, indices) -> merged.add("@cp " + name + " " + String.join(" ",
                indices.stream().map(String::valueOf).toList())));
        return merged;
    }

    /** Those of the product that a list names and the jar does not have: the list was made of an older one. */
    static List<String> gone(List<String> list, Path product) throws IOException {
        try (ZipFile jar = new ZipFile(product.toFile())) {
            return list.stream()
                    .filter(name -> name.startsWith("lockstep/") && jar.getEntry(name + ".class") == null).toList();
        }
    }

    /**
     * The same list with what is resolved in the JVM that makes an archive, or not, as luck has it: whether ever so many
     * keys fell into one bin of some table. Listed, it always is.
     */
    static List<String> settled(List<String> list) throws IOException {
        String line = "@cp java/util/HashMap ";
        return list.stream().map(each -> each.startsWith(line)
                ? line + Stream.concat(Stream.of(each.substring(line.length()).split(" ")), Stream.of(TREEIFIED))
                        .map(Integer::valueOf).distinct().sorted().map(String::valueOf).collect(Collectors.joining(" "))
                : each).toList();
    }

    private static String entryOfTreeification() {
        try (InputStream table = HashMap.class.getResourceAsStream("HashMap.class")) {
            for (PoolEntry entry : ClassFile.of().parse(table.readAllBytes()).constantPool()) {
                if (entry instanceof MethodRefEntry method && method.name().equalsString("treeifyBin")) {
                    return String.valueOf(entry.index());
                }
            }
            throw new IllegalStateException("java.util.HashMap no longer calls treeifyBin");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What came out twice counts: rarely the JVM has resolved an entry of a class in one archive, and not in the next.
     *
     * @throws IllegalStateException if all archives of one list differ in more than the time
     */
    void make(Path list, Path target) throws IOException, InterruptedException {
        List<byte[]> made = new ArrayList<>();
        while (made.size() < MOST) {
            byte[] next = dumped(list, target);
            for (byte[] earlier : made) {
                Optional<byte[]> same = withoutTime(earlier, next);
                if (same.isPresent()) {
                    Files.write(target, same.get());
                    return;
                }
            }
            made.add(next);
        }
        throw new IllegalStateException(made.size() + " archives of " + list + " all differ, and not by the time");
    }

    private byte[] dumped(Path list, Path target) throws IOException, InterruptedException {
        Files.deleteIfExists(target);
        List<String> command = new ArrayList<>(List.of(runtime.java().toString()));
        command.addAll(options);
        // Without collections on the way, and without compilers beside: what they leave would be a matter of luck. The
        // heap's size is noted in it, and would be that of the machine.
        command.addAll(List.of("-Xint", "-XX:MetaspaceSize=512m", "-Xms512m", "-Xmx512m", "-Xshare:dump", "-XX:+AOTClassLinking",
                "-XX:SharedClassListFile=" + list, "-XX:SharedArchiveFile=" + target, "-Xlog:disable", "-cp", classPath));
        Commands.outputOf(target.getParent(), Map.of(), Launcher.with(target.getParent(), command));
        return Files.readAllBytes(target);
    }

    /**
     * Beyond the header, whose sums go with the content: nobody checks these, unless asked to, and they are nothing. Empty
     * where two differ in more.
     */
    private static Optional<byte[]> withoutTime(byte[] earlier, byte[] later) {
        if (earlier.length != later.length) {
            return Optional.empty();
        }
        ByteBuffer result = ByteBuffer.wrap(later.clone()).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer before = ByteBuffer.wrap(earlier).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + Integer.BYTES <= later.length; at += Integer.BYTES) {
            int apart = result.getInt(at) - before.getInt(at);
            if (apart == 0) {
                continue;
            }
            if (at >= HEADER && (apart < 0 || apart > FURTHEST_MILLISECONDS)) {
                return Optional.empty();
            }
            result.putInt(at, 0);
        }
        return Optional.of(result.array());
    }
}
