package tests.commands.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lockstep.base.digest.Sha256;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tests.commands.cli.Doors.Outcome;
import tests.record.signature.Keys;
import tests.release.workflow.Outsider;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.release.workflow.StagingRuns;

/** A promotion is open, and somebody who may push and holds no key pretends that it ended: it stays open. */
class ForgedEndTest {

    private static final String LOG = "docs/RELEASE_LOG.md";

    /** Whether evidence has to be signed. */
    private enum Team { SIGNS, DOES_NOT_SIGN }

    @TempDir
    Path folder;

    private ReleaseDay day;
    private Team team;
    private Sha before;
    private Sha candidate;
    private Seat ada;
    private final Map<String, String> digests = new HashMap<>();

    @AfterEach
    void close() {
        day.close();
    }

    private void promotionIsOpen(Team which) {
        team = which;
        day = new ReleaseDay();
        if (team == Team.SIGNS) {
            Keys keys = new Keys(folder);
            keys.known("olga");
            day.landWith("docs/allowed", keys.line("olga@example.org", "", "olga"));
        }
        ada = seat("Ada Lovelace");
        before = tested("before");
        assertThat(ada.promoteNow().exitCode()).isZero();
        candidate = tested("a change");
        day.platformStops();
        assertThat(ada.promoteNow().exitCode()).isEqualTo(24);
    }

    private Seat seat(String name) {
        Seat seat = day.operator(name);
        if (team == Team.SIGNS) {
            seat.demandsSignatures(folder.resolve("olga"), "docs/allowed");
        }
        return seat;
    }

    private Sha tested(String subject) {
        Sha commit = day.land(subject);
        ada.record(StagingRuns.of(day, commit, Verdict.PASS, Instant.now()));
        return commit;
    }

    private String open() {
        return released(candidate);
    }

    private String released(Sha target) {
        return day.evidence().lines()
                .filter(path -> path.endsWith("/intent.json")
                        && day.file(path).contains("\"target\" : \"" + target + "\""))
                .map(path -> path.split("/")[2])
                .findFirst()
                .orElseThrow();
    }

    private String entryOfOpen() {
        return day.log().substring(day.log().lastIndexOf("\n## Promotion "))
                .replace(released(before), open())
                .replace(before.hex(), candidate.hex())
                .replace("result: pass", "result: fail") + "\n";
    }

    /** As the release before ended, in the name of the open one. */
    private String alike(String file) {
        String text = day.file(ReleaseDay.folderOf(released(before)) + "/" + file)
                .replace(released(before), open())
                .replace(before.hex(), candidate.hex()) + "\n";
        for (Map.Entry<String, String> digest : digests.entrySet()) {
            text = text.replace(digest.getKey(), digest.getValue());
        }
        return text;
    }

    private void write(Outsider outsider, String file) {
        ReleaseDay.write(outsider.folder().resolve(ReleaseDay.folderOf(open())).resolve(file), alike(file));
    }

    private void pretend(boolean entry, String... files) {
        String forged = entryOfOpen();
        Outsider outsider = day.outsider();
        outsider.checkOut(day.evidenceBranch());
        for (String file : files) {
            write(outsider, file);
        }
        if (entry) {
            ReleaseDay.write(outsider.folder().resolve(LOG), day.log() + "\n" + forged);
        }
        outsider.pushed(day.evidenceBranch(), "Record it");
    }

    private void isReportedAndStaysOpen(String rule) {
        for (Seat seat : new Seat[] {ada, seat("Grace Hopper")}) {
            Outcome verified = seat.log("verify");
            assertThat(verified.exitCode()).isEqualTo(25);
            assertThat(verified.out()).contains(rule);
            assertThat(seat.status().out()).contains(open());
            assertThat(seat.status().out() + seat.status().err()).containsPattern("open.*" + open());
            Refusal resumed = Refusal.of(seat, one -> one.promote("--resume"));
            assertThat(resumed.exitCode()).isEqualTo(25);
            assertThat(resumed.message()).contains("failed verification");
        }
    }

