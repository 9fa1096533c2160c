package tests.commands.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.release.workflow.ChildJvm;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.release.workflow.StagingRuns;

/** A host on which no file can grow, as on a full disk. */
class NoRoomTest {

    private final ReleaseDay day = new ReleaseDay();
    private Seat ada;

    @BeforeEach
    void a_release() {
        ada = day.operator("Ada Lovelace");
        Sha commit = day.land("first");
        ada.record(StagingRuns.of(day, commit, Verdict.PASS, Instant.now()));
        assertThat(ada.promoteNow().exitCode()).isZero();
    }

    @AfterEach
    void close() {
        day.close();
    }

    private String withoutRoom(String door, String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("bash", "-c", "ulimit -f 0; exec \"$@\"", "-"));
        words.addAll(ChildJvm.commandWithoutArchive(List.of(), door, arguments));
        Process command = day.git().start(ada.folder(), words);
        command.getOutputStream().close();
        String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(command.waitFor()).as(said).isEqualTo(25);
        return said;
    }

    @Test
    void what_cannot_be_stored_is_said_with_the_reason_and_moves_nothing() throws Exception {
        String refs = day.refs();
        assertThat(withoutRoom("Config", "pin", "--yes", "--reason", "kept elsewhere"))
                .contains("cannot be written", "File too large", "Check the disk and the clone, then run it again")
                .doesNotContain("internal error");
        assertThat(day.refs()).isEqualTo(refs);
    }
}
