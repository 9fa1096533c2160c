package tests.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lockstep.base.release.Sha;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tests.commands.cli.Doors.Outcome;

/** What is a few kilobytes to whoever pushes it, and more than JGit holds in memory. */
class HugeObjectsTest {

    private static final int HUGE = 60_000_000;
    private static final int LARGER_THAN_THE_HEAP = 150_000_000;

    private static String said(Outcome outcome) {
        return outcome.exitCode() + outcome.out() + outcome.err();
    }

    private static Seat afterTwoReleases(ReleaseDay day) {
        Seat olga = day.operator("Olga");
        for (String subject : new String[] {"one", "two"}) {
            day.landTested(subject);
            Outcome promoted = olga.promoteNow();
            assertThat(promoted.exitCode()).as(said(promoted)).isZero();
        }
        return olga;
    }

    /** A commit of 60 MB that changes nothing, pushed by real git. */
    private static Sha pushed(ReleaseDay day, String branch) {
        return pushed(day, branch, HUGE);
    }

    private static Sha pushed(ReleaseDay day, String branch, int bytes) {
        Outsider mallory = day.outsider();
        mallory.checkOut(branch);
        Path message = mallory.folder().resolve(".git/message");
        ReleaseDay.write(message, "a".repeat(bytes));
        mallory.git().in(mallory.folder(), "commit", "-q", "--allow-empty", "--cleanup=verbatim", "-F",
                message.toString());
        mallory.push("HEAD", branch);
        return new Sha(mallory.git().in(mallory.folder(), "rev-parse", "HEAD"));
    }

    private static void rollsBack(ReleaseDay day, Seat seat, String to) {
        Outcome back = seat.rollBack("--to", to, "--trigger", "5xx spike", "--approve", "Ada", "--yes");
        assertThat(back.exitCode()).as(said(back)).isZero();
        assertThat(day.head("release")).isEqualTo(to);
        assertThat(day.log().replace("\"", "")).contains("to_sha: " + to);
    }

    @Test
    void a_commit_of_60_megabytes_on_the_evidence_branch_stops_nothing() {
        try (ReleaseDay day = new ReleaseDay()) {
            Seat olga = afterTwoReleases(day);
            String before = day.git().in(day.bare(), "rev-parse", "release^");
            Sha huge = pushed(day, day.evidenceBranch());
            assertThat(day.head(day.evidenceBranch())).isEqualTo(huge.hex());
            for (Seat seat : new Seat[] {olga, day.operator("Omar")}) {
                Outcome status = seat.status();
                assertThat(status.exitCode()).as(said(status)).isEqualTo(0);
                Outcome verified = seat.log("verify", "--all");
                assertThat(verified.exitCode()).as(said(verified)).isEqualTo(25);
                assertThat(verified.out() + verified.err()).contains("checkpoint");
            }
            Outcome refused = olga.promoteNow();
            assertThat(refused.exitCode()).as(said(refused)).isEqualTo(25);
            rollsBack(day, olga, before);
            Outcome again = olga.status();
            assertThat(again.exitCode()).as(said(again)).isEqualTo(0);
        }
    }

    @Test
    void a_commit_of_60_megabytes_on_release_is_taken_back() {
        try (ReleaseDay day = new ReleaseDay()) {
            Seat olga = afterTwoReleases(day);
            String before = day.head("release");
            pushed(day, "release");
            Outcome verified = olga.log("verify");
            assertThat(verified.exitCode()).as(said(verified)).isEqualTo(25);
            rollsBack(day, olga, before);
        }
    }