    /** Nothing recorded is lost: the forgery stays in the history, the true end is recorded, production goes back. */
    private void canBeGivenUpAndTakenBack() {
        Sha forged = new Sha(day.head(day.evidenceBranch()));
        Outcome given = seat("Mary Jackson").promote("--resume", "--give-up");
        assertThat(given.exitCode()).as(given.err()).isEqualTo(20);
        day.git().in(day.bare(), "merge-base", "--is-ancestor", forged.hex(), day.evidenceBranch());
        assertThat(day.file(ReleaseDay.folderOf(open()) + "/outcome.json")).contains("given up by Mary Jackson");
        assertThat(day.log()).contains("given up by Mary Jackson before production was verified");
        day.platformDeploys();
        Outcome back = ada.rollBack("--to", before.hex(), "--trigger", "it never came", "--approve");
        assertThat(back.exitCode()).as(back.out() + back.err()).isZero();
        assertThat(day.head("release")).isEqualTo(before.hex());
    }

    @ParameterizedTest
    @EnumSource
    void an_entry_that_says_fail_ends_nothing(Team which) {
        promotionIsOpen(which);
        pretend(true);
        isReportedAndStaysOpen("no trusted outcome");
        canBeGivenUpAndTakenBack();
    }

    @ParameterizedTest
    @EnumSource
    void a_statement_of_an_outcome_that_is_not_there_ends_nothing(Team which) {
        promotionIsOpen(which);
        pretend(false, "outcome.intoto.json");
        isReportedAndStaysOpen("checkpoint-true");
        canBeGivenUpAndTakenBack();
    }

    @Test
    void entry_outcome_and_statement_without_a_signature_end_nothing_where_one_is_required() {
        promotionIsOpen(Team.SIGNS);
        pretend(true, "outcome.json", "outcome.intoto.json");
        isReportedAndStaysOpen("outcome.intoto.json");
        canBeGivenUpAndTakenBack();
    }

    @Test
    void a_signature_that_was_made_for_another_statement_ends_nothing() {
        promotionIsOpen(Team.SIGNS);
        pretend(true, "outcome.json", "outcome.intoto.json", "outcome.intoto.json.sig");
        isReportedAndStaysOpen("outcome.intoto.json");
        canBeGivenUpAndTakenBack();
    }

    /** All but the signature: only that tells it from a true end. */
    @Test
    void a_statement_that_fits_in_all_but_its_signature_ends_nothing() {
        promotionIsOpen(Team.SIGNS);
        String was = Sha256.of(day.file(ReleaseDay.folderOf(released(before)) + "/outcome.json") + "\n").hex();
        digests.put(was, Sha256.of(alike("outcome.json")).hex());
        pretend(true, "outcome.json", "outcome.intoto.json", "outcome.intoto.json.sig");
        assertThat(day.file(ReleaseDay.folderOf(open()) + "/outcome.intoto.json"))
                .contains(Sha256.of(day.file(ReleaseDay.folderOf(open()) + "/outcome.json") + "\n").hex());
        isReportedAndStaysOpen("outcome.intoto.json");
        canBeGivenUpAndTakenBack();
    }

    /** What a later release needs to look like one, and whether it has an entry, too. */
    private enum Later { A_FILE, AN_INTENT, AN_ENTRY, AN_OUTCOME }

    private void pretendWithALaterOne(Later how) {
        String later = open().replaceFirst("-rc\\d+", "-rc99");
        String forged = entryOfOpen();
        String intent = day.file(ReleaseDay.folderOf(open()) + "/intent.json").replace(open(), later);
        Outsider outsider = day.outsider();
        outsider.checkOut(day.evidenceBranch());
        Path there = outsider.folder().resolve(ReleaseDay.folderOf(later));
        ReleaseDay.write(there.resolve(how == Later.A_FILE ? "note.txt" : "intent.json"), intent + "\n");
        if (how == Later.AN_OUTCOME) {
            ReleaseDay.write(there.resolve("outcome.intoto.json"), "{}\n");
        }
        String more = how == Later.AN_ENTRY ? "\n" + forged.replace(open(), later) : "";
        ReleaseDay.write(outsider.folder().resolve(LOG), day.log() + "\n" + forged + more);
        outsider.pushed(day.evidenceBranch(), "Record it, and what came after it");
    }

