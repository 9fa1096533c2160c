package tests.commands.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import lockstep.base.error.ExitCode;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.Outsider;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.release.workflow.StagingRuns;

/** Somebody with the right to push lays hands on the record, or on release: nothing is promoted on that. */
class TamperingTest {

    private static final String LOG = "docs/RELEASE_LOG.md";

    private static ReleaseDay day;
    private static Seat ada;
    private static Outsider outsider;
    private static Sha first;
    private static Sha released;
    private static Sha candidate;
    private static String evidence;

    @BeforeAll
    static void two_releases_and_a_tested_candidate() {
        day = new ReleaseDay();
        ada = day.operator("Ada Lovelace");
        first = day.landTested("first");
        assertThat(ada.promoteNow().exitCode()).isZero();
        released = day.landTested("released");
        assertThat(ada.promoteNow().exitCode()).isZero();
        candidate = day.landTested("candidate");
        evidence = day.head(day.evidenceBranch());
        assertThat(ada.log("verify").exitCode()).isZero();
        outsider = day.outsider();
    }

    @AfterEach
    void nothing_has_happened() {
        day.move("main", candidate.hex());
        day.move("release", released.hex());
        day.move(day.evidenceBranch(), evidence);
        day.forgetWitnesses();
        day.runs(Environment.PRODUCTION, released.hex());
    }

    @AfterAll
    static void close() {
        day.close();
    }

    private static Seat somebodyNew() {
        return day.operator("Grace Hopper");
    }

    private static void isRefused(Seat seat, String violation) {
        Refusal refusal = Refusal.of(seat, Seat::promoteNow);
        assertThat(refusal.exitCode()).as(refusal.toString()).isEqualTo(25);
        assertThat(refusal.message()).isEqualTo(
                "the release log or its evidence failed verification; promotion refused, nothing was changed");
        assertThat(refusal.reasons()).anySatisfy(reason -> assertThat(reason).startsWith(violation));
        assertThat(refusal.remedy()).isEqualTo("See `release-log verify`.");
    }

    private static void isFoundOut(String violation) {
        isRefused(ada, violation);
        Outcome verified = ada.log("verify");
        assertThat(verified.exitCode()).isEqualTo(25);
        assertThat(verified.out().lines()).filteredOn(line -> line.startsWith(violation)).hasSize(1);
        assertThat(verified.out().lines().toList().getLast()).contains(" in ");
    }

    /** By who was here before, and by who never was. */
    private static void isFoundOutByAll(String violation) {
        isFoundOut(violation);
        isRefused(somebodyNew(), violation);
    }

    @Test
    void a_failed_run_that_was_made_to_pass() {
        Sha failed = day.land("failed");
        ada.record(StagingRuns.of(day, failed, Verdict.FAIL, Instant.now()));
        String run = day.evidence().lines()
                .filter(path -> path.contains(failed.hex()) && !path.endsWith(".intoto.json")).findFirst()
                        .orElseThrow();
        Sha tampered = outsider.commitOn(
                day.evidenceBranch(), run, day.file(run).replace("\"fail\"", "\"pass\"") + "\n");
        isFoundOutByAll("evidence-add-only: commit " + tampered + ": evidence/");
    }

    @Test
    void evidence_that_was_taken_away() {
        outsider.checkOut(day.evidenceBranch());
        String outcome = day.evidence()
                .lines()
                .filter(path -> path.endsWith("/outcome.json"))
                .findFirst()
                .orElseThrow();
        day.git().in(outsider.folder(), "rm", "-q", outcome);
        Sha tampered = outsider.pushed(day.evidenceBranch(), "Tidy up");
        isFoundOutByAll("evidence-add-only: commit " + tampered + ": evidence/");
    }

    @Test
    void an_entry_that_was_rewritten() {
        Sha tampered = outsider.commitOn(
                day.evidenceBranch(), LOG,
                day.log().replace("operator: Ada Lovelace", "operator: Grace Hopper") + "\n");
        isFoundOutByAll("log-append-only: commit " + tampered + ": " + LOG + " was changed from byte ");
    }

