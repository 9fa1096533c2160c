package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import lockstep.base.text.ShellWord;
import tests.house.Tools;
import tests.release.workflow.ChildJvm;

/** In a real pseudo-terminal, by tmux: a shell, and in it the UI as a process of its own. */
public final class TmuxUi extends Ui {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Path tmux = Tools.need("tmux");
    private final String server = "lockstep-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
    private final Path folder;
    private boolean archived = true;
    private final StringBuilder exports = new StringBuilder();
    private int started;
    private int looked;

    public TmuxUi(Path folder, String term, int columns, int rows) {
        this.folder = folder;
        try {
            Path configuration = Files.writeString(folder.resolve("tmux.conf"), "set -g default-terminal " + term + "\n"
                    + "set -g escape-time 0\nset -g remain-on-exit on\nset -g history-limit 100\n");
            tmux("-f", configuration.toString(), "new-session", "-d", "-x", String.valueOf(columns), "-y",
                    String.valueOf(rows),
                    "env", "LANG=C.UTF-8", "LC_ALL=C.UTF-8", "PS1=shell$ ", "XDG_STATE_HOME=" + folder.resolve("state"),
                    "bash", "--norc", "--noprofile", "-i");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        expect("shell$");
    }

    /** Without an archive of classes: who measures a start does not want one. */
    public TmuxUi withoutArchive() {
        archived = false;
        return this;
    }

    /** With a variable set for what is started from now on. */
    public TmuxUi with(String variable, String value) {
        exports.append("export ").append(variable).append('=').append(value).append('\n');
        return this;
    }

    public TmuxUi unset(String variable) {
        exports.append("unset ").append(variable).append('\n');
        return this;
    }

    /** As a user does, but without JBang's own start. */
    public TmuxUi start(String... options) {
        return startIn(folder, options);
    }

    public TmuxUi startIn(Path where, String... options) {
        return run(where, archived
                ? ChildJvm.commandWith(RuntimeOptions.ofTheUi(), "ReleaseTui", options)
                : ChildJvm.commandWithoutArchive(RuntimeOptions.ofTheUi(), "ReleaseTui", options));
    }

    /** By a command of somebody's own. */
    public TmuxUi startBy(Path where, List<String> command, String... options) {
        return run(where, Stream.concat(command.stream().map(ShellWord::quoted), Stream.of(options)).toList());
    }

    /** Another program of the tests. */
    TmuxUi startMain(Class<?> main) {
        return run(folder, ChildJvm.command(main.getName()));
    }

    private TmuxUi run(Path where, List<String> words) {
        try {
            Path script = folder.resolve("start-" + ++started);
            Files.writeString(script, "echo $$ > " + pidFile() + "\ncd " + where + "\n" + exports + "exec "
                    + String.join(" ", words) + "\n");
            shell("clear; bash " + script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private Path pidFile() {
        return folder.resolve("pid-" + started);
    }

    public long pid() {
        try {
            return Long.parseLong(Files.readString(pidFile()).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Types a line at the shell's prompt. */
    public TmuxUi shell(String line) {
        tmux("send-keys", "-l", line);
        tmux("send-keys", "Enter");
        return this;
    }

    /** The terminal is as a shell wants it: canonical, echoing, with flow control and signals, a cursor to be seen. */
    public void expectSane() {
        shell("clear; stty -a | tr ' ;' '\\n\\n' "
                + "| grep -xE -- '-?(icanon|echo|isig|ixon|iexten)' | tr '\\n' ' '; echo coo''ked-" + ++looked);
        expect("cooked-" + looked);
        assertThat(screen()).contains("isig icanon iexten echo cooked-").contains("ixon");
        assertThat(tmux("display-message", "-p", "#{alternate_on} #{cursor_flag}").strip()).isEqualTo("0 1");
    }

    @Override
    void send(String key) {
        String name = switch (key) {
            case "Esc" -> "Escape";
            case "PgUp" -> "PPage";
            case "PgDn" -> "NPage";
            case "BackTab" -> "BTab";
            case "Backspace" -> "BSpace";
            default -> key.startsWith("^") && key.length() == 2 ? "C-" + key.substring(1).toLowerCase() : key;
        };
        if (name.codePointCount(0, name.length()) == 1) {
            tmux("send-keys", "-l", name);
        } else {
            tmux("send-keys", name);
        }
    }

    /** What a terminal sends, byte by byte, in hexadecimal. */
    TmuxUi bytes(String... bytes) {
        List<String> words = new ArrayList<>(List.of("send-keys", "-H"));
        words.addAll(List.of(bytes));
        tmux(words.toArray(String[]::new));
        return this;
    }

    /** As a terminal pastes: with its marks, if the program wants them. */
    TmuxUi paste(Path text) {
        tmux("load-buffer", text.toString());
        tmux("paste-buffer", "-p");
        return this;
    }

    @Override
    public String screen() {
        return tmux("capture-pane", "-p");
    }

    /** Each look is a process. */
    @Override
    Duration pause() {
        return Duration.ofMillis(100);
    }

    @Override
    void changeSize(int columns, int rows) {
        tmux("resize-window", "-x", String.valueOf(columns), "-y", String.valueOf(rows));
    }

    @Override
    void check() {}

    @Override
    public void expectLeft() {
        // The prompt of before is on the screen as soon as the terminal is given back; this is the one after it.
        await(screen -> screen.stripTrailing().endsWith("shell$"), "the shell's prompt");
    }

    private String tmux(String... words) {
        List<String> command = new ArrayList<>(List.of(tmux.toString(), "-L", server));
        command.addAll(List.of(words));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
                fail("tmux " + String.join(" ", words) + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Only when the last process is gone is nothing written any more. */
    @Override
    public void close() {
        List<ProcessHandle> running = tmux("list-panes", "-a", "-F", "#{pane_pid}").lines()
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())).stream())
                .flatMap(shell -> Stream.concat(Stream.of(shell), shell.descendants()))
                .toList();
        tmux("kill-server");
        running.forEach(process -> {
            try {
                process.onExit().get(120, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                process.destroyForcibly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
