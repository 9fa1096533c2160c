package tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A team may call its branches otherwise: no refusal, remedy or violation calls them main and release. */
class BranchWordsTest {

    private static final Pattern BRANCH = Pattern.compile(
            "\\b(?:on|of|to|from|for|merge|deploy) (?:main|release)\\b(?![ -](?:set|log|notes|id)\\b)"
                    + "|\\brelease (?:stands|stood|moved|carries|has|is at|does not)\\b|\\bno release branch\\b");

    /** What options and commands say of themselves is said before any configuration is read. */
    private static final Pattern ANNOTATION = Pattern.compile(
            "@(?:Command|Option|Parameters)\\((?:[^()\"]++|\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|\\([^()]*+\\))*+\\)");

    private static final Pattern STRING = Pattern.compile(
            "\"(?<words>[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+)\"|//[^\\n]*|(?s:/\\*.*?\\*/)|'(?:\\\\.|[^'\\\\\\n]){1,7}'");

    @Test
    void no_word_to_a_team_takes_the_usual_names_of_branches_for_its_own() throws IOException {
        List<String> found = new ArrayList<>();
        for (String district : List.of("policy", "record", "release", "commands")) {
            Path folder = Repository.root().resolve("scripts/lockstep").resolve(district);
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
                    look(file, found);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static void look(Path file, List<String> found) throws IOException {
        if (file.endsWith("init/ConfigText.java")) {
            return;
        }
        String code = ANNOTATION.matcher(Files.readString(file)).replaceAll("");
        for (Matcher token = STRING.matcher(code); token.find(); ) {
            String words = token.group("words");
            if (words != null && BRANCH.matcher(words).find()) {
                found.add(file.getFileName() + ": " + words);
            }
        }
    }

    @Test
    void literal_branch_names_in_sentences_are_found() {
        assertThat(List.of("head of release", "Fix it, merge to main", "release stood at "))
                .allMatch(words -> BRANCH.matcher(words).find());
        assertThat(List.of("an entry in the release log", "of release set x", "the head of trunk"))
                .noneMatch(words -> BRANCH.matcher(words).find());
    }
}
