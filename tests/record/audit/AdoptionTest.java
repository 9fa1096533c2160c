package tests.record.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.record.log.Entries.promotion;
import static tests.record.log.Entries.sha;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.audit.AuditReport;
import lockstep.record.audit.FileChange.Kind;
import lockstep.record.audit.ReleaseSightings.Sighting;
import lockstep.record.log.LogTemplate;
import lockstep.record.log.LogVolumes;
import lockstep.record.log.LogWriter;
import org.junit.jupiter.api.Test;
import tests.record.log.Entries;

/** A log that was there before Lockstep is taken over as it is, once. */
class AdoptionTest {

    private static final Sha A = sha(0xa);
    private static final Sha B = sha(0xb);
    private static final String OLD = LogTemplate.FRESH_LOG + "\n```\n"
            + LogWriter.block(promotion("20251201-1000-rc1", A))
            + "```\n\n```\n- release_id: 20251130-1000-rc1\n  type: promotion\n  notes: what: ever\n```\n";

    private final History history = new History();

    @Test
    void what_stands_above_an_adoption_is_not_judged() {
        history.wrote("draft").wrote(OLD).changed("x", Kind.DELETED);
        assertThat(history.violations()).contains("log-append-only", "entry-readable", "entry-has-evidence");
        adopt();
        AuditReport report = history.audit();
        assertThat(report.violations()).isEmpty();
        assertThat(report.adoption()).isPresent();
        assertThat(report.standing()).contains(A);
        assertThat(report.knownGood()).extracting(good -> good.record()).containsExactly("adoption");
    }

    @Test
    void ids_of_an_old_log_are_in_nobody_s_way() {
        history.on("2026-01-20").wrote(OLD.replace("20251201-1000-rc1", "20990101-1000-rc1"));
        adopt();
        history.on("2026-01-22").staged(B, "2026-01-22T09:00:00Z").promoted("20260122-1000-rc1", B);
        assertThat(history.violations()).isEmpty();
    }

    @Test
    void old_log_and_adoption_may_come_in_one_commit() {
        byte[] old = OLD.getBytes(StandardCharsets.UTF_8);
        byte[] adopted = LogWriter.append(old, Entries.adoption(Optional.of(A), old, sha256(old)));
        history.wrote(new String(adopted, StandardCharsets.UTF_8)).release = Optional.of(A);
        assertThat(history.violations()).isEmpty();
    }

    @Test
    void what_comes_after_is_judged() {
        history.wrote(OLD);
        adopt();
        history.staged(B, "2026-01-22T09:00:00Z").promoted("20260122-1000-rc1", B);
        assertThat(history.violations()).isEmpty();
        history.rolledBack("20260122-1100-rb1", B, A);
        assertThat(history.violations()).isEmpty();
        history.wrote(new String(history.log(), StandardCharsets.UTF_8)
                .replace("draft", "")
                .replace("adopted", "Adopted"));
        assertThat(history.violations()).containsExactly("log-append-only");
    }

    @Test
    void an_adoption_that_names_another_log_is_found() {
        history.wrote(OLD);
        byte[] other = OLD.replace("A", "B").getBytes(StandardCharsets.UTF_8);
        history.logged(Entries.adoption(Optional.of(A), other, sha256(other)), A);
        assertThat(history.violations()).containsExactly("adoption-true");
    }

    @Test
    void a_second_adoption_or_one_in_a_log_in_use_hides_nothing() {
        history.wrote(OLD);
        adopt();
        adopt();
        assertThat(history.violations()).containsExactly("adopted-once");
        History used = new History().staged(A, "2025-12-31T09:00:00Z").promoted("20260101-1000-rc1", A)
                .changed("evidence/x", Kind.DELETED);
        used.logged(Entries.adoption(Optional.of(A), used.log(), sha256(used.log())), A);
        assertThat(used.violations()).containsExactly("evidence-add-only", "adopted-once");
    }

    @Test
    void where_release_stood_before_an_adoption_is_not_judged() {
        history.wrote(OLD);
        adopt();
        history.sightings.add(new Sighting(B, Instant.parse("2025-12-24T00:00:00Z"), "reflog"));
        assertThat(history.violations()).isEmpty();
        history.sightings.add(new Sighting(B, Instant.parse("2026-02-24T00:00:00Z"), "reflog"));
        assertThat(history.violations()).containsExactly("release-explained");
    }

    @Test
    void a_log_on_main_can_be_adopted_whatever_main_did_before() {
        history.shape = new EvidenceLayout(new LogVolumes(History.LOG), false);
        history.changed("src/App.java", Kind.ADDED)
                .wrote("x\n```\n")
                .wrote(OLD)
                .merged()
                .changed("src/App.java", Kind.MODIFIED);
        adopt();
        assertThat(history.violations()).isEmpty();
    }

    private void adopt() {
        history.logged(Entries.adoption(Optional.of(A), history.log(), sha256(history.log())), A);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
