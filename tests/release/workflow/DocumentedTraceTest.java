package tests.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.documents.DocumentedBlock;
import tests.documents.DocumentedBlock.Typed;

/** What docs/systems.md shows of {@code --verbose} is what it tells. */
class DocumentedTraceTest {

    /** By which protocol, and how many bytes, is up to the service. */
    /** Which of two that are asked at once waits for the connection is up to them. */
    private static List<String> masked(String text) {
        return DocumentedBlock.timeless(text.replaceAll("\\b(h2|http/1\\.1), \\d+ bytes", "PROTOCOL, N bytes")).stream()
                .map(line -> line.replace("connect TIME, ", "").replace("look-up TIME, ", ""))
                .toList();
    }

    @Test
    void each_line_of_the_example_is_told() {
        try (ReleaseDay day = new ReleaseDay()) {
            day.landTested("second");
            Seat ada = day.operator("Ada Lovelace");
            String named = day.stagingAddress().replace("127.0.0.1", "localhost");
            ada.reconfigure(day.stagingAddress(), named);
            Typed command = DocumentedBlock.of("docs/systems.md", "status --verbose").commands().getFirst();
            assertThat(command.shown()).isNotEmpty();

            Outcome outcome = ada.open("status", "--verbose");

            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
            assertThat(masked(outcome.err().replace(named, "https://staging.example")
                            .replace(day.bare().toString(), "git@github.example:team/shop.git")))
                    .containsAll(masked(String.join("\n", command.shown())));
        }
    }
}
