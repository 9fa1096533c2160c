package lockstep.commands.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lockstep.base.digest.Sha256;
import lockstep.base.error.NotVerified;
import lockstep.base.error.UsageError;
import lockstep.base.text.Sanitiser;

/**
 * A folder with a site, and the digests of its pages as {@code sha256sum} writes and checks them. By those a later run
 * tells which files are pages of its own, and replaces them. Any other file stays as it is, and nothing is deleted.
 */
record SiteFolder(Path folder) {

    static final String SUMS = "SHA256SUMS";
    private static final String LINE = "[0-9a-f]{64}  [^/]+";

    /**
     * @param pages by their names, in the order in which they are written
     * @throws UsageError if a file is in the way that is no page of an earlier site; then nothing was written
     */
    void write(SequencedMap<String, String> pages) {
        try {
            Files.createDirectories(folder);
            Map<String, Set<String>> known = known();
            for (String name : pages.keySet()) {
                requireOwn(name, known.getOrDefault(name, Set.of()));
            }
            if (known.isEmpty() && Files.exists(folder.resolve(SUMS), LinkOption.NOFOLLOW_LINKS)) {
                throw inTheWay(SUMS);
            }
            Map<String, Set<String>> now = new TreeMap<>(known);
            pages.forEach((name, page) -> now.put(name, Set.of(Sha256.of(page).hex())));
            Map<String, Set<String>> either = new TreeMap<>(now);
            known.forEach((name, digests) -> either.merge(name, digests, SiteFolder::both));
            // Whatever ends it in between, what is there then is known to be its own.
            replace(SUMS, lines(either));
            for (Map.Entry<String, String> page : pages.entrySet()) {
                replace(page.getKey(), page.getValue());
            }
            replace(SUMS, lines(now));
        } catch (IOException e) {
            throw new NotVerified(Sanitiser.line(folder.toString(), 200) + " cannot be written: "
                    + e.getClass().getSimpleName(), "Name a folder that you can write to.", e);
        }
    }

    private Map<String, Set<String>> known() throws IOException {
        Map<String, Set<String>> known = new TreeMap<>();
        Path sums = folder.resolve(SUMS);
        if (Files.isRegularFile(sums, LinkOption.NOFOLLOW_LINKS)) {
            for (String line : new String(Files.readAllBytes(sums), StandardCharsets.UTF_8).lines().toList()) {
                if (line.matches(LINE)) {
                    known.merge(line.substring(66), Set.of(line.substring(0, 64)), SiteFolder::both);
                }
            }
        }
        return known;
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        Set<String> both = new TreeSet<>(some);
        both.addAll(others);
        return both;
    }

    private void requireOwn(String name, Collection<String> digests) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                || !digests.contains(Sha256.of(Files.readAllBytes(file)).hex())) {
            throw inTheWay(name);
        }
    }

    private UsageError inTheWay(String name) {
        return new UsageError(
                Sanitiser.line(folder.resolve(name).toString(), 200)
                        + " is there already and no page that this command wrote; nothing was written",
                "Name another folder, or remove the file.");
    }

    /** Whoever reads it meanwhile reads the old page or the new one. */
    private void replace(String name, String text) throws IOException {
        Path whole = folder.resolve("." + name + "." + ProcessHandle.current().pid());
        try {
            Files.writeString(whole, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.move(whole, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private static String lines(Map<String, Set<String>> digests) {
        StringBuilder lines = new StringBuilder();
        digests.forEach((name, all) -> all.forEach(digest ->
                lines.append(digest).append("  ").append(name).append('\n')));
        return lines.toString();
    }
}
