package tests.commands.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import lockstep.base.error.Refused;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.commands.cli.Doors.Outcome;
import tests.house.Repository;
import tests.record.attestation.Audited;
import tests.record.signature.Keys;
import tests.release.workflow.Outsider;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.release.workflow.StagingRuns;

/** Some of a team signed before signatures were required, and some did not. */
class MixedRecordTest {

    private static final String PLAIN = "evidence: {branch: release-evidence}";

    @TempDir
    Path folder;

    private final ReleaseDay day = new ReleaseDay();
    private Keys keys;
    private Seat ada;
    private Seat olga;
    private Sha first;

    @BeforeEach
    void a_signed_release_between_unsigned_ones() {
        keys = new Keys(folder);
        keys.known("olga");
        keys.known("omar");
        keys.allow("signers", keys.line("olga@example.org", "", "olga"));
        ada = day.operator("Ada");
        ada.reconfigure(PLAIN, "evidence: {branch: release-evidence, allowed_signers: " + folder.resolve("signers") + "}");
        olga = signing("Olga", "olga", "");
        first = tested(olga, "first");
        assertThat(olga.promoteNow().exitCode()).isZero();
        tested(ada, "second");
        assertThat(ada.promoteNow().exitCode()).isZero();
    }

    @AfterEach
    void close() {
        day.close();
    }

    private Seat signing(String name, String key, String more) {
        Seat seat = day.operator(name);
        seat.signs(folder.resolve(key), folder.resolve("signers"), more);
        return seat;
    }

    private Seat requiring(String name) {
        return signing(name, "olga", ", require_signatures: true");
    }

    private Seat requiringAfter(String name, String commit) {
        return signing(name, "olga", ", require_signatures: true, require_signatures_after: '" + commit + "'");
    }

    private Sha tested(Seat seat, String subject) {
        Sha commit = day.land(subject);
        seat.record(StagingRuns.of(day, commit, Verdict.PASS, Instant.now()));
        return commit;
    }

    private static void isVerified(Seat seat) {
        Outcome all = seat.log("verify", "--all");
        assertThat(all.exitCode()).as(all.out()).isZero();
        Outcome quick = seat.log("verify");
        assertThat(quick.exitCode()).as(quick.out()).isZero();
    }

    private static void isViolated(Seat seat, String words) {
        Outcome all = seat.log("verify", "--all");
        assertThat(all.exitCode()).as(all.out()).isEqualTo(25);
        assertThat(all.out()).contains(words);
    }

    @Test
    void the_record_as_it_stands_can_be_taken_and_every_later_one_be_required_to_be_signed() {
        isViolated(requiring("Vera"), "is not signed");
        String taken = day.head("release-evidence");
        Seat strict = requiringAfter("Olga the strict", taken);
        Sha third = tested(strict, "third");
        isVerified(strict);
        Outcome promoted = strict.promoteNow("--accept-config", "evidence:agreed");
        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
        assertThat(day.head("release")).isEqualTo(third.hex());
        isVerified(strict);
        Outcome back = strict.rollBack("--to", first.hex(), "--trigger", "5xx spike", "--approve");
        assertThat(back.exitCode()).as(back.err()).isZero();
        isVerified(strict);
        isVerified(requiringAfter("Vera", taken));
        assertThat(byStockTools(taken).isVerified()).as(byStockTools(taken).printed()).isTrue();
        assertThat(byStockTools("").isVerified()).isFalse();
    }

    private Audited byStockTools(String taken) {
        return Audited.by(day.bare(), folder.resolve("signers").toString(), Map.of("AFTER", taken), folder);
    }

    @Test
    void what_comes_after_it_unsigned_is_a_violation() {
        String taken = day.head("release-evidence");
        Seat strict = requiringAfter("Olga the strict", taken);
        tested(strict, "third");
        isVerified(strict);
        tested(ada, "fourth");
        isViolated(strict, "is not signed");
        assertThat(byStockTools(taken).isVerified()).isFalse();
        assertThat(byStockTools(day.head("release-evidence")).isVerified()).isTrue();
        assertThat(strict.promoteNow().exitCode()).isEqualTo(25);
        isVerified(requiringAfter("Vera", day.head("release-evidence")));
    }

    @Test
    void a_commit_that_is_not_on_the_branch_is_told_before_the_first_promotion_too() {
        try (ReleaseDay fresh = new ReleaseDay()) {
            Seat early = fresh.operator("Early");
            Sha commit = fresh.land("first");
            early.record(StagingRuns.of(fresh, commit, Verdict.PASS, Instant.now()));
            early.signs(folder.resolve("olga"), folder.resolve("signers"), ", require_signatures: true, require_signatures_after: '"
                    + commit + "'");
            isViolated(early, "commit " + commit + " is not on the line of the evidence branch");
        }
    }

