package tests.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.time.Instant;
import lockstep.base.error.LockstepError;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.commands.cli.Doors.Outcome;
import tests.house.Repository;
import tests.record.signature.Keys;

/** A commit that adds a key to the allowed signers adds nobody before it was promoted by those who counted before. */
class SignersOnReleaseTest {

    private static final String SIGNERS = "docs/allowed";
    private static final String PLAIN = "evidence: {branch: release-evidence}";

    @TempDir
    Path folder;

    private Keys keys;
    private ReleaseDay day;

    @BeforeEach
    void a_release_that_only_olga_may_sign_for() {
        keys = new Keys(folder);
        keys.known("olga");
        keys.known("mallory");
        day = new ReleaseDay();
        day.landWith(SIGNERS, keys.line("olga@example.org", "", "olga"));
        tested(seat("olga"), day.land("first"));
        assertThat(seat("olga").promoteNow().exitCode()).isZero();
    }

    @AfterEach
    void close() {
        day.close();
    }

    private Seat seat(String key) {
        Seat seat = day.operator(key);
        seat.demandsSignatures(folder.resolve(key), SIGNERS);
        return seat;
    }

    private void tested(Seat seat, Sha commit) {
        seat.record(StagingRuns.of(day, commit, Verdict.PASS, Instant.now()));
    }

    @Test
    void key_that_a_candidate_brings_does_not_count_in_a_checkout_of_it() {
        Sha candidate = day.landWith(SIGNERS, keys.line("olga@example.org", "", "olga")
                + keys.line("mallory@example.org", "", "mallory"));
        String refs = day.refs();
        Throwable refused = catchThrowable(() -> tested(seat("mallory"), candidate));
        assertThat(refused).isInstanceOf(LockstepError.class).hasMessageContaining("no allowed signer");
        assertThat(day.refs()).isEqualTo(refs);
        assertThat(seat("mallory").promoteNow().exitCode()).isEqualTo(22);
    }

    @Test
    void key_counts_once_those_who_counted_before_have_promoted_it() {
        tested(seat("olga"), day.landWith(SIGNERS, keys.line("olga@example.org", "", "olga")
                + keys.line("mallory@example.org", "", "mallory")));
        assertThat(seat("olga").promoteNow().exitCode()).isZero();
        tested(seat("mallory"), day.land("third"));
        assertThat(seat("mallory").promoteNow().exitCode()).isZero();
        assertThat(seat("olga").log("verify").exitCode()).isZero();
    }

    @Test
    void a_candidate_without_the_line_of_somebody_who_signed_is_refused_before_anything_moves() {
        String omar = keys.line("mallory@example.org", "", "mallory");
        String both = keys.line("olga@example.org", "", "olga") + omar;
        tested(seat("olga"), day.landWith(SIGNERS, both));
        assertThat(seat("olga").promoteNow().exitCode()).isZero();
        tested(seat("mallory"), day.land("third"));
        assertThat(seat("mallory").promoteNow().exitCode()).isZero();
        tested(seat("olga"), day.landWith(SIGNERS, keys.line("olga@example.org", "", "olga")));
        String refs = day.refs();
        Outcome refused = seat("olga").promoteNow();
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(22);
        assertThat(refused.err()).contains("with the configuration and the docs/allowed of the candidate, the record "
                + "would fail verification; nothing was changed", "no allowed signer made the signature",
                "end it with valid-before", "evidence.require_signatures_after: " + day.head("release-evidence"));
        assertThat(day.refs()).isEqualTo(refs);
        assertThat(seat("olga").log("verify").exitCode()).isZero();
        tested(seat("olga"), day.landWith(SIGNERS, keys.line("olga@example.org", "", "olga")
                + keys.line("mallory@example.org", "valid-before=\"20990101Z\"", "mallory")));
        Outcome promoted = seat("olga").promoteNow();
        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
    }

    @Test
    void a_commit_that_is_not_on_the_evidence_branch_is_no_place_to_take_the_record_from() {
        Sha candidate = day.landWith("lockstep.yaml", Repository.read(seat("olga").folder().resolve("lockstep.yaml"))
                .replace("require_signatures: true", "require_signatures: true, require_signatures_after: '"
                        + day.head("main") + "'"));
        tested(seat("olga"), candidate);
        String refs = day.refs();
        Outcome refused = seat("olga").promoteNow();
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(22);
        assertThat(refused.err()).contains("the record would fail verification", " is not on the line of the evidence branch");
        assertThat(day.refs()).isEqualTo(refs);
    }

    @Test
    void the_file_that_unsigned_promotions_brought_counts_where_the_record_is_taken_as_it_stands() {
        keys.known("omar");
        String one = keys.line("olga@example.org", "", "olga");
        try (ReleaseDay mixed = new ReleaseDay()) {
            Sha first = mixed.landWith(SIGNERS, one);
            Seat olga = seat(mixed, "olga", "");
            olga.record(StagingRuns.of(mixed, first, Verdict.PASS, Instant.now()));
            assertThat(olga.promoteNow().exitCode()).isZero();
            Seat lax = mixed.operator("Lax");
            lax.reconfigure(PLAIN, "evidence: {branch: release-evidence, allowed_signers: " + SIGNERS + "}");
            Sha second = mixed.landWith(SIGNERS, one + keys.line("omar@example.org", "", "omar"));
            lax.record(StagingRuns.of(mixed, second, Verdict.PASS, Instant.now()));
            assertThat(lax.promoteNow().exitCode()).isZero();

            Seat omar = seat(mixed, "omar", ", require_signatures: true, require_signatures_after: '"
                    + mixed.head("release-evidence") + "'");
            omar.record(StagingRuns.of(mixed, mixed.land("third"), Verdict.PASS, Instant.now()));
            Outcome promoted = omar.promoteNow("--accept-config", "evidence:agreed");
            assertThat(promoted.exitCode()).as(promoted.err()).isZero();
            Outcome verified = omar.log("verify", "--all");
            assertThat(verified.exitCode()).as(verified.out()).isZero();
        }
    }

    private Seat seat(ReleaseDay day, String key, String more) {
        Seat seat = day.operator(key);
        seat.signs(folder.resolve(key), SIGNERS, more);
        return seat;
    }

    @Test
    void a_forged_witness_is_told_from_a_branch_that_was_cut() {
        String tag = day.git().in(day.bare(), "for-each-ref", "--format=%(refname:short)", "refs/tags/lockstep");
        String note = day.git().in(day.bare(), "for-each-ref", "--format=%(contents)", "refs/tags/lockstep");
        String forged = note.replaceAll("(?m)^—.*\\R?", "").replaceFirst("(?m)^\\d+$", "99").strip() + "\n\n";
        day.git().in(day.bare(), "-c", "core.commentChar=;", "tag", "-a", "--cleanup=verbatim", "-m", forged,
                "lockstep/checkpoint/20260101-0000-rc1", tag + "^{commit}");
        assertThat(seat("olga").log("verify").out()).contains(
                "nobody signed the tag's, so somebody who may not sign made the tag, or it is older than signing");

        day.git().in(day.bare(), "tag", "-d", "lockstep/checkpoint/20260101-0000-rc1");
        day.move(day.evidenceBranch(), day.git().in(day.bare(), "rev-parse", tag + "^{commit}~1"));
        assertThat(seat("olga").log("verify").out())
                .contains("it was cut or rewritten, for olga@example.org signed the tag's");
    }
}
