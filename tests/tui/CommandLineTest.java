package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.Environment;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.demo.rehearsal.DemoTeam;
import lockstep.gates.declared.DeclaredGates;
import lockstep.record.history.OpenIntent;
import lockstep.settings.gates.Beside;
import lockstep.settings.gates.GateFile;
import lockstep.tui.adapter.Drills;
import lockstep.tui.api.Declared;
import lockstep.tui.api.DrillChoice;
import lockstep.tui.api.Invocation;
import lockstep.tui.app.GivenOptions;
import lockstep.tui.state.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import tests.commands.cli.Doors.Outcome;
import tests.commands.cli.Doors;

/** The command lines that the UI shows are read by a shell, taken by their doors, and do the same. */
class CommandLineTest {

    @TempDir
    Path folder;

    private static final DeclaredGates DECLARED =
            GateFile.readOne("gates: {up: {get: /a, expect: 200}}", "x", Beside.nothing());

    private static Stream<Invocation> invocations() {
        return Stream.of(
                Invocation.plain(),
                given("--repo", "src/it's here", "--remote", "upstream", "--operator", "Ada Lovelace"),
                given("--config", "other.yaml", "--header", "X-One=env:ONE", "--header", "X-Two=@two", "--ca-file",
                        "ca.pem"),
                given("--connect-timeout", "1s", "--read-timeout", "2s", "--call-timeout", "3s", "--readonly"),
                given("--staging-base", "http://127.0.0.1:1/$x", "--production-base", "https://prod.example"));
    }

    private static Invocation given(String... options) {
        CommandLine ui = new CommandLine(Doors.door("release-tui"));
        return new GivenOptions(ui.parseArgs(options)).invocation(Path.of(""), false);
    }

    @ParameterizedTest
    @MethodSource("invocations")
    void every_line_is_one_that_its_door_takes(Invocation invocation) {
        lines(invocation).forEach(line -> {
            List<String> words = asAShellReads(line);
            CommandLine door = new CommandLine(Doors.door(words.getFirst()));
            assertThat(door.parseArgs(words.subList(1, words.size()).toArray(String[]::new)).errors()).as(line)
                    .isEmpty();
        });
    }

    @Test
    void what_is_declared_arrives_word_by_word() {
        List<String> words = asAShellReads(new Shell(Invocation.plain())
                .promote(Scenes.NEW, Optional.of(everything())));

        assertThat(words).containsExactly(
                "promote-release", "--sha", Scenes.NEW.hex(), "--class", "B", "--canary", "5 % of 'eu'", "--flag",
                "POLITE",
                "--policy-diff", "docs/policy.md", "--rollback-plan", "turn $POLITE off", "--accept-unverified",
                "a \"reason\"",
                "--accept-drift", "another; rm -rf x");
    }

    @Test
    void a_rollback_is_resumed_by_its_own_door() {
        ReleaseId id = ReleaseId.tryParse("20260122-1000-rb1").orElseThrow();
        OpenIntent open = new OpenIntent(id, Scenes.ADA, Scenes.NOW, Scenes.OLD);

        assertThat(new Shell(Invocation.plain()).resume(Optional.of(open), false))
                .isEqualTo("jbang rollback-release --resume");
    }

    @Test
    void a_base_that_only_the_ui_knows_is_named_to_the_commands_that_know_it_not() {
        Invocation invocation = given("--staging-base", "http://127.0.0.1:1");

        assertThat(new Shell(invocation).status())
                .isEqualTo("jbang status  # with environments.staging.base: http://127.0.0.1:1");
        assertThat(new Shell(invocation).gates(Environment.STAGING, Scenes.NEW)).contains("--base http://127.0.0.1:1 ");
    }

    @Test
    void a_day_by_the_lines_alone_goes_as_it_goes_in_the_ui() {
        try (DemoTeam stage = DemoTeam.set(folder, System.getenv(), Set.of())) {
            Shell shell = new Shell(given("--repo", stage.operatorsClone().toString(), "--operator", "Ada Lovelace"));
            Sha commit = stage.land("Answer more politely");
            Optional<Declared> declared = Optional.of(Declared.of(ChangeClass.A));
            awaitStaging(stage, commit);

            assertThat(called(shell.gates(Environment.STAGING, commit)).exitCode()).isZero();
            assertThat(called(shell.judge(commit, declared))).satisfies(done -> assertThat(done.exitCode()).isZero());
            assertThat(called(shell.promote(commit, declared), "--yes").exitCode()).isZero();
            assertThat(stage.environment().of(Environment.PRODUCTION).revision()).isEqualTo(commit);
            assertThat(called(shell.gates(Environment.PRODUCTION, commit)).exitCode()).isZero();
            assertThat(called(shell.log("verify")).out()).startsWith("verified: 1 entry");
            assertThat(called(shell.status()).out()).contains(commit.abbreviated() + " Answer more politely");
        }
    }

    private static void awaitStaging(DemoTeam stage, Sha commit) {
        long end = System.nanoTime() + Ui.PATIENCE.toNanos();
        while (!stage.environment().of(Environment.STAGING).revision().equals(commit)) {
            assertThat(System.nanoTime()).as("staging never ran the commit").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static Outcome called(String line, String... more) {
        List<String> words = new ArrayList<>(asAShellReads(line));
        words.addAll(List.of(more));
        return Doors.doors().open(words.getFirst(), words.subList(1, words.size()).toArray(String[]::new));
    }

    private static List<String> lines(Invocation invocation) {
        Shell shell = new Shell(invocation);
        List<String> lines = new ArrayList<>(List.of(
                shell.status(), shell.log("list"), shell.log("verify"),
                shell.entry(Scenes.situation().log().getFirst()),
                shell.entry(Scenes.situation().log().getLast()), shell.resume(Optional.empty(), true),
                shell.gates(Environment.STAGING, Scenes.NEW), shell.gates(Environment.PRODUCTION, Scenes.NEW),
                shell.rollBack(Scenes.OLD, ""), shell.rollBack(Scenes.OLD, "it's down; \"5xx\" & $HOME")));
        for (Optional<Declared> said : List.of(
                Optional.<Declared>empty(), Optional.of(Declared.of(ChangeClass.A)), Optional.of(everything()))) {
            lines.add(shell.judge(Scenes.NEW, said));
            lines.add(shell.promote(Scenes.NEW, said));
        }
        Drills.of(invocation).stream().map(DrillChoice::command).forEach(lines::add);
        Drills.of(invocation, DECLARED).stream().map(DrillChoice::command).forEach(lines::add);
        return lines;
    }

    @ParameterizedTest
    @MethodSource("invocations")
    void a_service_with_gates_of_its_own_is_offered_no_other_service_s_drills(Invocation invocation) {
        assertThat(Drills.of(invocation, DECLARED)).hasSize(2).noneMatch(
                choice -> (choice.claim() + choice.command()).toLowerCase().contains("chat"));
        assertThat(Drills.of(invocation, DeclaredGates.none())).isEqualTo(Drills.of(invocation));
    }

    private static Declared everything() {
        return Declared.of(ChangeClass.B)
                .with("canary", "5 % of 'eu'").with("flag", "POLITE").with("diff", "docs/policy.md")
                .with("plan", "turn $POLITE off").with("accept-unverified", "a \"reason\"")
                .with("accept-drift", "another; rm -rf x");
    }

    /** The words of the line after {@code jbang}, by a real shell. */
    private static List<String> asAShellReads(String line) {
        try {
            Process shell = new ProcessBuilder("sh", "-c", "jbang() { printf '%s\\0' \"$@\"; }\n" + line).start();
            String words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return List.of(words.split("\0"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
