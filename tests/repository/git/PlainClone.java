package tests.repository.git;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;

/**
 * What {@code git clone} makes of a bare repository beside it, file for file, without the processes that it takes:
 * fixtures need thousands. Where anything about the repository is unusual, {@link #of} leaves it to git.
 */
final class PlainClone {

    private static final String HEADS = "refs/heads/";
    private static final String TAGS = "refs/tags/";
    private static final String EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
    private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}");

    private static final Pattern USUAL = Pattern.compile("\\[(core|receive|http)]"
            + "|\t(repositoryformatversion = 0|filemode = true|bare = true|receivepack = true|deny\\w+ = \\w+)");

    /** The index of a tree without files. */
    private static final byte[] EMPTY_INDEX = HexFormat.of().parseHex("444952430000000200000000"
            + "5452454500000019003020300a" + EMPTY_TREE + "72d53f787d86a932a25a8537cee236d81846a8f1");

    /** Something of which only git knows what becomes of it. */
    private static final class Unusual extends IOException {
        private static final long serialVersionUID = 1;
    }

    private final Git git;
    private final Path bare;
    private final Path clone;

    private PlainClone(Git git, Path bare, Path clone) {
        this.git = git;
        this.bare = bare;
        this.clone = clone;
    }

    /** Whether it was made; else nothing was. */
    static boolean of(Git git, Path bare, Path clone) throws IOException {
        try {
            return new PlainClone(git, bare, clone).make();
        } catch (Unusual e) {
            return false;
        }
    }

    private boolean make() throws IOException {
        if (Files.exists(clone) || isConfigured() || Files.exists(bare.resolve("objects/info/alternates"))
                || Files.exists(bare.resolve("shallow"))) {
            return false;
        }
        String head = Files.readString(bare.resolve("HEAD")).strip();
        // Refs before objects: what is pushed meanwhile is there, or is not looked for.
        SortedMap<String, String> refs = refs();
        String branch = head.replaceFirst("^ref: " + HEADS, "");
        String commit = refs.get(HEADS + branch);
        if (branch.equals(head) || commit == null) {
            return false;
        }
        Map<String, String> peeled = new HashMap<>();
        for (Map.Entry<String, String> ref : refs.entrySet()) {
            if (ref.getKey().startsWith(TAGS) && object(ref.getValue()).startsWith("tag ")) {
                peeled.put(ref.getKey(), word(ref.getValue(), "object"));
            }
        }
        String tree = word(commit, "tree");
        write(branch, commit, refs, peeled);
        link();
        if (tree.equals(EMPTY_TREE)) {
            Files.write(clone.resolve(".git/index"), EMPTY_INDEX);
        } else {
            git.in(clone, "read-tree", "-m", "-u", "HEAD");
        }
        return true;
    }

    /** Beyond what each repository has, and what only concerns those who push. */
    private boolean isConfigured() throws IOException {
        return !git.isAsMade() || !Files.readAllLines(bare.resolve("config")).stream().allMatch(USUAL.asMatchPredicate());
    }

    private SortedMap<String, String> refs() throws IOException {
        SortedMap<String, String> refs = new TreeMap<>();
        Path packed = bare.resolve("packed-refs");
        if (Files.exists(packed)) {
            Files.readAllLines(packed).stream().filter(line -> !line.startsWith("#") && !line.startsWith("^"))
                    .forEach(line -> refs.put(line.substring(41), line.substring(0, 40)));
        }
        loose(HEADS, refs);
        loose(TAGS, refs);
        refs.keySet().removeIf(ref -> !ref.startsWith(HEADS) && !ref.startsWith(TAGS));
        return refs;
    }

    private void loose(String folder, SortedMap<String, String> refs) throws IOException {
        for (String name : names(bare.resolve(folder))) {
            Path file = bare.resolve(folder).resolve(name);
            if (Files.isDirectory(file)) {
                loose(folder + name + "/", refs);
            } else if (!name.endsWith(".lock")) {
                String value = read(file);
                if (!SHA.matcher(value).matches()) {
                    throw new Unusual();
                }
                refs.put(folder + name, value);
            }
        }
    }

    /** One that somebody moves at this moment is there by its name all the same. */
    private static String read(Path ref) throws IOException {
        try {
            return Files.readString(ref).strip();
        } catch (NoSuchFileException e) {
            throw new Unusual();
        }
    }

    private static String[] names(Path folder) throws IOException {
        String[] names = folder.toFile().list((parent, name) -> !name.startsWith("tmp_"));
        if (names == null) {
            throw new Unusual();
        }
        return names;
    }

    /** The beginning of a loose one: its kind, its length, its first line. */
    private String object(String sha) throws IOException {
        Path file = bare.resolve("objects").resolve(sha.substring(0, 2)).resolve(sha.substring(2));
        if (!Files.exists(file)) {
            throw new Unusual();
        }
        try (InputStream bytes = new InflaterInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            return new String(bytes.readNBytes(80), StandardCharsets.ISO_8859_1);
        }
    }

    private String word(String sha, String first) throws IOException {
        String object = object(sha);
        int at = object.indexOf('\0' + first + ' ') + first.length() + 2;
        return object.substring(at, at + 40);
    }

    private void write(String branch, String commit, SortedMap<String, String> refs, Map<String, String> peeled)
            throws IOException {
        Path own = clone.resolve(".git");
        for (String folder : List.of("objects/info", "objects/pack", HEADS, TAGS)) {
            Files.createDirectories(own.resolve(folder));
        }
        write("config", """
                [core]
                \trepositoryformatversion = 0
                \tfilemode = true
                \tbare = false
                \tlogallrefupdates = true
                [remote "origin"]
                \turl = %1$s
                \tfetch = +refs/heads/*:refs/remotes/origin/*
                [branch "%2$s"]
                \tremote = origin
                \tmerge = refs/heads/%2$s
                """.formatted(bare, branch));
        SortedMap<String, String> lines = new TreeMap<>();
        refs.forEach((ref, sha) -> {
            String name = ref.startsWith(HEADS) ? "refs/remotes/origin/" + ref.substring(HEADS.length()) : ref;
            lines.put(name, sha + " " + name + "\n" + (peeled.containsKey(ref) ? "^" + peeled.get(ref) + "\n" : ""));
        });
        write("packed-refs", "# pack-refs with: peeled fully-peeled sorted \n" + String.join("", lines.values()));
        write("HEAD", "ref: refs/heads/" + branch + "\n");
        write("refs/remotes/origin/HEAD", "ref: refs/remotes/origin/" + branch + "\n");
        write(HEADS + branch, commit + "\n");
        String made = "0".repeat(40) + " " + commit + " " + Git.OLGA + " " + Instant.now().getEpochSecond() + " +0000\t"
                + "clone: from " + bare + "\n";
        for (String log : List.of("HEAD", HEADS + branch, "refs/remotes/origin/HEAD")) {
            write("logs/" + log, made);
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = clone.resolve(".git").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** As git does of its own host's repositories. */
    private void link() throws IOException {
        Path from = bare.resolve("objects");
        Path to = clone.resolve(".git/objects");
        for (String folder : names(from)) {
            Files.createDirectories(to.resolve(folder));
            for (String name : names(from.resolve(folder))) {
                Files.createLink(to.resolve(folder).resolve(name), from.resolve(folder).resolve(name));
            }
        }
    }
}
