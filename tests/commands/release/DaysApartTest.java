package tests.commands.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import lockstep.base.error.Refused;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.release.Operator;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.gates.gate.Waiting;
import lockstep.release.pipeline.HostClock;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.workflow.PromotionRequest;
import lockstep.release.workflow.RollbackRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.Outsider;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.release.workflow.StagingRuns;

/** A host whose clock is days behind or ahead of the others: no rollback waits for it, and no record fails for good. */
class DaysApartTest {

    private static final Duration BEHIND = Duration.ofDays(-3);
    private static final Duration BEHIND_BY_HOURS = Duration.ofHours(-20);
    private static final Duration AHEAD = Duration.ofHours(30);

    private final ReleaseDay day = new ReleaseDay();
    private Seat ada;
    private Sha first;

    @BeforeEach
    void one_release() {
        ada = day.operator("Ada Lovelace");
        first = tested("first");
        assertThat(ada.promoteNow().exitCode()).isZero();
    }

    @AfterEach
    void close() {
        day.close();
    }

    private Sha tested(String subject) {
        Sha commit = day.land(subject);
        ada.record(StagingRuns.of(day, commit, Verdict.PASS, Instant.now()));
        return commit;
    }

    private Sha promoted(String subject) {
        Sha commit = tested(subject);
        assertThat(ada.promoteNow().exitCode()).isZero();
        return commit;
    }

    private <T> T onAHostThatIs(Duration apart, Function<ReleaseService, T> act) {
        try (ReleaseSite site = ada.site().withClock(() -> Instant.now().plus(apart), Waiting.real())) {
            return act.apply(new ReleaseService(site, WorkflowListener.silent()));
        }
    }

    private static RollbackRequest back(Optional<Sha> to) {
        return new RollbackRequest(to, "5xx spike", Optional.of(new Operator("Ada")), false, "");
    }

    private static boolean isRolledBack(ReleaseService service, Sha to) {
        return service.carryOut(service.plan(back(Optional.of(to)))).isGood();
    }

    private static boolean isPromoted(ReleaseService service) {
        return service.carryOut(service.plan(new PromotionRequest(
                Optional.empty(), ChangeDeclaration.classA("roll back"), Optional.empty(), Optional.empty(), "")))
                .isGood();
    }

    private void verifies() {
        Outcome verified = ada.log("verify", "--all");
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
    }

    @Test
    void a_host_that_is_behind_is_asked_where_to_go_before_it_rolls_back() {
        promoted("second");
        String refs = day.refs();
        onAHostThatIs(BEHIND, service -> assertThatThrownBy(() -> service.plan(back(Optional.empty())))
                .isInstanceOf(Refused.class).hasMessageContaining("this host's clock says ")
                .hasMessageContaining("a release was recorded at "));
        onAHostThatIs(BEHIND, service -> assertThatThrownBy(() -> service.plan(back(Optional.of(first))))
                .as("whose release is from the future, too").isInstanceOf(Refused.class)
                .hasMessageContaining("this host's clock says "));
        onAHostThatIs(BEHIND, service -> assertThat(service.status().rollback().conditions()).first(STRING)
                .startsWith("refused: this host's clock says ").doesNotContain("nothing was changed"));
        assertThat(day.refs()).isEqualTo(refs);
    }

    @Test
    void what_a_host_that_is_behind_rolled_back_is_not_promoted_again_on_what_was_tested_before() {
        Sha second = promoted("second");
        assertThat((boolean) onAHostThatIs(BEHIND_BY_HOURS, service -> isRolledBack(service, first))).isTrue();
        assertThat(day.head("release")).isEqualTo(first.hex());
        verifies();
        Outcome again = ada.promoteNow();
        assertThat(again.exitCode()).as(again.err()).isEqualTo(22);
        assertThat(again.err()).contains("which rolled the commit back").contains("docs/policy.md#no-later-failure");
        Instant nextSecond = Instant.now().plusSeconds(1);
        ada.record(StagingRuns.of(day, second, Verdict.PASS, nextSecond));
        Outcome later = ada.promoteNow();
        assertThat(later.exitCode()).as(later.err()).isZero();
        verifies();
    }

    @Test
    void what_a_host_that_is_behind_gives_up_does_not_fail_verification() {
        tested("second");
        day.platformStops();
        assertThat(ada.promoteNow().exitCode()).isEqualTo(24);
        onAHostThatIs(BEHIND, service -> assertThatThrownBy(
                () -> service.resume(Optional.of(ReleaseId.Kind.PROMOTION), false))
                .isInstanceOf(Refused.class).hasMessageContaining("what is to be finished was begun at "));
        assertThat((boolean) onAHostThatIs(BEHIND, service -> service.resume(Optional.of(ReleaseId.Kind.PROMOTION), true).isGood()))
                .isFalse();
        verifies();
    }