    @Test
    void an_entry_that_was_made_up() {
        String last = day.log().substring(day.log().lastIndexOf("\n## Promotion "));
        String id = last.substring("\n## Promotion ".length(), last.indexOf("\n```"));
        String made = id.substring(0, id.indexOf("-rc")) + "-rc99";
        outsider.commitOn(
                day.evidenceBranch(), LOG,
                day.log() + "\n" + last.replace(id, made).replace(released.hex(), candidate.hex()) + "\n");
        isFoundOutByAll("entry-has-evidence: line 142, " + made + ": there was no file under "
                + ReleaseDay.folderOf(made) + "/ when it was written");
        isFoundOut("entry-as-intended: line 142, " + made + ": no trusted intent was recorded before it");
    }

    @Test
    void a_branch_that_was_cut_short_is_known_by_who_saw_it_longer() {
        outsider.checkOut(day.evidenceBranch());
        outsider.push(evidence + "~2", day.evidenceBranch());
        isFoundOut("tip-remembered: ");
        assertThat(Refusal.of(ada, Seat::promoteNow).reasons()).anyMatch(reason -> reason.contains(evidence));
        Refusal stranger = Refusal.of(somebodyNew(), seat -> seat.promoteNow("--sha", candidate.hex()));
        assertThat(stranger.exitCode()).as("who never saw it longer finds the second promotion open").isEqualTo(22);
        assertThat(stranger.reasons()).anyMatch(reason -> reason.startsWith("one-at-a-time: "));
    }

    @Test
    void a_branch_whose_history_was_written_anew_is_known_by_who_saw_the_old_one() {
        outsider.checkOut(day.evidenceBranch());
        day.git().in(outsider.folder(), "commit", "-q", "--amend", "-m", "Record something else");
        outsider.push("HEAD", day.evidenceBranch());
        isFoundOut("tip-remembered: ");
    }

    @Test
    void an_evidence_branch_that_was_deleted_is_noticed() {
        outsider.delete(day.evidenceBranch());
        isFoundOut("tip-remembered: ");
        isRefused(somebodyNew(), "witness-kept: ");
    }

    @Test
    void a_branch_that_was_deleted_with_its_witnesses_looks_new_to_whoever_is_new() {
        String tags = day.git().in(day.bare(), "for-each-ref", "--format=%(objectname) %(refname)", "refs/tags/");
        tags.lines().forEach(tag -> day.git().in(day.bare(), "update-ref", "-d", tag.split(" ")[1]));
        outsider.delete(day.evidenceBranch());
        isFoundOut("tip-remembered: ");
        Refusal stranger = Refusal.of(somebodyNew(), Seat::promoteNow);
        tags.lines().forEach(
                tag -> day.git().in(day.bare(), "update-ref", tag.split(" ")[1], tag.split(" ")[0]));
        assertThat(stranger.exitCode()).isEqualTo(22);
        assertThat(stranger.reasons())
                .anyMatch(reason -> reason.startsWith("log-adopted: release is at " + released));
    }

    @Test
    void a_release_that_was_moved_past_the_log() {
        outsider.push(candidate.hex(), "release");
        Sha next = day.landTested("next");
        Seat mary = day.operator("Mary Jackson");
        Refusal refusal = Refusal.of(mary, seat -> seat.promoteNow("--sha", next.hex()));
        assertThat(refusal.exitCode()).isEqualTo(22);
        assertThat(refusal.reasons()).containsExactly(
                "release-explained: release is at " + candidate + ", but the release log says " + released);
        assertThat(refusal.remedy())
                .isEqualTo("Find out who moved it; `rollback-release` brings it back to a known-good commit.");
        Outcome verified = mary.log("verify");
        assertThat(verified.exitCode()).isEqualTo(25);
        assertThat(verified.out()).startsWith("release-explained: ").contains(candidate.hex());
        assertThat(mary.rollBack("--trigger", "moved by hand", "--approve").exitCode()).isZero();
        assertThat(day.head("release")).isEqualTo(released.hex());
        Outcome mended = mary.log("verify", "--all");
        assertThat(mended.exitCode()).as(mended.out()).isZero();
        assertThat(mary.promoteNow("--sha", next.hex()).exitCode()).isZero();
    }

