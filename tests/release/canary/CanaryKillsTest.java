package tests.release.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import lockstep.base.error.ExitCode;
import lockstep.record.canary.CanaryStage;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.ChildJvm;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** The process that carries a canary is gone at any state: another host finishes it or ends it. */
@Execution(ExecutionMode.CONCURRENT)
class CanaryKillsTest {

    /** What is said last, in the order of a run. */
    private static void runs(CanaryDay day, String last) throws IOException, InterruptedException {
        Seat doomed = day.operator("Doomed Operator");
        Process process = day.day().git().start(doomed.folder(), ChildJvm.command(
                DoomedCanary.class.getName(), doomed.folder().toString(), day.commit().hex(), last));
        try {
            assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(last).isEqualTo(DoomedCanary.GONE);
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "canary 2", "waiting until", "smoking", "entered weight", "warming up", "judged 3", "entered observed"})
    void another_host_finishes_it(String last) throws IOException, InterruptedException {
        try (CanaryDay day = new CanaryDay().lasting("4s")) {
            runs(day, last);
            Seat omar = day.operator("Omar");
            assertThat(omar.status().out()).contains("canary").containsAnyOf("it must end before", "NOTHING WAS RECORDED");

            Outcome resumed = omar.open("run-canary", "--yes", day.commit().hex());

            assertThat(resumed.exitCode()).as(resumed.out() + resumed.err()).isEqualTo(ExitCode.DONE.code());
            assertThat(day.weightNow()).isEqualTo(10);
            assertThat(day.open(omar)).extracting(open -> open.stage().orElseThrow())
                    .containsExactly(CanaryStage.PASSED);
            assertThat(omar.log("verify").exitCode()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary 2", "entered weight", "judged 3", "taking all traffic"})
    void another_host_ends_it(String last) throws IOException, InterruptedException {
        try (CanaryDay day = new CanaryDay()) {
            day.shows(60, 5);
            runs(day, last);
            Seat omar = day.operator("Omar");

            Outcome aborted = omar.open("run-canary", "--abort");

            assertThat(aborted.exitCode()).as(aborted.err()).isZero();
            assertThat(day.weightNow()).isZero();
            assertThat(omar.status().out()).doesNotContain("it must end before", "NOTHING WAS RECORDED");
            assertThat(omar.open("run-canary", "--abort").out()).contains("no canary was open;");
        }
    }

    /** Production runs the commit by then; the traffic is still the canary's, or its end not on record. */
    @ParameterizedTest
    @ValueSource(strings = {"kill -9 $PPID", "echo 0 > weight; kill -9 $PPID"})
    void a_promotion_that_is_killed_while_it_takes_its_canary_off_is_told_and_any_host_ends_both(String last)
            throws IOException, InterruptedException {
        try (CanaryDay day = new CanaryDay()) {
            Seat olga = day.operator("Olga");
            assertThat(day.run(olga).stage()).isEqualTo(CanaryStage.PASSED);
            day.script("abort", last);
            Process process = day.day().git().start(olga.folder(), ChildJvm.command(
                    "PromoteRelease", "--yes", "--operator", "Olga"));
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isEqualTo(128 + 9);

            assertThat(day.day().head("release")).isEqualTo(day.commit().hex());
            assertThat(day.day().log()).doesNotContain("result: pass");
            Seat omar = day.operator("Omar");
            assertThat(omar.status().out()).contains("promote-release --resume")
                    .contains("is passed at 10 % of the traffic, though its commit is production's");
            day.script("abort", "echo 0 > weight");
            Outcome resumed = omar.open("promote-release", "--resume");
            assertThat(resumed.exitCode()).as(resumed.out() + resumed.err()).isZero();
            assertThat(day.weightNow()).isZero();
            assertThat(day.day().log()).contains("result: pass");
            assertThat(omar.status().out()).doesNotContain("of the traffic");
            assertThat(omar.log("verify").exitCode()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void a_signal_leaves_the_weight_and_says_how_to_go_on(String signal) throws IOException, InterruptedException {
        try (CanaryDay day = new CanaryDay()) {
            Seat olga = day.operator("Olga", "    min_requests: 1000000000");
            Path file = olga.folder().resolve("lockstep.yaml");
            ReleaseDay.write(file, CanaryDay.read(file).replaceFirst("    min_requests: 100\n", ""));
            Process process = day.day().git().start(olga.folder(), ChildJvm.command(
                    "RunCanary", "--yes", "--operator", "Olga"));
            StringBuilder said = new StringBuilder();
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    said.append(line).append('\n');
                    if (line.contains("error_rate  worse by at most")) {
                        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
                    }
                }
            }

            assertThat(process.waitFor()).as(said.toString()).isEqualTo(ExitCode.PARTLY_DONE.code());
            assertThat(said).contains("is open and nobody watches it; its weight stays").contains("run-canary --abort")
                    .contains("run-canary --reap");
            assertThat(day.weightNow()).isEqualTo(10);
            assertThat(day.open(olga)).hasSize(1);
        }
    }
}
