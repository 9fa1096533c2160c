package tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.house.Repository;
import tests.house.Tools;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** The script of docs/json.md, as it stands there. */
class DocumentedScriptTest {

    private static String script() {
        String document = Repository.read(Repository.root().resolve("docs/json.md"));
        return document.split("```bash\n", 2)[1].split("```", 2)[0];
    }

    @Test
    void a_script_that_promotes_prints_the_release_and_where_it_is_refused_the_reasons() throws Exception {
        Tools.need("jq");
        try (ReleaseDay day = new ReleaseDay()) {
            Seat ada = day.operator("Ada Lovelace");
            day.landTested("second");
            Path programs = Files.createDirectories(day.folder().resolve("programs"));
            PastedCommand pasted = new PastedCommand(programs, ada.folder(), day.git().environment());
            pasted.typed(script(), "", 0);
            List<String> words = pasted.words();
            String[] more = words.subList(1, words.size()).toArray(String[]::new);

            Outcome promoted = ada.open(words.getFirst(), more);
            assertThat(promoted.exitCode()).as(promoted.err()).isZero();
            assertThat(pasted.typed(script(), promoted.out(), promoted.exitCode())).as(pasted.shown()).isZero();
            assertThat(pasted.shown()).matches("\\d{8}-\\d{4}-rc1\n");

            Outcome refused = ada.open(words.getFirst(), more);
            assertThat(refused.exitCode()).isEqualTo(22);
            assertThat(pasted.typed(script(), refused.out(), refused.exitCode())).isEqualTo(22);
            assertThat(pasted.shown()).startsWith("promotion of ").contains("\nsomething-new: ");

            assertThat(pasted.typed(script(), "", 70)).isEqualTo(70);
            assertThat(pasted.shown()).isEqualTo("promote-release was not started: 70\n");
        }
    }
}
