package tests.documents;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.stream.Stream;
import tests.house.Repository;

/**
 * An example of a help that {@link HelpExamplesTest} does not run.
 *
 * @param line as it is typed, without the program
 * @param reason why, with the test or script that runs it
 */
record HelpException(String line, String reason) {

    private static final List<HelpException> ALL = """
            demo | a day of its own: DemoTest
            demo --fault chat-ungoverned | the same: DemoTest
            demo --pipeline | a day of its own: PipelineActTest
            demo --canary | a day of its own: CanaryActTest
            demo --serve --fault no-rate-limit | goes on until told otherwise: ServedDemoTest
            init | asks at a terminal, and needs a folder without lockstep.yaml: InitTest
            init --staging https://staging.example --revision header:X-Build-Sha --service shop | the same: InitTest
            release-tui --demo | needs a terminal: tests/e2e/bundle.sh
            release-tui --repo ~/src/service | needs a terminal: TerminalTest
            release-tui --readonly | needs a terminal: TerminalTest
            watch-release --auto-rollback | half an hour, and ends in a rollback: WatchReleaseTest
            bench | minutes on a quiet machine; its parts: tests/bench/gate
            bench --runs 15 --rtt 0,40,80,160 | the same: tests/bench/gate
            bench --bundle bundle-out/lockstep-1.0.0+1a2b3c4-linux-x86_64 | the same: tests/bench/gate
            bundle | makes the bundle: tests/e2e/bundle.sh
            bundle --train | loads what users load: tests/e2e/bundle.sh
            bundle --out /tmp/release --classes lockstep-1.0.0+1a2b3c4-linux-x86_64/lib | tests/e2e/bundle.sh
            canary-simulation --canaries 1000 | minutes; its parts: tests/bench/canary
            canary-simulation --write docs/canary-method.md | the same: tests/bench/canary
            canary-simulation --faults 3000 --write docs/canary-method.md | hours; its parts: tests/bench/faults
            log-bench | half an hour; its parts: tests/bench/log
            log-bench --promotions 1000,10000,50000 --limit 1800 | the same: tests/bench/log
            log-bench --promotions 1000,10000 --signed ed25519 | the same: tests/bench/log
            sources | writes into the repository; what it wrote is held by HouseTest
            test | what runs this test: .ci/run
            test text SuiteRunnerTest | the same with fewer: .ci/run
            tui-bench --first-frame --bundle bundle-out/lockstep-1.0.0+1a2b3c4-linux-x86_64 | the same: tests/bench/tui
            tui-bench --idle 60 | minutes on a quiet machine; its parts: tests/bench/tui
            """.lines().map(HelpException::parse).toList();

    private static HelpException parse(String row) {
        String[] cells = row.split(" \\| ", 2);
        return new HelpException(cells[0].strip(), cells[1].strip());
    }

    static List<HelpException> all() {
        return ALL;
    }

    static Optional<HelpException> of(HelpExample example) {
        String line = example.typed().replaceFirst("^(\\./)?jbang ", "");
        return ALL.stream().filter(exception -> exception.line().equals(line)).findFirst();
    }

    /** The files and test classes that the reason names. */
    List<String> places() {
        return DocumentedException.PLACE.matcher(reason).results().map(MatchResult::group).toList();
    }

    /** The options of the line that nothing in the tests or scripts that it names gives. Folders hold parts only. */
    List<String> optionsOfNoPlace() {
        List<String> texts = places().stream().flatMap(HelpException::text).toList();
        return texts.isEmpty() ? List.of()
                : Stream.of(line.split(" ")).filter(word -> word.startsWith("--"))
                        .filter(option -> texts.stream().noneMatch(text -> text.contains(option))).toList();
    }

    private static Stream<String> text(String place) {
        return place.contains("/")
                ? Stream.of(Repository.root().resolve(place)).filter(file -> file.toFile().isFile()).map(Repository::read)
                : Repository.javaFiles().stream().filter(file -> file.endsWith(place + ".java")).map(Repository::read);
    }
}
