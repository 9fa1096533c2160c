package tests.record.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.record.log.Entries.id;
import static tests.record.log.Entries.sha;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import lockstep.base.digest.Sha256;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.record.audit.AuditReport;
import lockstep.record.audit.EvidenceFact;
import lockstep.record.audit.FileChange.Kind;
import lockstep.record.audit.Violation;
import lockstep.record.truth.SourceOfTruth;
import lockstep.record.truth.TruthCorrection;
import org.junit.jupiter.api.Test;

/** The source of truth, held against the log. */
class TruthAuditTest {

    private static final String ID = "20260122-1000-rc1";
    private static final String NEXT = "20260123-1000-rc1";
    private static final Sha256 DIGEST = Sha256.of(new byte[] {1});
    private static final SourceOfTruth TRUE = new SourceOfTruth(
            "production", "demo", Optional.empty(), sha(1), true, "ada", Instant.parse("2026-01-22T10:05:00Z"),
            id(ID), Optional.empty());

    private static History promoted() {
        return new History().staged(sha(1), "2026-01-22T09:00:00Z").promoted(ID, sha(1));
    }

    private static EvidenceFact says(SourceOfTruth truth) {
        return new EvidenceFact.RecordedTruth("sot/production.json", Optional.of(truth), DIGEST, true);
    }

    private static List<String> found(History history) {
        AuditReport report = history.audit();
        return report.violations().stream().filter(one -> one.rule().id().equals("sot-true"))
                .map(Violation::line).toList();
    }

    private static void refused(UnaryOperator<SourceOfTruth> change, String why) {
        assertThat(found(promoted().with(says(change.apply(TRUE))))).singleElement().asString().contains(why);
    }

    @Test
    void one_that_says_what_the_log_says_holds() {
        assertThat(promoted().with(says(TRUE)).audit().violations()).isEmpty();
    }

    @Test
    void before_the_first_none_is_missing() {
        assertThat(promoted().audit().violations()).isEmpty();
    }

    @Test
    void once_there_is_one_it_has_to_be_about_the_newest_entry_and_can_be_brought_there() {
        History later = promoted().with(says(TRUE)).staged(sha(2), "2026-01-23T09:00:00Z").promoted(NEXT, sha(2));
        assertThat(found(later)).singleElement().asString()
                .contains("it is about " + ID + ", the newest entry is " + NEXT);
        later.with(says(new SourceOfTruth("production", "demo", Optional.empty(), sha(2), true, "ada",
                Instant.parse("2026-01-23T10:05:00Z"), id(NEXT), Optional.empty())));
        assertThat(later.audit().violations()).isEmpty();
    }

    @Test
    void every_field_counts() {
        refused(it -> of(sha(7), true, "ada", it.promotionTime(), ID),
                "it names the commit " + sha(7));
        refused(it -> of(sha(1), false, "ada", it.promotionTime(), ID), "it says that production was not verified");
        refused(it -> of(sha(1), true, "mallory", it.promotionTime(), ID), "it says promoted by mallory");
        refused(it -> of(sha(1), true, "ada", Instant.parse("2026-01-21T09:54:59Z"), ID),
                "before " + ID + " began");
        refused(it -> new SourceOfTruth("staging", "demo", Optional.empty(), sha(1), true, "ada", it.promotionTime(),
                id(ID), Optional.empty()), "the environment staging");
        assertThat(found(promoted().with(says(of(sha(1), true, "ada", TRUE.promotionTime(), NEXT))))).isNotEmpty();
    }

    private static SourceOfTruth of(Sha commit, boolean verified, String by, Instant at, String release) {
        return new SourceOfTruth("production", "demo", Optional.empty(), commit, verified, by, at, id(release),
                Optional.empty());
    }

    private static EvidenceFact corrects(Sha256 after, String reason) {
        return new EvidenceFact.RecordedCorrection("sot/corrections/production-20260122T110000Z.json",
                Optional.of(new TruthCorrection("production", new Operator("ada"), Instant.EPOCH, reason,
                        Optional.empty(), after)));
    }

    private static List<String> corrected(SourceOfTruth truth, EvidenceFact correction) {
        return found(promoted().withAll(List.of(says(truth), correction)));
    }

    @Test
    void a_correction_with_a_reason_may_name_somebody_else_and_nothing_more() {
        SourceOfTruth other = of(sha(1), true, "olga", TRUE.promotionTime(), ID);
        assertThat(corrected(other, corrects(DIGEST, "it was Olga"))).isEmpty();
        assertThat(corrected(other, corrects(DIGEST, " "))).isNotEmpty();
        assertThat(corrected(other, corrects(Sha256.of(new byte[0]), "it was Olga"))).isNotEmpty();
        assertThat(corrected(of(sha(7), true, "ada", TRUE.promotionTime(), ID), corrects(DIGEST, "no reason will do")))
                .isNotEmpty();
        assertThat(found(promoted().with(says(TRUE)).with(corrects(DIGEST, "of nothing")))).singleElement().asString()
                .contains("it corrects nothing");
    }

    @Test
    void one_without_any_entry_and_one_that_is_deleted_or_cannot_be_read_are_found() {
        assertThat(found(new History().with(says(TRUE)))).singleElement().asString().contains("no entry of the log");
        assertThat(found(promoted().with(says(TRUE)).changed("sot/production.json", Kind.DELETED)))
                .singleElement().asString().contains("it was deleted");
        assertThat(found(promoted().with(says(TRUE)).changed("sot/production.json", Kind.NOT_A_PLAIN_FILE)))
                .singleElement().asString().contains("not a plain file");
        assertThat(found(promoted().with(new EvidenceFact.RecordedTruth(
                "sot/production.json", Optional.empty(), DIGEST, true)))).singleElement().asString()
                .contains("cannot be read");
    }
}