    @Test
    void what_somebody_adds_unsigned_before_the_next_signed_record_is_a_violation_too() {
        String taken = day.head("release-evidence");
        tested(ada, "third");
        Seat strict = requiringAfter("Olga the strict", taken);
        tested(strict, "fourth");
        isViolated(strict, "is not signed");
        assertThat(byStockTools(taken).isVerified()).isFalse();
    }

    @Test
    void a_branch_that_was_written_anew_no_longer_leads_on_from_it() {
        String taken = day.head("release-evidence");
        Outsider mallory = day.outsider();
        mallory.checkOut("release-evidence");
        day.git().in(mallory.folder(), "commit", "--amend", "--no-edit", "--date=2026-01-01T00:00:00Z");
        mallory.push("+HEAD", "release-evidence");
        assertThat(byStockTools(taken).isVerified()).isFalse();
        isViolated(requiringAfter("Vera", taken), "commit " + taken + " is not on the line of the evidence branch");
    }

    @Test
    void a_signature_by_somebody_who_is_no_longer_named_counts_as_none_where_none_is_needed() {
        keys.allow("signers", keys.line("omar@example.org", "", "omar"));
        isVerified(signing("Vera", "omar", ""));
        isViolated(requiring("Zoe"), "no allowed signer made the signature");
    }

    @Test
    void a_signature_of_another_document_is_false_though_none_is_needed() {
        Outsider mallory = day.outsider();
        mallory.checkOut("release-evidence");
        String signature = day.evidence().lines().filter(path -> path.endsWith("/outcome.intoto.json.sig"))
                .findFirst().orElseThrow();
        String forged = day.file(signature.replace("outcome", "decision"));
        ReleaseDay.write(mallory.folder().resolve(signature), forged + "\n");
        day.git().in(mallory.folder(), "commit", "-q", "-a", "--amend", "--no-edit");
        mallory.push("+HEAD", "release-evidence");
        isViolated(signing("Vera", "olga", ""), "outcome.intoto.json");
    }

    @Test
    void an_old_checkout_adds_nothing_unsigned_to_a_record_that_is_signed() {
        Seat strict = requiringAfter("Olga the strict", day.head("release-evidence"));
        Outcome pinned = strict.open("config", "pin", "--yes", "--reason", "signatures");
        assertThat(pinned.exitCode()).as(pinned.err()).isZero();
        String evidence = day.head("release-evidence");
        assertThatThrownBy(() -> tested(ada, "third")).isInstanceOf(Refused.class)
                .hasMessage("this configuration cannot record it; nothing was changed")
                .satisfies(e -> assertThat(((Refused) e).grounds().getFirst().words()).startsWith(
                        "evidence.require_signatures is false here and true as pinned by Olga the strict on "));
        String main = day.head("main");
        day.git().in(day.bare(), "update-ref", "-d", "refs/heads/main");
        assertThatThrownBy(() -> ada.record(StagingRuns.of(day, first, Verdict.PASS, Instant.now())))
                .as("while main is gone").hasMessage("this configuration cannot record it; nothing was changed");
        day.git().in(day.bare(), "update-ref", "refs/heads/main", main);
        assertThat(day.head("release-evidence")).isEqualTo(evidence);
        tested(strict, "fourth");
        Outcome promoted = ada.promoteNow("--accept-config", "evidence.require_signatures:no key here",
                "--accept-config", "evidence.require_signatures_after:no key here");
        assertThat(promoted.exitCode()).as(promoted.err()).isEqualTo(22);
        assertThat(promoted.err()).contains("this configuration cannot record it; nothing was changed");
    }

    @Test
    void a_promotion_whose_own_record_the_candidate_would_not_count_is_refused_before_anything_moves() {
        Sha candidate = day.landWith("lockstep.yaml", Repository.read(ada.folder().resolve("lockstep.yaml")).replace(
                "allowed_signers: " + folder.resolve("signers"), "allowed_signers: " + folder.resolve("signers")
                        + ", require_signatures: true, require_signatures_after: '" + day.head("release-evidence") + "'"));
        ada.record(StagingRuns.of(day, candidate, Verdict.PASS, Instant.now()));
        String refs = day.refs();
        Outcome refused = ada.promoteNow();
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(22);
        assertThat(refused.err()).contains(
                "the candidate requires signatures, and what this promotion records would not count: ");
        assertThat(day.refs()).isEqualTo(refs);
    }

    @Test
    void a_rollback_by_a_key_that_does_not_count_is_refused_before_anything_moves() {
        Seat strict = requiringAfter("Olga the strict", day.head("release-evidence"));
        Outcome pinned = strict.open("config", "pin", "--yes", "--reason", "signatures");
        assertThat(pinned.exitCode()).as(pinned.err()).isZero();
        String refs = day.refs();
        Seat omar = signing("Omar", "omar", "");
        Outcome refused = omar.rollBack("--trigger", "5xx spike", "--approve");
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(22);
        assertThat(refused.err()).contains("a signature with the key " + folder.resolve("omar"), "would not count");
        assertThat(day.refs()).isEqualTo(refs);
    }
}
