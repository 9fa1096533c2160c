package tests.commands.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lockstep.tui.api.Invocation;
import org.junit.jupiter.api.Test;
import tests.house.Repository;
import tests.release.workflow.ChildJvm;

/** What somebody is to paste begins as commands begin on their host. */
class PastedCommandsTest {

    /** Of a bundle, which has no JBang. */
    private static final List<String> BUNDLE = List.of("-Dlockstep.launcher=lockstep");

    private static String said(List<String> options, String main, String... arguments) throws Exception {
        Process process = new ProcessBuilder(ChildJvm.commandWithoutArchive(options, main, arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said;
    }

    private static String manuals(List<String> options) throws Exception {
        List<String> words = new ArrayList<>(List.of("man"));
        Repository.aliases().entrySet().stream().filter(alias -> !alias.getValue().startsWith("tests/"))
                .map(Map.Entry::getKey).sorted().forEach(words::add);
        return said(options, "Completion", words.toArray(String[]::new));
    }

    @Test
    void no_example_of_a_bundle_begins_with_jbang() throws Exception {
        assertThat(manuals(BUNDLE)).doesNotContainPattern("(?m)^(?!.*(?:lockstep, |\\./)jbang).*jbang [a-z]")
                .contains("\n  lockstep promotion\\-gate \\-\\-mode",
                        "\n  MODE=staging BASE=https://staging.example lockstep promotion\\-gate\n",
                        "\n  source <(lockstep completion zsh)\n", "\n  lockstep release\\-log export \\-\\-csv > log.csv\n");
        assertThat(manuals(List.of())).contains("\n  jbang promotion\\-gate \\-\\-mode",
                "\n  source <(jbang completion zsh)\n");
    }

    @Test
    void so_do_the_commands_of_the_terminal_interface() throws Exception {
        assertThat(said(BUNDLE, Ui.class.getName())).isEqualTo("lockstep status --json\n");
        assertThat(said(List.of(), Ui.class.getName())).isEqualTo("jbang status --json\n");
    }

    /** What the terminal interface lets one copy. */
    static final class Ui {

        public static void main(String[] arguments) {
            System.out.println(Invocation.plain().onRepository(List.of("status", "--json")));
        }
    }
}