    private Sha promotedByTheHostThatIsAhead(String subject) {
        Sha commit = day.land(subject);
        ada.record(StagingRuns.of(day, commit, Verdict.PASS, Instant.now().plus(AHEAD).minus(Duration.ofMinutes(10))));
        assertThat((boolean) onAHostThatIs(AHEAD, DaysApartTest::isPromoted)).isTrue();
        return commit;
    }

    private void isRolledBackTo(Sha commit, Outcome back) {
        assertThat(back.exitCode()).as(back.err()).isZero();
        assertThat(day.head("release")).isEqualTo(commit.hex());
        assertThat(ada.log("verify", "--all").out()).contains("not-from-the-future").doesNotContain("id-order");
    }

    @Test
    void a_promotion_by_a_host_that_was_ahead_is_rolled_back_without_a_question() {
        promotedByTheHostThatIsAhead("second");
        Outcome back = ada.rollBack("--trigger", "5xx spike", "--approve");
        assertThat(back.err()).contains("which is days ahead of this host's clock; it is not believed");
        isRolledBackTo(first, back);
        Outcome again = ada.rollBack("--to", first.hex(), "--trigger", "5xx spike", "--approve");
        assertThat(again.exitCode()).as(again.err()).isEqualTo(22);
    }

    @Test
    void where_what_is_not_believed_changes_the_way_back_somebody_has_to_say_it() {
        promotedByTheHostThatIsAhead("second");
        promotedByTheHostThatIsAhead("third");
        Outcome asked = ada.rollBack("--trigger", "5xx spike", "--approve");
        assertThat(asked.exitCode()).as(asked.err()).isEqualTo(22);
        assertThat(asked.err()).contains("a release was recorded at ", "If it is right, say where to go: --to COMMIT");
        isRolledBackTo(first, ada.rollBack("--to", first.hex(), "--trigger", "5xx spike", "--approve"));
    }

    @Test
    void what_was_rolled_back_by_a_host_that_is_ahead_is_told_before_it_goes_there() {
        Sha second = promoted("second");
        Sha third = promoted("third");
        assertThat((boolean) onAHostThatIs(AHEAD, service -> isRolledBack(service, second))).isTrue();
        Outcome back = ada.rollBack("--to", third.hex(), "--trigger", "5xx spike", "--approve");
        assertThat(back.err()).contains(", which is not believed, rolled " + third.abbreviated() + " back");
        isRolledBackTo(third, back);
    }

    @Test
    void nothing_is_promoted_before_the_day_of_the_newest_release() {
        try (ReleaseSite site = ada.site().withClock(() -> Instant.now().plus(BEHIND), Waiting.real())) {
            assertThatThrownBy(() -> new HostClock(site).requireToPromote(
                    site.journal().view(site.repository().fetch(site.remoteDeadline()).evidence())))
                    .isInstanceOf(Refused.class).hasMessageContaining("which is days ahead of it")
                    .hasMessageContaining("docs/policy.md#id-order");
        }
    }

    @Test
    void a_rollback_with_the_id_of_tomorrow_is_not_finished_by_a_host_of_yesterday() {
        Sha second = day.land("second");
        Duration nearly = Duration.ofHours(20);
        ada.record(StagingRuns.of(day, second, Verdict.PASS, Instant.now().plus(nearly).minus(Duration.ofMinutes(10))));
        assertThat((boolean) onAHostThatIs(nearly, DaysApartTest::isPromoted)).isTrue();
        day.platformStops();
        assertThat(ada.rollBack("--trigger", "5xx spike", "--approve").exitCode()).isEqualTo(24);
        onAHostThatIs(Duration.ofHours(-10), service -> assertThatThrownBy(
                () -> service.resume(Optional.of(ReleaseId.Kind.ROLLBACK), false))
                .isInstanceOf(Refused.class).hasMessageContaining("what is to be finished was begun at "));
    }

    @Test
    void a_commit_from_the_future_that_records_no_release_stops_no_rollback() {
        promoted("second");
        Outsider mallory = day.outsider();
        mallory.checkOut(day.evidenceBranch());
        ReleaseDay.write(mallory.folder().resolve("evidence/notes.txt"), "x\n");
        String date = "@" + Instant.now().plus(Duration.ofDays(2)).getEpochSecond() + " +0000";
        day.git().environment().put("GIT_COMMITTER_DATE", date);
        mallory.pushed(day.evidenceBranch(), "Add notes");
        day.git().environment().remove("GIT_COMMITTER_DATE");

        Outcome back = ada.rollBack("--trigger", "5xx spike", "--approve");

        assertThat(back.exitCode()).as(back.err()).isZero();
        assertThat(day.head("release")).isEqualTo(first.hex());
    }
}
