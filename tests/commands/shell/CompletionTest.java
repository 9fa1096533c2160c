package tests.commands.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.commands.cli.Doors.doors;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tests.commands.cli.Doors.Outcome;
import tests.house.Repository;

class CompletionTest {

    private static final String COMPLETE = """
            source "$1"; shift
            COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
            compopt() { :; }
            function=$(complete -p -- "$1"); function=${function#*-F }
            ${function%% *} "$1"
            printf '%s\\n' "${COMPREPLY[@]}"
            """;

    /** Presses Tab in a zsh that somebody sits at, and says what is in its line then. */
    private static final String PRESS_TAB = """
            zmodload zsh/zpty
            zpty z "TERM=dumb zsh -f -i"
            zpty -w z 'PS1=; unsetopt prompt_cr prompt_sp; LISTMAX=1000; stty -echo'
            zpty -w z "source ${(q)1}"
            zpty -w z "shown() { print -r -- \\$'\\\\n'\\"<\\$BUFFER>\\"; zle kill-whole-line }; zle -N shown"
            zpty -w z "bindkey '^X' shown; print ready-\\$((6*7))"
            zpty -r -m z said '*ready-42*'
            zpty -n -w z "$2"$'\\t\\x18'
            zpty -r -m z said '*<*>*'
            print -r -- ${${said##*<}%%>*}
            zpty -d z
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lockstep promotion-g                 | promotion-gate
            lockstep promotion-gate --bur        | --burst --burst-concurrency
            ./jbang promotion-gate --burst-      | --burst-concurrency
            jbang release-log ver                | verify
            promotion-gate --burst-              | --burst-concurrency
            release-log ver                      | verify
            release-tui --reado                  | --readonly
            """)
    void bash_completes_commands_and_options_by_every_name(String line, String candidates) throws Exception {
        Path script = Files.writeString(folder.resolve("completion"), outcome("bash").out());
        String said = said(command(script, line));
        assertThat(Set.of(said.strip().split("\\s+"))).isEqualTo(Set.of(candidates.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lockstep promotion-g                 | promotion-gate
            lockstep promotion-gate --burst-     | --burst-concurrency
            ./jbang promotion-gate --burst-      | --burst-concurrency
            jbang promotion-gate@o/r --burst-    | --burst-concurrency
            jbang release-log ver                | verify
            promotion-gate --burst-              | --burst-concurrency
            release-log ver                      | verify
            """)
    void fish_completes_commands_and_options_by_every_name(String line, String candidate) throws Exception {
        Path script = Files.writeString(folder.resolve("completion"), outcome("fish").out());
        String said = said(List.of("fish", "--no-config", "-c", "source $argv[1]; complete -C \"$argv[2]\"",
                script.toString(), line));
        assertThat(said.lines().map(each -> each.split("\t")[0])).containsExactly(candidate);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lockstep promotion-g                  | lockstep promotion-gate
            lockstep promotion-gate --burst-      | lockstep promotion-gate --burst-concurrency
            ./jbang promotion-gate --burst-       | ./jbang promotion-gate --burst-concurrency
            jbang release-log ver                 | jbang release-log verify
            promotion-gate --burst-               | promotion-gate --burst-concurrency
            release-log ver                       | release-log verify
            release-tui --reado                   | release-tui --readonly
            """)
    void zsh_completes_commands_and_options_by_every_name(String line, String completed) throws Exception {
        Path script = Files.writeString(folder.resolve("completion"), outcome("zsh").out());
        String said = said(List.of("timeout", "60", "zsh", "-f", "-c", PRESS_TAB, "zsh", script.toString(), line));
        assertThat(said.strip()).isEqualTo(completed);
    }

    @Test
    void zsh_has_a_function_for_every_name() throws Exception {
        Path script = Files.writeString(folder.resolve("completion"), outcome("zsh").out());
        String said = said(List.of("zsh", "-f", "-c", "source $1; print -l ${(k)_comps}", "zsh", script.toString()));
        assertThat(said.lines()).containsAll(commands()).contains("lockstep", "jbang", "./jbang");
    }

    private static String said(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static List<String> command(Path script, String line) {
        List<String> command = new ArrayList<>(
                List.of("bash", "--norc", "-c", COMPLETE, "bash", script.toString()));
        command.addAll(List.of(line.split(" ")));
        return command;
    }

    static Set<String> commands() {
        Set<String> names = new TreeSet<>();
        Repository.aliases().forEach((alias, script) -> {
            if (!script.startsWith("tests/")) {
                names.add(alias);
            }
        });
        return names;
    }

    @Test
    void zsh_and_fish_are_told_of_every_command() {
        String zsh = outcome("zsh").out();
        String fish = outcome("fish").out();
        assertThat(zsh).contains("bashcompinit");
        assertThat(commands()).isNotEmpty().allSatisfy(command -> {
            assertThat(zsh).contains(" " + command);
            assertThat(fish).contains("complete -c lockstep -n 'test (count (commandline -opc)) -eq 1' -f -a '"
                    + command + "'").contains("complete -c " + command + " ");
        });
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_has_a_manual_page_of_plain_man_macros(String command) throws IOException,
            InterruptedException {
        Outcome outcome = doors().open("completion", "man", command);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        Path page = Files.writeString(folder.resolve(command + ".1"), outcome.out());
        assertThat(outcome.out()).startsWith(".TH").contains(".SH \"NAME\"", ".SH \"SYNOPSIS\"", ".SH \"OPTIONS\"",
                ".SH \"EXAMPLE", ".SH \"EXIT STATUS\"").doesNotContain("%n", "${");
        assertThat(outcome.out().lines().filter(line -> line.startsWith(".")))
                .allMatch(line -> line.matches("\\.(TH|SH|TP|PP|B|nf|fi)( .*)?"));
        assertThat(page).isNotEmptyFile();
        if (Files.isExecutable(Path.of("/usr/bin/man"))) {
            String rendered = said(List.of(
                    "env", "MANPAGER=cat", "MANWIDTH=80", "LC_ALL=C.UTF-8", "man", "--warnings", "-l", page.toString()));
            assertThat(rendered).doesNotContain("warning:").contains("NAME\n", "SYNOPSIS\n", "EXIT STATUS\n")
                    .containsPattern("\n {7}" + command + " +- ");
        }
    }

    @Test
    void a_manual_page_lists_the_exit_codes_of_each_command_below() {
        String page = doors().open("completion", "man", "release-log").out();
        assertThat(page.split("\\.SH \"EXIT STATUS OF VERIFY\"", 2)[1].split("\\.SH", 2)[0])
                .contains(".B \"0\"", ".B \"25\"");
        assertThat(page.lines().filter(line -> line.startsWith(".SH \"EXIT STATUS OF "))).hasSize(7);
    }

    @Test
    void what_is_asked_for_in_vain_is_a_usage_error_that_names_what_there_is() {
        assertThat(doors().open("completion", "man").exitCode()).isEqualTo(64);
        assertThat(doors().open("completion", "bash", "promotion-gate").exitCode()).isEqualTo(64);
        Outcome unknown = doors().open("completion", "man", "promote");
        assertThat(unknown.exitCode()).isEqualTo(64);
        assertThat(unknown.err()).contains("no command promote").contains("promote-release");
    }

    private static Outcome outcome(String shell) {
        Outcome outcome = doors().open("completion", shell);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome;
    }
}
