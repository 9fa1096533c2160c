package tests.documents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tests.house.Repository;

/** A block of code of a document in which somebody types commands after a {@code $}: each, and what is shown below it. */
public record DocumentedBlock(List<Typed> commands) {

    /**
     * @param line without the prompt; one that ends in a backslash goes on
     * @param shown the lines below it; none for most
     */
    public record Typed(String line, List<String> shown) {

        /** The words of a command of Lockstep, the alias first. */
        public List<String> words() {
            List<String> words = new ArrayList<>(ShellWords.of(line.replaceFirst("^\\./", "")));
            if (!words.removeFirst().equals("jbang")) {
                throw new IllegalStateException("no command of Lockstep: " + line);
            }
            return words;
        }
    }

    /** The first block of a document that contains some words. */
    public static DocumentedBlock of(String document, String words) {
        String[] parts = Repository.read(Repository.root().resolve(document)).split("(?m)^```.*\n");
        for (int at = 1; at < parts.length; at += 2) {
            if (parts[at].contains(words)) {
                return read(parts[at]);
            }
        }
        throw new IllegalStateException(document + " has no block with: " + words);
    }

    private static DocumentedBlock read(String block) {
        return new DocumentedBlock(Arrays.stream(("\n" + block.replaceAll("\\\\\n *", "")).split("\n\\$ ")).skip(1)
                .map(part -> new Typed(part.lines().findFirst().orElseThrow(), part.lines().skip(1).toList()))
                .toList());
    }

    /** Lines without what differs from day to day: commits, ids, times, how long it took, how many there were. */
    public static List<String> timeless(String text) {
        return text.lines().map(String::stripTrailing)
                .map(line -> line.replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:]+Z", "DATE")
                        .replaceAll("\\d{8}-\\d{4}-r[cb]\\d", "ID")
                        .replaceAll("\\b(?=[a-f]*\\d)[0-9a-f]{7}(?:[0-9a-f]{33})?\\b", "COMMIT")
                        .replaceAll("\\d+(?:\\.\\d+)? (?:ms|s|min|h|d)(?: \\d+ (?:s|min|h))*\\b", "TIME")
                        .replaceAll("(?<![\\w.-])\\d+(?:\\.\\d+)?(?![\\w.-])", "N"))
                .toList();
    }
}
