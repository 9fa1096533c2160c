package tests.release.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.function.BiConsumer;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.commands.cli.Doors.Outcome;
import tests.record.attestation.Audited;
import tests.record.signature.Keys;
import tests.release.workflow.Outsider;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.release.workflow.StagingRuns;

/** Whose approvals count, by the stock tools of docs/evidence.md and by the product. */
class AuditedKeysTest {

    private static final String SIGNERS = "docs/allowed";
    private static final String PIPELINE = """
            pipeline:
              roles: {RELEASE_APPROVER: [anna@example.org, omar@example.org]}
              production: {requires: [{approvals: {role: RELEASE_APPROVER, count: 1}}]}
              hotfix: {approvals: {role: RELEASE_APPROVER, count: 1}, skips: [staging]}
            """;

    @TempDir
    Path folder;

    private Keys keys;
    private ReleaseDay day;
    private BiConsumer<Seat, Path> signing = (seat, key) -> seat.demandsSignatures(key, SIGNERS);

    @BeforeEach
    void a_team_that_has_not_released() {
        keys = new Keys(folder);
        keys.known("olga");
        keys.known("anna");
        keys.known("omar");
        day = new ReleaseDay().configuredWith(PIPELINE);
    }

    @AfterEach
    void close() {
        day.close();
    }

    private String lines(String... who) {
        StringBuilder lines = new StringBuilder();
        for (String name : who) {
            lines.append(keys.line(name + "@example.org", "", name));
        }
        return lines.toString();
    }

    private Seat seat(String name) {
        Seat seat = day.operator(name);
        Path settings = seat.folder().resolve(".git/config");
        ReleaseDay.write(settings, ApprovalDay.read(settings) + "[user]\n\tname = " + name + "\n\temail = " + name
                + "@example.org\n");
        Path signers = seat.folder().resolve(SIGNERS);
        if (!signers.toFile().exists()) {
            ReleaseDay.write(signers, lines("olga", "anna"));
        }
        signing.accept(seat, folder.resolve(name));
        return seat;
    }

    private static void done(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    }

    private Sha promoted(Sha commit, String approver) {
        Seat olga = seat("olga");
        olga.record(StagingRuns.of(day, commit, Verdict.PASS, Instant.now()));
        done(seat(approver).open("approve-release", commit.hex(), "--yes"));
        done(olga.promoteNow());
        return commit;
    }

    private void verifiedByBoth(String signers) {
        done(seat("olga").log("verify", "--all"));
        Audited audited = Audited.by(day.bare(), signers, SIGNERS, day.folder());
        assertThat(audited.isVerified()).as(audited.printed() + audited.last()).isTrue();
    }

    @Test
    void an_approver_whose_key_a_rollback_took_away_with_the_code_is_known_to_both() {
        Sha first = promoted(day.landWith(SIGNERS, lines("olga", "anna")), "anna");
        promoted(day.landWith(SIGNERS, lines("olga", "anna", "omar")), "anna");
        done(seat("olga").rollBack("--to", first.hex(), "--trigger", "5xx spike", "--approve", "Anna", "--yes"));
        promoted(day.land("third"), "omar");
        verifiedByBoth(keys.allow("signers", lines("olga", "anna", "omar")).toString());
        assertThat(Audited.by(day.bare(), keys.allow("few", lines("olga", "anna")).toString(), SIGNERS, day.folder())
                .isVerified()).as("to who does not know Omar").isFalse();
    }

    @Test
    void an_approver_whom_a_hotfix_dropped_is_known_to_both() {
        promoted(day.landWith(SIGNERS, lines("olga", "anna")), "anna");
        Outsider author = day.outsider();
        author.checkOut("release");
        ReleaseDay.write(author.folder().resolve(SIGNERS), lines("olga"));
        Sha fix = author.pushed("fix", "Fix it");
        day.tag("v1.2.4", fix);
        done(seat("anna").open("approve-release", "v1.2.4", "--action", "hotfix", "--skip-staging", "--yes"));
        done(seat("olga").open("hotfix-promote", "v1.2.4", "--skip-staging", "--yes"));
        author.checkOut("main");
        author.git().in(author.folder(), "merge", "-q", "--no-ff", "--no-edit", "-s", "ours", fix.hex());
        author.push("HEAD", "main");
        Sha merged = new Sha(day.head("main"));
        day.runs(Environment.STAGING, merged.hex());
        promoted(merged, "anna");
        verifiedByBoth(keys.allow("signers", lines("olga", "anna")).toString());
    }

    @Test
    void the_approvals_of_a_first_promotion_are_known_to_both_where_no_signatures_are_required() {
        signing = (seat, key) -> seat.signs(key, SIGNERS);
        promoted(day.landWith(SIGNERS, lines("olga", "anna")), "anna");
        verifiedByBoth("");
        promoted(day.landWith(SIGNERS, lines("olga", "anna", "omar")), "anna");
        promoted(day.land("third"), "omar");
        verifiedByBoth("");
    }
}
