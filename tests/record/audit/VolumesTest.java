package tests.record.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.record.log.Entries.sha;

import java.nio.charset.StandardCharsets;
import java.util.List;
import lockstep.base.release.Sha;
import lockstep.record.audit.FileChange;
import lockstep.record.audit.LogChange;
import lockstep.record.audit.Violation;
import lockstep.record.audit.VolumeChange;
import lockstep.record.log.LogWriter;
import org.junit.jupiter.api.Test;
import tests.record.log.Entries;

/** A log that goes on in another volume. */
class VolumesTest {

    private static final Sha A = sha(0xa);
    private static final Sha B = sha(0xb);
    private static final Sha C = sha(0xc);
    private static final String RC1 = "20260101-1000-rc1";
    private static final String RC2 = "20260102-1000-rc1";
    private static final String RC3 = "20260103-1000-rc1";

    private final History history = new History().staged(A, "2026-01-01T09:00:00Z").promoted(RC1, A);

    private History continued() {
        history.staged(B, "2026-01-02T09:00:00Z").intended(RC2, B, false).smoked(RC2, B);
        return history.loggedIn(2, LogWriter.volume(2, Entries.promotion(RC2, B)), B);
    }

    @Test
    void an_entry_in_a_new_volume_is_held_against_its_evidence_as_any_other() {
        assertThat(continued().violations()).isEmpty();
        assertThat(history.audit().entries()).isEqualTo(2);
        assertThat(history.audit().standing()).contains(B);
        history.loggedIn(2, bytes("\n```\n- release_id: 20260103-1000-rc1\n  type: promotion\n```\n"), B);
        assertThat(history.audit().violations()).extracting(Violation::line).singleElement().asString()
                .startsWith("entry-readable: volume 2, line ");
    }

    @Test
    void a_volume_that_is_closed_is_not_written_any_more() {
        continued().staged(C, "2026-01-03T09:00:00Z").intended(RC3, C, false).smoked(RC3, C)
                .logged(Entries.promotion(RC3, C), C);
        assertThat(history.audit().violations()).extracting(Violation::line).first().asString()
                .startsWith("log-append-only: commit ")
                .contains("docs/RELEASE_LOG.md was written, and the volume to write is docs/RELEASE_LOG-2.md");
    }

    @Test
    void no_volume_is_left_out() {
        history.staged(B, "2026-01-02T09:00:00Z").intended(RC2, B, false).smoked(RC2, B)
                .loggedIn(3, LogWriter.volume(3, Entries.promotion(RC2, B)), B);
        assertThat(history.audit().violations()).extracting(Violation::line).first().asString()
                .contains("docs/RELEASE_LOG-3.md was written, and the volume to write is docs/RELEASE_LOG.md");
    }

    @Test
    void a_further_volume_is_no_less_append_only() {
        continued().add(history.next(
                List.of(new FileChange("docs/RELEASE_LOG-2.md", FileChange.Kind.DELETED)),
                List.of(new VolumeChange(2, new LogChange.Damaged("cut from 900 to 0 bytes", new byte[0])))));
        assertThat(history.audit().violations()).extracting(Violation::line).singleElement().asString()
                .startsWith("log-append-only: ").contains("docs/RELEASE_LOG-2.md was cut from 900 to 0 bytes");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
