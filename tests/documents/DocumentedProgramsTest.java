package tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tests.house.Repository;

/** What the documents for operators say to type of programs other than Lockstep: each is pasted somewhere, or only named. */
class DocumentedProgramsTest {

    private static final List<String> DOCUMENTS =
            List.of("docs/install.md", "docs/promotion.md", "docs/recipes.md", "docs/troubleshooting.md");

    private static final Pattern PROGRAM = Pattern.compile(
            "(?:git(?! is| could)|tar|ln|mv|rm|cp|mkdir|chgrp|chmod|chown|find|useradd|install|sudo|for|ssh|curl|kubectl|systemctl"
                    + "|sha256sum|man|source) .+");

    /** Document, beginning of the command, the test or script that pastes it; or what is only named, and by what it is held. */
    private static final List<Row> ROWS = """
            docs/install.md | git clone … && ./jbang | tests/e2e/bootstrap-check.sh
            docs/install.md | git for-each-ref | DocumentedInstallTest
            docs/install.md | ln -sf | DocumentedInstallTest
            docs/install.md | man -M | CompletionTest
            docs/install.md | rm -r /opt/lockstep | DocumentedInstallTest
            docs/install.md | sha256sum -c SHA256SUMS | tests/e2e/bundle.sh
            docs/install.md | sha256sum -c lockstep-VERSION | DocumentedInstallTest
            docs/install.md | source | CompletionTest
            docs/install.md | tar -xzf bundle-out/ | tests/e2e/bundle.sh
            docs/install.md | tar -xzf lockstep-VERSION | DocumentedInstallTest
            docs/promotion.md | git fetch origin && git log | DocumentedRepairsTest
            docs/promotion.md | git fetch origin tag | DocumentedRepairsTest
            docs/promotion.md | git ls-remote origin | DocumentedSharingTest
            docs/promotion.md | git push --force | DocumentedRepairsTest
            docs/promotion.md | git show origin/release: | DocumentedSharingTest
            docs/promotion.md | git update-ref -d | DocumentedRepairsTest
            docs/promotion.md | kubectl rollout status | only named: PlatformRecipesTest
            docs/recipes.md | for unit in | DocumentedSharingTest
            docs/recipes.md | git clone -o NAME | DocumentedSharingTest
            docs/recipes.md | git config --global credential.helper | DocumentedSharingTest
            docs/recipes.md | git config remote.NAME.url | DocumentedSharingTest
            docs/recipes.md | install -d | DocumentedSharingTest
            docs/recipes.md | kubectl set image | only named: PlatformRecipesTest
            docs/recipes.md | sudo -H -u lockstep git | DocumentedSharingTest
            docs/recipes.md | sudo -H -u lockstep ssh | needs a git server of yours; the clone before it: DocumentedSharingTest
            docs/recipes.md | systemctl enable | needs systemd; the units: TimersTest
            docs/recipes.md | systemctl restart | only named: PlatformRecipesTest
            docs/recipes.md | useradd | DocumentedSharingTest
            docs/troubleshooting.md | chgrp -R GROUP | DocumentedSharingTest
            docs/troubleshooting.md | curl -i | only named: MessagesTest
            docs/troubleshooting.md | git clone -- | names what somebody did: MessagesTest
            docs/troubleshooting.md | git commit -S | only named: GitCannotSignTest
            docs/troubleshooting.md | git config --global --add safe.directory | DocumentedSharingTest
            docs/troubleshooting.md | git config core.sharedRepository | DocumentedSharingTest
            docs/troubleshooting.md | git fetch --unshallow | DocumentedSharingTest
            docs/troubleshooting.md | git init --object-format | names what somebody did: MessagesTest
            docs/troubleshooting.md | git ls-remote | DocumentedSharingTest
            docs/troubleshooting.md | git pull --rebase | only named: MessagesTest
            docs/troubleshooting.md | git push origin TAG | DocumentedSharingTest
            docs/troubleshooting.md | git show origin/release: | DocumentedSharingTest
            docs/troubleshooting.md | git update-ref -d | DocumentedRepairsTest
            """.lines().map(Row::parse).toList();

    private record Row(String document, String begin, String where) {

        private static Row parse(String row) {
            String[] cells = row.split(" \\| ", 3);
            return new Row(cells[0].strip(), cells[1].strip(), cells[2].strip());
        }

        private boolean isOf(Typed typed) {
            return typed.document().equals(document) && typed.command().startsWith(begin);
        }

        private List<String> places() {
            return DocumentedException.PLACE.matcher(where).results().map(MatchResult::group).toList();
        }
    }

    private record Typed(String document, String command) {}

    /** Whole words with an argument; a verb of git alone is a name and no command to paste. */
    private static List<Typed> typed() {
        return DOCUMENTS.stream().flatMap(name -> {
            Document document = Document.read(Repository.root().resolve(name));
            return Stream.concat(DocumentedShell.spans(document), document.code().stream().map(String::strip))
                    .map(command -> command.replaceFirst("^\\$ ", ""))
                    .filter(command -> PROGRAM.matcher(command).matches())
                    .filter(command -> !command.matches("git [a-z-]+|source <\\(\\./jbang .*"))
                    .map(command -> new Typed(name, command));
        }).toList();
    }

    @Test
    void every_command_of_another_program_names_what_pastes_it() {
        assertThat(typed()).hasSizeGreaterThan(40)
                .allSatisfy(typed -> assertThat(ROWS.stream().anyMatch(row -> row.isOf(typed))).as(typed.toString()).isTrue());
    }

    @Test
    void every_row_is_of_a_command_that_is_there_and_names_what_is_there() {
        List<String> wrong = new ArrayList<>();
        List<Typed> typed = typed();
        for (Row row : ROWS) {
            if (typed.stream().noneMatch(row::isOf)) {
                wrong.add("no such command: " + row);
            }
            if (row.places().isEmpty()) {
                wrong.add("names nothing that pastes it: " + row);
            }
            row.places().stream().filter(place -> !DocumentedCommandsTest.isThere(place))
                    .forEach(place -> wrong.add("no " + place + ": " + row));
        }
        assertThat(wrong).isEmpty();
    }
}
