package tests.release.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.commands.cli.Doors.Outcome;
import tests.record.signature.Keys;
import tests.release.workflow.CountingKeys;
import tests.release.workflow.Outsider;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.release.workflow.StagingRuns;

/** Whose keys count where signatures are required and there are approvals and hotfixes. */
class FollowedKeysTest {

    private static final String SIGNERS = "docs/allowed";
    private static final String PIPELINE = """
            pipeline:
              roles: {RELEASE_APPROVER: [anna@example.org, omar@example.org]}
              hotfix: {approvals: {role: RELEASE_APPROVER, count: 1}, skips: [staging]}
            """;

    @TempDir
    Path folder;

    private Keys keys;
    private ReleaseDay day;

    @BeforeEach
    void a_team_that_has_not_released() {
        keys = new Keys(folder);
        keys.known("olga");
        keys.known("anna");
        keys.known("omar");
        keys.known("mallory");
        day = new ReleaseDay().configuredWith(PIPELINE);
    }

    @AfterEach
    void close() {
        day.close();
    }

    private String line(String who) {
        return keys.line(who + "@example.org", "", who);
    }

    private Seat seat(String key) {
        Seat seat = day.operator(key);
        Path signers = seat.folder().resolve(SIGNERS);
        if (!signers.toFile().exists()) {
            ReleaseDay.write(signers, line("olga") + line("anna") + keys.line("anna@example.org", "", "mallory"));
        }
        seat.demandsSignatures(folder.resolve(key), SIGNERS);
        return seat;
    }

    private static void done(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    }

    private Sha promoted(Sha commit) {
        Seat olga = seat("olga");
        olga.record(StagingRuns.of(day, commit, Verdict.PASS, Instant.now()));
        done(olga.promoteNow());
        return commit;
    }

    /** On top of a branch, on none that a clone fetches; tagged v1.2.4. */
    private Sha fix(String branch, String signers) {
        Outsider author = day.outsider();
        author.checkOut(branch);
        ReleaseDay.write(author.folder().resolve(SIGNERS), signers);
        Sha fix = author.pushed("fix", "Fix it");
        day.tag("v1.2.4", fix);
        return fix;
    }

    private static Outcome approves(Seat seat) {
        return seat.open("approve-release", "v1.2.4", "--action", "hotfix", "--skip-staging", "--yes");
    }

    @Test
    void a_hotfix_brings_no_key_whether_it_is_merged_later_or_not_and_the_next_promotion_does() {
        promoted(day.landWith(SIGNERS, line("olga") + line("anna")));
        Sha fix = fix("release", line("olga") + line("anna") + line("omar"));
        done(approves(seat("anna")));
        done(seat("olga").open("hotfix-promote", "v1.2.4", "--skip-staging", "--yes"));
        assertThat(day.head("release")).isEqualTo(fix.hex());
        Seat early = seat("olga");
        assertThat(CountingKeys.in(early)).isEqualTo("olga anna");
        Outsider author = day.outsider();
        author.checkOut("main");
        author.git().in(author.folder(), "merge", "-q", "--no-ff", "--no-edit", fix.hex());
        author.push("HEAD", "main");
        Sha merged = new Sha(day.head("main"));
        day.runs(Environment.STAGING, merged.hex());
        assertThat(CountingKeys.in(early)).as("one that looked before").isEqualTo("olga anna");
        assertThat(CountingKeys.in(seat("olga"))).as("a fresh clone").isEqualTo("olga anna");
        promoted(merged);
        assertThat(CountingKeys.in(early)).isEqualTo("olga anna omar");
        done(early.log("verify"));
    }

    @Test
    void a_line_in_the_working_tree_approves_nothing_where_release_stands_at_an_unmerged_commit() {
        Outsider author = day.outsider();
        author.checkOut("main");
        ReleaseDay.write(author.folder().resolve(SIGNERS), line("olga") + line("anna"));
        Sha unmerged = author.pushed("release", "Not on main");
        fix("release", line("olga") + line("anna") + "\n");
        Outcome refused = approves(seat("mallory"));
        assertThat(refused.exitCode()).as(refused.out() + refused.err()).isEqualTo(78);
        assertThat(refused.err()).contains("would not count on approvals, by " + SIGNERS + " at "
                + unmerged.abbreviated());
        done(approves(seat("anna")));
    }

    @Test
    void a_refusal_names_the_file_that_counts() {
        Sha place = promoted(day.landWith(SIGNERS, line("olga") + line("anna")));
        promoted(day.land("the same keys"));
        fix("release", line("mallory"));
        Outcome refused = approves(seat("mallory"));
        assertThat(refused.exitCode()).as(refused.out() + refused.err()).isEqualTo(78);
        assertThat(refused.err()).contains("would not count on approvals, by " + SIGNERS + " at "
                + place.abbreviated());
    }
}