    /** A million names of one file: some 60 MB, which pack to a few. */
    @Test
    void a_folder_of_60_megabytes_in_the_place_of_the_month_stops_no_rollback() throws IOException {
        try (ReleaseDay day = new ReleaseDay(); RawPush raw = new RawPush(day)) {
            Seat olga = afterTwoReleases(day);
            String before = day.git().in(day.bare(), "rev-parse", "release^");
            ObjectId file = raw.blob("x");
            Map<String, ObjectId> names = new TreeMap<>();
            for (int number = 0; number < 1_000_000; number++) {
                names.put("a-name-that-is-long-enough-%08d".formatted(number), file);
            }
            String month = "evidence/" + YearMonth.now(ZoneOffset.UTC);
            ObjectId huge = raw.files(names);
            raw.pushes(day.evidenceBranch(), month, huge);
            Outcome verified = olga.log("verify");
            assertThat(verified.exitCode()).as(said(verified)).isEqualTo(25);
            rollsBack(day, olga, before);
            assertThat(raw.lying(day.evidenceBranch(), month + "/unread-" + huge.name().substring(0, 8)))
                    .as("what lay there stays").isEqualTo(huge);
            Outcome again = olga.status();
            assertThat(again.exitCode()).as(said(again)).isEqualTo(0);
        }
    }

    private static String inLittleMemory(ReleaseDay day, Seat seat, int exitCode, String... words) throws Exception {
        String[] more = Arrays.copyOfRange(words, 1, words.length);
        Process child = day.git().start(seat.folder(), ChildJvm.commandWithoutArchive(
                List.of("-Xmx96m"), words[0], more));
        child.getOutputStream().close();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).as(said).isEqualTo(exitCode);
        return said;
    }

    @ParameterizedTest
    @ValueSource(strings = {"release-evidence", "release", "main"})
    void a_commit_that_is_larger_than_the_memory_stops_no_rollback(String branch) throws Exception {
        try (ReleaseDay day = new ReleaseDay()) {
            Seat olga = afterTwoReleases(day);
            String before = day.git().in(day.bare(), "rev-parse", branch.equals("release") ? "release" : "release^");
            Sha huge = pushed(day, branch, LARGER_THAN_THE_HEAP);
            assertThat(day.head(branch)).isEqualTo(huge.hex());
            String refs = olga.own();
            String said = inLittleMemory(day, olga, branch.equals("main") ? 0 : 25, "ReleaseLog", "verify");
            assertThat(said).doesNotContain("larger than the memory");
            inLittleMemory(day, olga, 0, "RollbackRelease", "--to", before, "--trigger", "5xx spike", "--approve", "Ada",
                    "--yes");
            assertThat(day.head("release")).isEqualTo(before);
            assertThat(olga.own()).as("nothing of the operator's has changed").isEqualTo(refs);
            assertThat(olga.folder().resolve(".git/FETCH_HEAD")).doesNotExist();
        }
    }

    /** As where git itself gets no more memory. */
    @Test
    void a_main_that_cannot_be_fetched_at_all_stops_no_rollback_and_is_told() throws Exception {
        try (ReleaseDay day = new ReleaseDay()) {
            Seat olga = afterTwoReleases(day);
            String before = day.git().in(day.bare(), "rev-parse", "release^");
            pushed(day, "main", LARGER_THAN_THE_HEAP);
            withoutFetching(day, olga);
            String refused = inLittleMemory(day, olga, 78, "PromoteRelease", "--yes");
            assertThat(refused).contains("the branch main cannot be fetched", "larger than the memory", "no memory here");
            inLittleMemory(day, olga, 0, "RollbackRelease", "--trigger", "5xx spike", "--approve", "Ada", "--yes");
            assertThat(day.head("release")).isEqualTo(before);
        }
    }

    @Test
    void a_release_that_cannot_be_fetched_at_all_is_a_remote_that_cannot_be_read() throws Exception {
        try (ReleaseDay day = new ReleaseDay()) {
            Seat olga = afterTwoReleases(day);
            pushed(day, "release", LARGER_THAN_THE_HEAP);
            withoutFetching(day, olga);
            assertThat(inLittleMemory(day, olga, 78, "ReleaseLog", "verify")).contains(
                    "an object that it sends is larger than the memory of this process, and `git fetch`: ",
                    "no memory here");
        }
    }

    /** Git's own fetch asks for another program at the far end than JGit does. */
    private static void withoutFetching(ReleaseDay day, Seat seat) {
        day.git().in(seat.folder(), "config", "remote.origin.uploadpack", "echo no memory here >&2; false");
    }
}
