package tests.tui.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import lockstep.base.release.Operator;
import lockstep.tui.adapter.DemoDesk;
import lockstep.tui.api.CommandRun;
import lockstep.tui.api.Invocation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Commands of an operator's own, really run. */
@Timeout(60)
class OwnCommandTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static DemoDesk desk;

    @BeforeAll
    static void open() {
        desk = DemoDesk.open(new Operator("Ada Lovelace"), System.getenv(), Set.of(), Invocation.plain());
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    private static CommandRun run(String... words) {
        return desk.command(List.of(words), LIMIT);
    }

    @Test
    void a_command_of_ones_own_runs_in_the_clone_and_what_it_says_on_either_stream_is_kept() {
        CommandRun run = run("git", "log", "--format=%s", "-1");
        assertThat(run.good()).isTrue();
        assertThat(run.lines()).hasSize(1);
        CommandRun wrong = run("git", "nonsense");
        assertThat(wrong.good()).isFalse();
        assertThat(wrong.end()).isEqualTo("exited 1");
        assertThat(wrong.lines().toString()).contains("nonsense");
    }

    @Test
    void no_shell_reads_its_words() {
        CommandRun run = run("echo", "$HOME", "a;b", "`id`", "$(id)", "*", "\u001b[31mred\u001b[0m");
        assertThat(run.lines()).containsExactly("$HOME a;b `id` $(id) * red");
    }

    @Test
    void one_that_does_not_exist_says_so() {
        CommandRun run = run("no-such-program");
        assertThat(run.good()).isFalse();
        assertThat(run.end()).startsWith("could not be started");
    }

    @Test
    void its_deadline_ends_a_command_of_ones_own_and_what_it_started() throws Exception {
        Path file = Files.createTempFile("own", ".pid");
        CommandRun run = desk.command(
                List.of("sh", "-c", "echo begun; sleep 300 & echo $! > " + file + "; wait"), Duration.ofSeconds(1));
        assertThat(run.good()).isFalse();
        assertThat(run.end()).contains("did not end within 1", "was ended");
        assertThat(run.lines()).contains("begun");
        long child = Long.parseLong(Files.readString(file).strip());
        ProcessHandle.of(child).ifPresent(handle -> handle.onExit().orTimeout(10, TimeUnit.SECONDS).join());
        assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
        Files.delete(file);
    }

    @Test
    void a_command_of_ones_own_reads_nothing_and_what_it_prints_is_bounded() {
        assertThat(run("cat").lines()).isEmpty();
        CommandRun run = desk.command(List.of("yes", "x".repeat(50)), Duration.ofSeconds(1));
        assertThat(run.lines()).hasSize(1_001).endsWith("(and more)");
    }
}
