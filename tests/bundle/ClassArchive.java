package tests.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The archive of the classes that commands load, loaded and linked ahead, and the list that it is made from. From one
 * list the archive comes out the same, but for what the JVM notes in it of the time: that is set to nothing.
 */
record ClassArchive(OwnRuntime runtime, List<String> options, String classPath) {

    /** Notes of the time are milliseconds since the machine started; so far apart are two archives, at most. */
    private static final int FURTHEST_MILLISECONDS = 600_000;
    private static final int HEADER = 4_096;

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

    /** @throws IllegalStateException if two archives of one list differ in more than the time */
    void make(Path list, Path target) throws IOException, InterruptedException {
        byte[] one = dumped(list, target);
        byte[] other = dumped(list, target);
        Files.write(target, withoutTime(one, other));
    }

    private byte[] dumped(Path list, Path target) throws IOException, InterruptedException {
        Files.deleteIfExists(target);
        List<String> command = new ArrayList<>(List.of(runtime.java().toString()));
        command.addAll(options);
        // Without collections on the way, and without compilers beside: what they leave would be a matter of luck.
        command.addAll(List.of("-Xint", "-XX:MetaspaceSize=512m", "-Xms512m", "-Xshare:dump", "-XX:+AOTClassLinking",
                "-XX:SharedClassListFile=" + list, "-XX:SharedArchiveFile=" + target, "-Xlog:disable", "-cp", classPath));
        Commands.outputOf(target.getParent(), Map.of(), command);
        return Files.readAllBytes(target);
    }

    /** Beyond the header, whose sums go with the content: nobody checks these, unless asked to, and they are nothing. */
    private static byte[] withoutTime(byte[] one, byte[] other) {
        if (one.length != other.length) {
            throw new IllegalStateException("two archives of one list differ in length");
        }
        ByteBuffer mine = ByteBuffer.wrap(one).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer theirs = ByteBuffer.wrap(other).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + Integer.BYTES <= one.length; at += Integer.BYTES) {
            int apart = theirs.getInt(at) - mine.getInt(at);
            if (apart == 0) {
                continue;
            }
            if (at >= HEADER && (apart < 0 || apart > FURTHEST_MILLISECONDS)) {
                throw new IllegalStateException("two archives of one list differ at " + at + ", and not by the time");
            }
            mine.putInt(at, 0);
        }
        return one;
    }
}
