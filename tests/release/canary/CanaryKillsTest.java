package tests.release.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lockstep.base.error.ExitCode;
import lockstep.record.canary.CanaryStage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.Seat;

/** The process that carries a canary is gone at any state: another host finishes it or ends it. */
class CanaryKillsTest {

    /** What is said last, in the order of a run. */
    private static void runs(CanaryDay day, String last) throws IOException, InterruptedException {
        Seat doomed = day.operator("Doomed Operator");
        Process process = day.day().git().start(doomed.folder(), List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), DoomedCanary.class.getName(),
                doomed.folder().toString(), day.commit().hex(), last));
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(last).isEqualTo(DoomedCanary.GONE);
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "canary 2", "waiting until", "smoking", "entered weight", "warming up", "judged 3", "entered observed"})
    void another_host_finishes_it(String last) throws IOException, InterruptedException {
        try (CanaryDay day = new CanaryDay()) {
            runs(day, last);
            Seat omar = day.operator("Omar");
            assertThat(omar.status().out()).contains("canary").contains("abort by");

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
            assertThat(omar.status().out()).doesNotContain("abort by");
            assertThat(omar.open("run-canary", "--abort").out()).contains("none was open");
        }
    }
}
