package tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lockstep.base.error.ExitCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** Canaries behind a real HAProxy, counted by a real Prometheus, under real load. */
class CanaryPartsTest {

    private static final String SHORT = "duration: 5s\ndeadline: 3m\n";

    @TempDir
    Path folder;

    private ReleaseDay day;
    private CanaryParts parts;

    @BeforeEach
    void begin() throws IOException, InterruptedException {
        parts = new CanaryParts(folder);
        day = new ReleaseDay();
        day.landTested("a change");
    }

    @AfterEach
    void end() {
        parts.close();
        day.close();
    }

    private Seat operator(String read, String more) throws IOException {
        Seat seat = day.operator("Olga");
        Path file = seat.folder().resolve("lockstep.yaml");
        ReleaseDay.write(file, Files.readString(file) + parts.configuration(read, more));
        return seat;
    }

    @Test
    void a_healthy_canary_passes() throws IOException, InterruptedException {
        Outcome ran = operator(parts.truth(), SHORT).open("run-canary", "--yes");

        assertThat(ran.exitCode()).as(ran.out() + ran.err()).isZero();
        assertThat(parts.weight()).isEqualTo("10");
    }

    @Test
    void the_recipe_sets_every_per_cent_exactly() throws IOException, InterruptedException {
        for (int percent : new int[] {1, 3, 10, 33, 50, 99, 100, 0}) {
            assertThat(parts.weight(String.valueOf(percent))).isEmpty();

            int canary = parts.weightOf("canary");
            int all = canary + parts.weightOf("stable");
            assertThat(100 * canary).as(canary + " of " + all).isEqualTo(percent * all);
            assertThat(parts.weight()).isEqualTo(String.valueOf(percent));
        }
    }

    @Test
    void a_canary_that_fails_five_in_a_hundred_is_taken_off_the_traffic() throws IOException, InterruptedException {
        parts.canary.failsOfAThousand(50);
        Outcome ran = operator(parts.truth(), SHORT).open("run-canary", "--yes");

        assertThat(ran.exitCode()).as(ran.out() + ran.err()).isEqualTo(ExitCode.GATE_FAILED.code());
        assertThat(parts.weight()).isEqualTo("0");
    }

    @Test
    void a_read_that_lies_is_found_by_the_requests_that_arrive() throws IOException, InterruptedException {
        Path script = folder.resolve("weight.sh");
        Files.writeString(script, Files.readString(script).replace("case $1 in", "[ $1 = 10 ] && set -- 50\ncase $1 in"));
        Files.writeString(folder.resolve("read.sh"), "bash " + script + " read | sed s/50/10/");
        Outcome lied = operator("[env, \"HAPROXY=" + parts.runtimeAddress() + "\", sh, \"" + folder + "/read.sh\"]",
                "duration: 3s\ndeadline: 15s\n").open("run-canary", "--yes");

        assertThat(lied.exitCode()).as(lied.out() + lied.err()).isEqualTo(ExitCode.INCONCLUSIVE.code());
        assertThat(lied.out()).contains("do not arrive as the weight");
        assertThat(parts.weight()).isEqualTo("0");
    }

    @Test
    void a_canary_whose_Prometheus_dies_is_held() throws IOException, InterruptedException {
        Seat olga = operator(parts.truth(), "duration: 6s\ndeadline: 12s\non_deadline: hold\n");
        Thread.ofVirtual().start(() -> {
            try {
                while (!parts.weight().equals("10")) {
                    Thread.sleep(100);
                }
                Thread.sleep(3_500);
                parts.prometheusDies();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        Outcome ran = olga.open("run-canary", "--yes");

        assertThat(ran.exitCode()).as(ran.out() + ran.err()).isEqualTo(ExitCode.INCONCLUSIVE.code());
        assertThat(ran.out()).contains("metrics were read last").contains("ended without a verdict and keeps its traffic");
        assertThat(parts.weight()).isEqualTo("10");
        assertThat(olga.open("run-canary", "--abort").exitCode()).isZero();
        assertThat(parts.weight()).isEqualTo("0");
    }
}
