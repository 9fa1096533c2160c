package tests.commands.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tests.commands.cli.Doors.Outcome;
import tests.record.signature.Keys;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.release.workflow.StagingRuns;

/**
 * Somebody who may push puts a whole record of their own in the place of the team's: made by Lockstep itself, whole in
 * all its parts, but signed with a key that does not count. In it a commit that nobody tested is known to be good.
 */
class RewrittenRecordTest {

    @TempDir
    Path folder;

    private final ReleaseDay day = new ReleaseDay();
    private Keys keys;
    private String madeUp;
    private Sha untested;
    private Sha good;
    private Seat ada;

    @AfterEach
    void close() {
        day.close();
    }

    @BeforeEach
    void keys() {
        keys = new Keys(folder);
        keys.known("olga");
        keys.known("mallory");
        keys.allow("signers", keys.line("olga@example.org", "", "olga"));
        keys.allow("mallorys", keys.line("mallory@example.org", "", "mallory"));
    }

    private Seat seat(String name, String key, String signers) {
        Seat seat = day.operator(name);
        seat.demandsSignatures(folder.resolve(key), folder.resolve(signers));
        return seat;
    }

    private Sha promoted(Seat seat, String subject) {
        Sha commit = day.land(subject);
        seat.record(StagingRuns.of(day, commit, Verdict.PASS, Instant.now()));
        Outcome promoted = seat.promoteNow();
        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
        return commit;
    }

    private void twoReleasesAndThenAnotherRecord() {
        untested = promoted(seat("Mallory", "mallory", "mallorys"), "untested");
        madeUp = day.head(day.evidenceBranch());
        day.git().in(day.bare(), "update-ref", "-d", "refs/heads/" + day.evidenceBranch());
        day.git().in(day.bare(), "for-each-ref", "--format=delete %(refname)", "refs/tags/lockstep/").lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> day.git().in(day.bare(), "update-ref", "-d", line.split(" ")[1]));
        day.git().in(day.bare(), "update-ref", "-d", "refs/heads/release");
        ada = seat("Ada Lovelace", "olga", "signers");
        good = promoted(ada, "good");
        promoted(ada, "bad");
        day.move(day.evidenceBranch(), madeUp);
    }

    @Test
    void a_clone_that_knows_better_goes_back_to_what_it_verified() {
        twoReleasesAndThenAnotherRecord();
        Outcome back = ada.rollBack("--trigger", "5xx spike", "--approve");
        assertThat(back.exitCode()).as(back.out() + back.err()).isZero();
        assertThat(day.head("release")).isEqualTo(good.hex());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nobody_goes_back_to_what_only_the_other_record_calls_good(boolean isFresh) {
        twoReleasesAndThenAnotherRecord();
        Seat seat = isFresh ? seat("Grace Hopper", "olga", "signers") : ada;
        String release = day.head("release");
        Refusal refusal = Refusal.of(seat, one -> one.rollBack("--to", untested.hex(), "--trigger", "5xx", "--approve"));
        assertThat(refusal.exitCode()).isEqualTo(22);
        assertThat(refusal.reasons()).anyMatch(reason -> reason.startsWith("known-good: "));
        assertThat(day.head("release")).isEqualTo(release);
    }

    @Test
    void a_second_parent_that_the_clone_knows_makes_the_other_record_no_better() {
        twoReleasesAndThenAnotherRecord();
        String known = ada.site().repository().rememberedTip().orElseThrow().hex();
        String merged = day.git().in(day.bare(), "commit-tree", madeUp + "^{tree}", "-p", madeUp, "-p", known,
                "-m", "Merge");
        day.move(day.evidenceBranch(), merged.strip());
        assertThat(ada.log("verify").exitCode()).isEqualTo(25);
        assertThat(ada.open("config", "pin", "--yes", "--reason", "on top of it").exitCode()).isEqualTo(25);
        assertThat(ada.rollBack("--trigger", "5xx spike", "--approve").exitCode()).isZero();
        assertThat(day.head("release")).isEqualTo(good.hex());
    }
}
