package tests.commands.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.commands.cli.Doors.doors;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.demo.governor.WafLimits;
import lockstep.demo.service.DemoService;
import lockstep.demo.service.DemoSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.commands.cli.Doors;
import tests.commands.cli.Doors.Outcome;

/** What a run will wait for is told before the first request, and one process knows of the lockouts of the last. */
class PlanTest {

    private static final Sha COMMIT = new Sha("1".repeat(40));

    @TempDir
    Path folder;

    private Doors at(DemoService staging) throws Exception {
        Files.writeString(folder.resolve("lockstep.yaml"), "environments: {staging: {base: '" + staging.base()
                + "', revision: {header: X-Build-Sha}}}\ncontract: {limits: {lockouts: [1s]}}\n");
        return doors().in(folder).with("MODE", "staging").with("LOCKSTEP_CACHE", folder.resolve("cache").toString());
    }

    private static DemoService staging(Duration lockout) {
        return DemoService.start(DemoSettings.of(Environment.STAGING, COMMIT)
                .withWaf(WafLimits.defaults().withBurst(5, Duration.ofSeconds(1))).withLockouts(lockout));
    }

    @Test
    void a_run_that_an_earlier_lockout_would_outlast_sends_nothing_and_says_why_and_when_it_can() throws Exception {
        try (DemoService staging = staging(Duration.ofHours(1))) {
            Doors doors = at(staging);
            assertThat(doors.open("promotion-gate").exitCode()).isZero();
            int asked = staging.log().lines().size();
            Outcome again = doors.open("promotion-gate");
            assertThat(again.exitCode()).isEqualTo(21);
            assertThat(again.err()).startsWith("plan: 8 gates, at most 17 chats, about ")
                    .contains("; the deadline is 5 min 00 s\n");
            assertThat(again.out()).containsPattern("not run: the waits for rate limits take "
                    + "(1 h 00 min|59 min \\d\\d s), and the deadline is 5 min 00 s; run again after \\S+Z, or give `--deadline 6\\dm");
            assertThat(staging.log().lines()).hasSize(asked);
            assertThat(doors.open("promotion-gate", "--forget-lockouts", "--deadline", "5s").out())
                    .contains("PASS          health");
        }
    }

    @Test
    void drills_of_the_same_commit_that_passed_lately_are_reused_and_lock_nobody_out() throws Exception {
        try (DemoService staging = staging(Duration.ofSeconds(1))) {
            Doors doors = at(staging);
            String[] words = {"--sha", COMMIT.hex(), "--with", "drills", "--pace", "4/1s", "--evidence-dir", "runs",
                "--reuse-drills", "24h"};
            Outcome first = doors.open("promotion-gate", words);
            assertThat(first.exitCode()).as(first.out() + first.err()).isZero();
            assertThat(first.err()).contains("plan: ").contains("  drill_g: 13 chats, waits 2.0 s, leaves a lockout");
            long chats = staging.log().lines().size();
            Outcome second = doors.open("promotion-gate", words);
            assertThat(second.exitCode()).as(second.out() + second.err()).isZero();
            assertThat(second.out()).contains("drill_g          reused from the run of ", " at " + staging.base() + ": ");
            assertThat(staging.log().lines().size() - chats).isLessThan(chats - 40);
            try (Stream<Path> files = Files.list(folder.resolve("runs"))) {
                assertThat(files).hasSize(2);
            }
            Outcome elsewhere = doors.open("promotion-gate", with(words, "--base", "http://127.0.0.1:1", "--deadline", "1s"));
            assertThat(elsewhere.err()).contains("drills are not reused: the run of ", "was at " + staging.base()
                    + ", this one is at http://127.0.0.1:1");
            assertThat(elsewhere.out()).doesNotContain("reused from");
            Path yaml = folder.resolve("lockstep.yaml");
            Files.writeString(yaml, Files.readString(yaml).replace("[1s]", "[1s, 1s]"));
            Outcome reconfigured = doors.open("promotion-gate", with(words, "--deadline", "1s"));
            assertThat(reconfigured.err()).contains("was made by another configuration");
            assertThat(reconfigured.out()).doesNotContain("reused from");
        }
    }

    @Test
    void an_old_log_is_no_log_of_a_run_that_reuses_the_drills_of_that_time() throws Exception {
        Path log = folder.resolve("service.log");
        try (DemoService staging = DemoService.start(DemoSettings.of(Environment.STAGING, COMMIT)
                .withWaf(WafLimits.defaults().withBurst(5, Duration.ofSeconds(1)))
                .withLockouts(Duration.ofSeconds(1)).withLogFile(log))) {
            String[] words = {"--sha", COMMIT.hex(), "--with", "drills,certify", "--pace", "4/1s", "--evidence-dir",
                "runs", "--reuse-drills", "24h"};
            Doors doors = at(staging);
            Outcome first = doors.open("promotion-gate", with(words, "--log", log.toString()));
            assertThat(first.exitCode()).as(first.out() + first.err()).isZero();
            Path old = Files.copy(log, folder.resolve("old.log"));
            Outcome second = doors.open("promotion-gate", with(words, "--log", old.toString()));
            assertThat(second.out()).contains("drill_h          reused from the run of ", "no line is of this run, of ",
                    "not certified: inconclusive by drill_i");
            assertThat(second.exitCode()).isEqualTo(21);
        }
    }

