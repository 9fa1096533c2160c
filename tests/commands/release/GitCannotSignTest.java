package tests.commands.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.release.workflow.StagingRuns;

/** Git is set to sign commits and has no key: what it signs decides nothing, so no rollback waits for it. */
class GitCannotSignTest {

    @Test
    void a_rollback_goes_on_without_gits_signature_and_says_so_and_a_promotion_does_not() {
        try (ReleaseDay day = new ReleaseDay()) {
            Seat ada = day.operator("Ada");
            Sha first = tested(day, ada, "first");
            assertThat(ada.promoteNow().exitCode()).isZero();
            tested(day, ada, "second");
            assertThat(ada.promoteNow().exitCode()).isZero();
            tested(day, ada, "third");
            day.git().in(ada.folder(), "config", "commit.gpgSign", "true");
            day.git().in(ada.folder(), "config", "gpg.format", "ssh");
            day.git().in(ada.folder(), "config", "user.signingKey", day.folder().resolve("no-key").toString());

            Outcome promoted = ada.promoteNow();
            assertThat(promoted.exitCode()).isEqualTo(78);
            assertThat(promoted.err()).contains("git is set to sign commits (commit.gpgSign) and could not: ");

            Outcome back = ada.rollBack("--to", first.hex(), "--trigger", "5xx spike", "--approve");
            assertThat(back.exitCode()).as(back.err()).isZero();
            assertThat(back.err()).contains("the commit is recorded without git's signature");
            assertThat(day.head("release")).isEqualTo(first.hex());
            assertThat(ada.log("verify", "--all").exitCode()).isZero();
        }
    }

    private static Sha tested(ReleaseDay day, Seat seat, String subject) {
        Sha commit = day.land(subject);
        seat.record(StagingRuns.of(day, commit, Verdict.PASS, Instant.now()));
        return commit;
    }
}
