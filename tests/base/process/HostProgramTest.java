package tests.base.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import lockstep.base.process.HostProgram;
import lockstep.base.process.ProgramEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostProgramTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    Path folder;

    @Test
    void what_a_program_prints_complains_and_exits_with_is_told() {
        ProgramEnd end = shell("echo out; echo err >&2; exit 3", 100).run(LONG);
        assertThat(end).isInstanceOfSatisfying(ProgramEnd.Exited.class, ended -> {
            assertThat(ended.code()).isEqualTo(3);
            assertThat(ended.text()).isEqualTo("out\n");
            assertThat(ended.complaintText()).isEqualTo("err\n");
        });
        assertThat(end.words()).isEqualTo("exited 3");
    }

    @Test
    void a_program_reads_its_input_in_its_folder_with_no_other_environment() {
        HostProgram program = new HostProgram(
                "sh", List.of("/bin/sh", "-c", "cat; pwd; echo $ONLY$HOME"), folder, Map.of("ONLY", "this"),
                "read me\n".getBytes(StandardCharsets.UTF_8), 1_000);
        assertThat(text(program)).isEqualTo("read me\n" + folder.toAbsolutePath() + "\nthis\n");
    }

    @Test
    void more_than_the_cap_is_thrown_away_and_never_holds_the_program_up() {
        assertThat(text(shell("yes | head -c 3000000", 10))).isEqualTo("y\ny\ny\ny\ny\n");
    }

    @Test
    void a_program_that_reads_nothing_of_a_large_input_ends_all_the_same() {
        HostProgram deaf = new HostProgram(
                "sh", List.of("/bin/sh", "-c", "exit 0"), folder, Map.of(), new byte[4 << 20], 10);
        assertThat(deaf.run(LONG).words()).isEqualTo("exited 0");
    }

    @Test
    void one_that_does_not_end_is_ended_with_what_it_started_after_it_could_put_things_in_order() throws Exception {
        HostProgram slow = shell("trap 'echo tidied > tidied; exit' TERM; sleep 617 & echo $! > child; wait", 10);
        assertThat(slow.run(SHORT.multipliedBy(10))).isInstanceOf(ProgramEnd.OutOfTime.class);
        assertThat(folder.resolve("tidied")).exists();
        long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
        ProcessHandle.of(child).ifPresent(left -> left.onExit().join());
    }

    @Test
    void one_that_will_not_be_asked_is_killed() {
        assertThat(shell("trap '' TERM; while :; do sleep 0.05; done", 10).run(SHORT).words())
                .isEqualTo("did not end in time, and was ended");
    }

    @Test
    void what_is_not_there_could_not_be_started() {
        HostProgram none = HostProgram.of("none", List.of(folder.resolve("none").toString()), folder, 10);
        assertThat(none.run(LONG)).isInstanceOf(ProgramEnd.NotStarted.class);
        assertThat(none.follow(LONG, line -> {}).words()).isEqualTo("could not be started");
    }

    @Test
    void complaints_that_somebody_left_running_holds_open_keep_nobody_waiting_for_ever() {
        String child = text(shell("sleep 618 > /dev/null & echo $!", 20)).strip();
        assertThat(ProcessHandle.of(Long.parseLong(child))).get().matches(ProcessHandle::destroy);
    }

    @Test
    void whoever_is_interrupted_stays_so() {
        Thread.currentThread().interrupt();
        assertThat(shell("sleep 20", 10).run(LONG).words()).isEqualTo("was interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void lines_are_told_as_they_come_and_cut_where_they_are_endless() {
        List<String> lines = new CopyOnWriteArrayList<>();
        ProgramEnd end = shell("echo one; echo two >&2; head -c 5000 /dev/zero | tr '\\0' x; echo; printf last", 0)
                .follow(LONG, lines::add);
        assertThat(end.words()).isEqualTo("exited 0");
        assertThat(lines).startsWith("one", "two").endsWith("last");
        assertThat(lines.get(2)).hasSize(2_000);
    }

    private HostProgram shell(String script, int most) {
        return HostProgram.of("sh", List.of("/bin/sh", "-c", script), folder, most);
    }

    private static String text(HostProgram program) {
        return ((ProgramEnd.Exited) program.run(LONG)).text();
    }
}