    @Test
    void after_a_release_that_was_moved_by_hand_went_back_by_two_the_next_rollback_goes_further_back() {
        outsider.push(candidate.hex(), "release");
        Seat mary = day.operator("Mary Jackson");
        assertThat(mary.rollBack("--to", first.hex(), "--trigger", "moved by hand", "--approve").exitCode()).isZero();
        Sha next = day.landTested("next");
        assertThat(mary.promoteNow("--sha", next.hex()).exitCode()).isZero();
        assertThat(mary.rollBack("--trigger", "5xx spike", "--approve").exitCode()).isZero();
        assertThat(day.head("release")).isEqualTo(first.hex());
    }

    @Test
    void who_rolls_back_on_a_record_like_that_is_told_and_not_stopped() {
        Sha tampered = outsider.commitOn(day.evidenceBranch(), LOG, day.log().replace("Ada Lovelace", "Nobody") + "\n");
        Outcome back = somebodyNew().rollBack("--trigger", "5xx spike", "--approve");
        assertThat(back.exitCode()).as(back.err()).isZero();
        assertThat(back.err()).contains("log-append-only: commit " + tampered + ": " + LOG + " was changed from byte ");
        assertThat(day.head("release")).isEqualTo(first.hex());
        assertThat(day.log().replace("\"", "")).contains("  to_sha: " + first);
    }

    @Test
    void what_an_outsider_appends_by_hand_is_found() {
        String note = "\n## Step 5 Evidence\n```\n- date: 2026-01-24\n  type: step5\n```\n";
        outsider.commitOn(day.evidenceBranch(), LOG, day.log() + "\n" + note);
        isFoundOutByAll("log-explained: ");
    }

    /** What nobody can do by Lockstep, and anybody by git. */
    private enum Mischief {
        GITLINK_AS_INTENT {
            @Override
            void to(Outsider by) {
                by.git().in(by.folder(), "update-index", "--add", "--cacheinfo",
                        "160000," + "a".repeat(40) + ",evidence/2029-12/20291231-2359-rc1/intent.json");
            }
        },
        SYMLINK_AS_LOG {
            @Override
            void to(Outsider by) {
                by.git().in(by.folder(), "rm", "-q", "--cached", LOG);
                String blob = by.git().in(by.folder(), "rev-parse", "HEAD:evidence/checkpoint");
                by.git().in(by.folder(), "update-index", "--add", "--cacheinfo", "120000," + blob + "," + LOG);
            }
        },
        FOLDER_AS_LOG {
            @Override
            void to(Outsider by) {
                by.git().in(by.folder(), "rm", "-q", "--cached", LOG);
                String blob = by.git().in(by.folder(), "rev-parse", "HEAD:evidence/checkpoint");
                by.git().in(by.folder(), "update-index", "--add", "--cacheinfo", "100644," + blob + "," + LOG + "/x");
            }
        },
        ENDLESS_LOG {
            @Override
            void to(Outsider by) {
                ReleaseDay.write(by.folder().resolve(LOG), day.log() + "\n".repeat(20_000_000));
                by.git().in(by.folder(), "add", LOG);
            }
        };

        abstract void to(Outsider by);
    }

    @ParameterizedTest
    @EnumSource
    void production_can_be_rolled_back_whatever_somebody_did_to_the_record(Mischief mischief) {
        outsider.checkOut(day.evidenceBranch());
        mischief.to(outsider);
        outsider.git().in(outsider.folder(), "commit", "-q", "-m", "Tidy up");
        outsider.push("HEAD", day.evidenceBranch());
        for (Seat seat : List.of(ada, somebodyNew())) {
            assertThat(seat.log("verify").exitCode()).isEqualTo(ExitCode.NOT_VERIFIED.code());
        }
        Outcome back = ada.rollBack("--to", first.hex(), "--trigger", "5xx spike", "--approve");
        assertThat(back.exitCode()).as(back.out() + back.err()).isZero();
        assertThat(day.head("release")).isEqualTo(first.hex());
        assertThat(ada.log("verify").exitCode()).isEqualTo(ExitCode.NOT_VERIFIED.code());
    }
}
