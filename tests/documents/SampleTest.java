package tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.demo.service.DemoService;
import lockstep.demo.service.DemoSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.commands.cli.Doors;
import tests.commands.cli.Doors.Outcome;
import tests.house.Repository;

/** What the README shows of a command is what that command prints, its times aside. */
class SampleTest {

    private static final String COMMAND = "$ MODE=staging BASE=https://staging.example ./jbang promotion-gate\n";

    @TempDir
    Path folder;

    private static String sample() {
        return Repository.read(Repository.root().resolve("README.md")).split(Pattern.quote(COMMAND), 2)[1]
                .split("```", 2)[0];
    }

    /** Without times; answers of a burst come in any order. */
    private static String timeless(String text) {
        return text.replaceAll("\\d+(\\.\\d+)? m?s\\b", "a while").lines()
                .map(line -> !line.matches("[ \\d]+") ? line
                        : Stream.of(line.strip().split(" ")).sorted().collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void gate_run_of_the_README_is_one_against_nothing_but_an_address() {
        Sha commit = Sha.parse("6f1c0f2b0e3c5d1c9a7b4e2d8f6a1b3c5d7e9f01");
        try (DemoService staging = DemoService.start(DemoSettings.of(Environment.STAGING, commit))) {
            Outcome outcome = Doors.doors().in(folder)
                    .with("MODE", "staging").with("BASE", staging.base().toString()).open("promotion-gate");
            assertThat(timeless(outcome.out().replace(staging.base().toString(), "https://staging.example")))
                    .isEqualTo(timeless(sample()));
            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        }
    }
}
