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

/** A host on which no file can grow, as on a full disk, or that has no folder for what is temporary. */
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

    private String said(int exitCode, List<String> words) throws IOException, InterruptedException {
        Process command = day.git().start(ada.folder(), words);
        command.getOutputStream().close();
        String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(command.waitFor()).as(said).isEqualTo(exitCode);
        return said;
    }

    @Test
    void a_folder_for_temporary_files_that_is_not_there_is_no_bug() throws Exception {
        assertThat(said(78, ChildJvm.commandWithoutArchive(
                List.of("-Djava.io.tmpdir=" + ada.folder().resolve("nowhere")), "PromotionGate", "--self-test")))
                .contains("nowhere").doesNotContain("internal error");
    }

    @Test
    void what_cannot_be_stored_is_said_with_the_reason_and_moves_nothing() throws Exception {
        String refs = day.refs();
        List<String> words = new ArrayList<>(List.of("bash", "-c", "ulimit -f 0; exec \"$@\"", "-"));
        words.addAll(ChildJvm.commandWithoutArchive(
                List.of(), "Config", "pin", "--yes", "--reason", "kept elsewhere"));
        assertThat(said(25, words))
                .contains("cannot be written", "File too large", "Check the disk and the clone, then run it again")
                .doesNotContain("internal error");
        assertThat(day.refs()).isEqualTo(refs);
    }
}
