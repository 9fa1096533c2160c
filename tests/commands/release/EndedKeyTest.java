package tests.commands.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.text.Secrets;
import lockstep.gates.gate.Verdict;
import lockstep.gates.gate.Waiting;
import lockstep.record.verification.BranchVerification;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.workflow.PromotionRequest;
import lockstep.release.workflow.RunRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.commands.cli.Doors.Outcome;
import tests.record.signature.Keys;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.release.workflow.StagingRuns;

/** A key that ends, and a clone that visits before and after. */
class EndedKeyTest {

    private static final DateTimeFormatter IN_SIGNERS =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int KEPT_AFTER = 60;

    @TempDir
    Path folder;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final ReleaseDay day = new ReleaseDay();
    private Keys keys;
    private Seat olga;
    private Seat omar;
    private Seat vera;

    @BeforeEach
    void two_who_sign_and_one_who_visits() {
        keys = new Keys(folder);
        keys.known("olga");
        keys.known("omar");
        olga = signing("Olga", "olga");
        omar = signing("Omar", "omar");
        vera = signing("Vera", "olga");
    }

    @AfterEach
    void close() {
        day.close();
    }

    private Seat signing(String name, String key) {
        Seat seat = day.operator(name);
        seat.demandsSignatures(folder.resolve(key), folder.resolve("signers"));
        return seat;
    }

    private void omarEnds(Instant end) {
        keys.allow("signers", keys.line("olga@example.org", "", "olga"),
                keys.line("omar@example.org", "valid-before=\"" + IN_SIGNERS.format(end) + "\"", "omar"));
    }

    private void records(Seat seat, Instant at) {
        try (ReleaseSite site = seat.site().withClock(() -> at, Waiting.real())) {
            new RunRecord(site, WorkflowListener.silent())
                    .record(StagingRuns.of(day, day.land("at " + at), Verdict.PASS, at), new Secrets());
        }
    }

    /** From the first promotion on there is a log, and a visit keeps what it found. */
    private void promotes(Seat seat, Instant at) {
        records(seat, at);
        try (ReleaseSite site = seat.site().withClock(() -> at, Waiting.real())) {
            ReleaseService service = new ReleaseService(site, WorkflowListener.silent());
            PromotionRequest request = new PromotionRequest(
                    Optional.empty(), ChangeDeclaration.classA("roll back"), Optional.empty(), Optional.empty(), "");
            assertThat(service.carryOut(service.plan(request)).isGood()).isTrue();
        }
    }

    /** What the visitor keeps then, at a visit by that clock. */
    private void keepsAt(Instant at) {
        try (ReleaseSite site = vera.site()) {
            assertThat(new BranchVerification(
                            site.repository(), site.journal().paths(), site.signatures(), () -> at, KEPT_AFTER)
                    .verify(site.repository().fetch(site.remoteDeadline()), List.of()).violations()).isEmpty();
        }
    }

    private Outcome visit() {
        return vera.log("verify");
    }

    @Test
    void a_date_from_before_the_last_visit_does_not_help_it_though_nothing_was_kept_at_that_visit() {
        Instant then = now.minus(Duration.ofDays(3));
        omarEnds(then.plus(Duration.ofDays(1)));
        promotes(olga, then);
        keepsAt(then.plus(Duration.ofHours(1)));
        assertThat(visit().exitCode()).isZero();
        records(omar, then.plus(Duration.ofHours(2)));
        assertThat(visit().exitCode()).isEqualTo(25);
        Outcome all = vera.log("verify", "--all");
        assertThat(all.exitCode()).isEqualTo(25);
        assertThat(all.out()).contains("key has expired");
    }

    @Test
    void what_was_kept_by_a_clock_that_was_ahead_does_not_end_a_key_early() {
        omarEnds(now.plus(Duration.ofDays(365)));
        promotes(olga, now.minus(Duration.ofMinutes(2)));
        keepsAt(now.plus(Duration.ofDays(730)));
        records(omar, now.minus(Duration.ofMinutes(1)));
        Outcome visit = visit();
        assertThat(visit.exitCode()).as(visit.out() + visit.err()).isZero();
        assertThat(vera.log("verify", "--all").exitCode()).isZero();
    }
}