    @ParameterizedTest
    @EnumSource
    void a_later_release_beside_the_forged_entry_ends_nothing_either(Later how) {
        promotionIsOpen(Team.DOES_NOT_SIGN);
        pretendWithALaterOne(how);
        for (Seat seat : new Seat[] {ada, seat("Grace Hopper")}) {
            assertThat(seat.log("verify").exitCode()).isEqualTo(25);
            assertThat(seat.status().out() + seat.status().err()).containsPattern("open.*" + open());
        }
        if (how != Later.A_FILE) {
            Outcome first = seat("Mary Jackson").promote("--resume", "--give-up");
            assertThat(first.exitCode()).as(first.err()).isEqualTo(20);
            assertThat(day.file(ReleaseDay.folderOf(open()) + "/outcome.json")).contains("given up by Mary Jackson");
            Outcome second = seat("Mary Jackson").promote("--resume", "--give-up");
            assertThat(second.exitCode()).as(second.err()).isEqualTo(20);
            day.platformDeploys();
            Outcome back = ada.rollBack("--to", before.hex(), "--trigger", "it never came", "--approve");
            assertThat(back.exitCode()).as(back.out() + back.err()).isZero();
        } else {
            canBeGivenUpAndTakenBack();
        }
    }

    /** A later one that ended, all by itself: it lacks no more than every signature. */
    @Test
    void a_later_release_that_nobody_signed_ends_nothing_where_signatures_are_required() {
        promotionIsOpen(Team.SIGNS);
        String later = open().replaceFirst("-rc\\d+", "-rc99");
        String forged = entryOfOpen();
        String was = Sha256.of(day.file(ReleaseDay.folderOf(released(before)) + "/outcome.json") + "\n").hex();
        digests.put(was, Sha256.of(alike("outcome.json").replace(open(), later)).hex());
        Outsider outsider = day.outsider();
        outsider.checkOut(day.evidenceBranch());
        for (String file : List.of("intent.json", "decision.intoto.json", "outcome.json", "outcome.intoto.json")) {
            ReleaseDay.write(outsider.folder().resolve(ReleaseDay.folderOf(later)).resolve(file),
                    alike(file).replace(open(), later));
        }
        ReleaseDay.write(outsider.folder().resolve(LOG),
                day.log() + "\n" + forged + "\n" + forged.replace(open(), later));
        outsider.pushed(day.evidenceBranch(), "Record it, and what came after it");
        isReportedAndStaysOpen("outcome.intoto.json");
    }

    @ParameterizedTest
    @EnumSource
    void once_the_branch_is_pushed_back_as_it_was_the_promotion_is_finished_as_if_nothing_had_been(Team which) {
        promotionIsOpen(which);
        String good = day.head(day.evidenceBranch());
        pretend(true, "outcome.intoto.json");
        assertThat(ada.promote("--resume").exitCode()).isEqualTo(25);
        day.move(day.evidenceBranch(), good);
        day.runs(Environment.PRODUCTION, candidate.hex());
        Outcome resumed = seat("Mary Jackson").promote("--resume");
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(seat("Grace Hopper").log("verify").exitCode()).isZero();
    }

    /** What did end is over, whatever becomes of its record: nothing has to be given up before a rollback. */
    @ParameterizedTest
    @EnumSource
    void an_end_that_was_recorded_and_then_damaged_still_was_one(Team which) {
        promotionIsOpen(which);
        day.runs(Environment.PRODUCTION, candidate.hex());
        assertThat(seat("Mary Jackson").promote("--resume").exitCode()).isZero();
        day.outsider().commitOn(day.evidenceBranch(), ReleaseDay.folderOf(open()) + "/outcome.intoto.json", "{}\n");
        assertThat(seat("Grace Hopper").log("verify").exitCode()).isEqualTo(25);
        day.platformDeploys();
        Outcome back = ada.rollBack("--to", before.hex(), "--trigger", "5xx spike", "--approve");
        assertThat(back.exitCode()).as(back.out() + back.err()).isZero();
    }
}