    @Test
    void a_lockout_is_remembered_for_as_long_as_the_service_counts_it() throws Exception {
        try (DemoService staging = staging(Duration.ofSeconds(1))) {
            Doors doors = at(staging);
            assertThat(doors.open("promotion-gate").exitCode()).isZero();
            Path file = folder.resolve("cache/lockouts").toFile().listFiles()[0].toPath();
            Files.writeString(file, Pattern.compile("\\d{4}-[^\"]+Z").matcher(Files.readString(file)).replaceAll(
                    time -> Instant.parse(time.group()).minus(Duration.ofHours(48)).toString()));
            Path yaml = folder.resolve("lockstep.yaml");
            Files.writeString(yaml, Files.readString(yaml).replace("[1s]", "[1s, 1s, 1s, 1h], forgive_after: 72h"));
            Outcome planned = doors.open("promotion-gate", "--with", "drills", "--deadline", "1s");
            assertThat(planned.err()).contains("drill_h: 40 chats, waits 2.0 s, leaves a lockout of 1 h 00 min");
        }
    }

    private static String[] with(String[] words, String... more) {
        return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
    }

    /** A service that locks an address out longer each time, and an operator who runs everything again and again. */
    @Test
    void runs_of_everything_in_a_row_say_the_same_or_send_nothing_and_say_when_they_can() throws Exception {
        Path log = folder.resolve("service.log");
        try (DemoService staging = DemoService.start(DemoSettings.of(Environment.STAGING, COMMIT)
                .withWaf(WafLimits.defaults().withBurst(5, Duration.ofSeconds(1)))
                .withLockouts(seconds(1, 1, 2, 3, 4, 5, 3_600)).withLogFile(log))) {
            Files.writeString(folder.resolve("lockstep.yaml"), "environments: {staging: {base: '" + staging.base()
                    + "', revision: {header: X-Build-Sha}}}\n"
                    + "contract: {limits: {lockouts: [1s, 1s, 2s, 3s, 4s, 5s, 1h]}}\n");
            Doors doors = doors().in(folder).with("MODE", "staging")
                    .with("LOCKSTEP_CACHE", folder.resolve("cache").toString());
            List<Integer> exits = new ArrayList<>();
            for (int run = 1; run <= 4; run++) {
                int asked = staging.log().lines().size();
                Outcome outcome = doors.open("promotion-gate", "--with", "drills,certify,cost", "--pace", "4/1s", "--log",
                        log.toString(), "--deadline", "3m");
                exits.add(outcome.exitCode());
                if (outcome.exitCode() != 0) {
                    assertThat(outcome.exitCode()).as(outcome.out()).isEqualTo(21);
                    assertThat(outcome.out()).contains("; run again after ");
                    assertThat(staging.log().lines()).as("nothing was sent").hasSize(asked);
                }
            }
            assertThat(exits).isEqualTo(List.of(0, 0, 21, 21));
        }
    }

    private static Duration[] seconds(int... lengths) {
        return IntStream.of(lengths).mapToObj(Duration::ofSeconds).toArray(Duration[]::new);
    }

    @Test
    void drills_are_not_reused_from_longer_ago_than_a_promotion_may_rest_on() throws Exception {
        try (DemoService staging = staging(Duration.ofSeconds(1))) {
            Outcome outcome = at(staging).open("promotion-gate", "--sha", COMMIT.hex(), "--with", "drills",
                    "--evidence-dir", "runs", "--reuse-drills", "25h");
            assertThat(outcome.exitCode()).isEqualTo(64);
            assertThat(outcome.err()).contains("--reuse-drills 1d1h is longer than policy.gate_max_age, 1d",
                    "Give --reuse-drills 1d or less.");
            assertThat(staging.log().lines()).isEmpty();
        }
    }

    @Test
    void reuse_without_a_commit_is_a_usage_error() throws Exception {
        try (DemoService staging = staging(Duration.ofSeconds(1))) {
            Outcome outcome = at(staging).open("promotion-gate", "--with", "drills", "--reuse-drills", "24h");
            assertThat(outcome.exitCode()).isEqualTo(64);
            assertThat(outcome.err()).contains("--reuse-drills needs to know the commit");
        }
    }
}
