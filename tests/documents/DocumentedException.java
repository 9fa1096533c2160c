package tests.documents;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A command line of a document that {@link DocumentedCommandsTest} does not run.
 *
 * @param line how it begins
 * @param reason why, with the test or script that runs it
 */
record DocumentedException(String document, String line, String reason) {

    static final Pattern PLACE = Pattern.compile("(?<![\\w/])(?:[\\w.-]+/)+[\\w.-]*\\w|\\b[A-Z]\\w+Test\\b");

    /** Document, beginning of the line, reason. */
    private static final List<DocumentedException> ALL = """
            README.md | ./jbang demo | a whole day: tests/e2e/bundle.sh, DemoTest
            README.md | jbang init | begins an adoption: QuickStartTest types that section
            README.md | jbang release-log adopt | the same: QuickStartTest
            README.md | ./jbang release-tui --demo | needs a terminal: tests/e2e/bundle.sh, TerminalTest
            docs/canary.md | jbang demo --canary | a day of its own: CanaryActTest
            docs/canary.md | jbang run-canary --self-test | into every trap: CanarySelfTestTest types it
            docs/canary.md | jbang run-canary v1.2.3 --service workers | several services: ServiceCanariesTest
            docs/contributing.md | ./jbang demo | as in README.md: tests/e2e/bundle.sh
            docs/contributing.md | ./jbang test | what runs this test: .ci/run
            docs/install.md | jbang trust add | a word of JBang's own; tests/e2e/remote-install.sh needs none on loopback
            docs/install.md | jbang promotion-gate@OWNER/REPO/REF | from a server: tests/e2e/remote-install.sh
            docs/install.md | ./jbang prefetch | builds everything: tests/e2e/bootstrap-check.sh
            docs/install.md | LOCKSTEP_HOME=/var/lib/lockstep ./jbang prefetch | the same: tests/e2e/bootstrap-check.sh
            docs/install.md | source <(./jbang completion zsh) | for zsh: CompletionTest
            docs/install.md | ./jbang completion fish | for fish: CompletionTest
            docs/install.md | ./jbang bundle | makes the bundle: tests/e2e/bundle.sh
            docs/json.md | answer= | part of a script: DocumentedScriptTest
            docs/performance.md | ./jbang bench | minutes on a quiet machine; its parts: tests/bench/gate
            docs/performance.md | ./jbang log-bench | half an hour; its parts: tests/bench/log
            docs/performance.md | ./jbang tui-bench | minutes on a quiet machine; its parts: tests/bench/tui
            docs/recipes.md | */10 * * * * | beside the units of systemd: TimersTest
            docs/several-services.md | jbang deploy staging | several services: DocumentedDayTest types that block
            docs/several-services.md | jbang promotion-gate | the same: DocumentedDayTest
            docs/several-services.md | jbang promote-release | the same: DocumentedDayTest
            docs/several-services.md | jbang run-canary | several services: ServiceCanariesTest
            docs/several-services.md | jbang status | the same: DocumentedDayTest
            docs/several-services.md | jbang rollback-release | the same: DocumentedDayTest
            docs/several-services.md | jbang verify-rollback | the same: DocumentedDayTest
            docs/walkthrough.md | jbang release-tui --demo | needs a terminal: tests/e2e/bundle.sh, TerminalTest
            """.lines().map(DocumentedException::parse).toList();

    private static DocumentedException parse(String row) {
        String[] cells = row.split(" \\| ", 3);
        return new DocumentedException(cells[0].strip(), cells[1].strip(), cells[2].strip());
    }

    static List<DocumentedException> all() {
        return ALL;
    }

    static Optional<DocumentedException> of(DocumentedCommand command) {
        return ALL.stream().filter(exception -> exception.isOf(command)).findFirst();
    }

    boolean isOf(DocumentedCommand command) {
        return command.document().equals(document)
                && (command.line() + " ").startsWith(line.endsWith("=") ? line : line + " ");
    }

    /** The files and test classes that the reason names. */
    List<String> places() {
        return PLACE.matcher(reason).results().map(MatchResult::group).toList();
    }
}
