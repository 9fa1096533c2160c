package tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What users read is plain: none of these turns is in a string of the product, in the README or in the documents. */
class PlainWordsTest {

    private static final Pattern BANNED = Pattern.compile(String.join("|",
            "the s" + "eeds",
            "\\b(?:is|are|was|were|not|found|again) well\\b(?!-)", "\\bwell again\\b",
            "\\bmeant\\b(?! (?:to|for))", "cannot be meant",
            "answer(?:s|ed)?(?: for)?(?: [a-z]+){0,3} by name", "accept(?:ed)?(?: [a-z]+)? by name", "answers for it",
            "no matter of", "do(?:es)? not hold what", "giving it", "(?:defect|fault) of lockstep", "did not work out",
            "is to be seen", "cannot be tried dry", "speaks? truly", "to take along", "\\bmend it\\b", "out of all (?:measure|bounds)", "failed in itself",
            "nobody may be", "gone on with", "\\btells? its commit", "\\bsmokes (?:it|production|staging)\\b", "\\bsmoke it\\b",
            "take it off by", "\\bowes\\b", "\\bis owed\\b", "stands at\\b", "has no pass of", "not asked for:",
            "by the log it should", "loses its own", "at its word", "with all reasons", "how to go over",
            "is force-moved", "\\bvoids?\\b", "\\b(?:is|being|was|were) taken back\\b", "\\btakes? it back\\b",
            "' is no (?:path|name|JSON)",
            "\\bis none of (?!the)", "not hear of both",
            "\\b(?:he|him|his|himself)\\b"), Pattern.CASE_INSENSITIVE);

    /** A comment or a character is passed over, so that a quote in it begins no string. */
    private static final Pattern JAVA = Pattern.compile(
            "(?s)\"\"\"(?<block>.*?)\"\"\"|\"(?<line>(?:\\\\.|[^\"\\\\\\n])*+)\"|//[^\\n]*|/\\*.*?\\*/"
                    + "|'(?:\\\\.|[^'\\\\])+'");

    @Test
    void no_string_of_the_product_has_a_banned_turn() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files(".java", "scripts", "tui")) {
            String code = Files.readString(file);
            for (Matcher token = JAVA.matcher(code); token.find(); ) {
                String group = token.group("block") != null ? "block" : "line";
                if (token.group(group) != null) {
                    look(file, code, token.start(group), token.group(group), found);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void no_document_has_a_banned_turn() throws IOException {
        List<Path> documents = new ArrayList<>(files(".md", "docs"));
        documents.addAll(files(".json", "docs"));
        documents.add(Repository.root().resolve("README.md"));
        List<String> found = new ArrayList<>();
        for (Path document : documents) {
            String text = Files.readString(document);
            look(document, text, 0, text, found);
        }
        assertThat(found).isEmpty();
    }

    private static void look(Path file, String whole, int offset, String text, List<String> found) {
        for (Matcher turn = BANNED.matcher(text); turn.find(); ) {
            long line = 1 + whole.substring(0, offset + turn.start()).chars().filter(one -> one == '\n').count();
            found.add(Repository.root().relativize(file) + ":" + line + ": "
                    + turn.group().toLowerCase(Locale.ROOT));
        }
    }

    private static List<Path> files(String ending, String... folders) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> tree = Files.walk(Repository.root().resolve(folder))) {
                tree.filter(file -> file.toString().endsWith(ending)).sorted().forEach(files::add);
            }
        }
        return files;
    }
}
