package tests.commands.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import lockstep.base.error.LockstepError;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.tui.adapter.SiteDesk;
import lockstep.tui.api.Conclusion;
import lockstep.tui.api.Declared;
import lockstep.tui.api.MovePhase;
import lockstep.tui.api.ReleaseListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.ChildJvm;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.tui.Desks;

/**
 * Whatever happens to a promotion or a rollback, the command and the terminal UI say the same words and give the same
 * code. What differs from day to day (ids, commits) is taken out before they are compared.
 */
class SameWordsTest {

    /** What somebody was told, and the code of it. */
    private record Told(int code, String words) {}

    private ReleaseDay day;
    private Sha released;
    private Sha candidate;

    @BeforeEach
    void a_release_and_a_candidate() {
        day();
    }

    private void day() {
        day = new ReleaseDay();
        released = day.landTested("released");
        assertThat(day.operator("Ada Lovelace").promoteNow().exitCode()).isZero();
        candidate = day.landTested("candidate");
    }

    @AfterEach
    void close() {
        day.close();
    }

    /** The same trouble twice, each time on a day of its own: once with the command, once with the UI. */
    private Told both(Runnable trouble, Function<Seat, Outcome> command, Function<SiteDesk, Conclusion> ui) {
        trouble.run();
        Told commanded = neutral(told(command.apply(day.operator("Ada Lovelace"))));
        day.close();
        day();
        trouble.run();
        Told shown = neutral(told(day.operator("Ada Lovelace"), ui));
        assertThat(shown).isEqualTo(commanded);
        return commanded;
    }

    private Told promoted(Runnable trouble) {
        return both(trouble, Seat::promoteNow,
                desk -> desk.promote(candidate, Optional.of(released), Declared.of(ChangeClass.A), new Quiet()));
    }

    private static Told told(Outcome outcome) {
        if (outcome.err().contains("error: ")) {
            return new Told(outcome.exitCode(), Refusal.said(outcome).message());
        }
        String last = outcome.out().lines().filter(line -> line.matches(".*\\d{8}-\\d{4}-r[cb]\\d+  .*"))
                .reduce((earlier, later) -> later).orElse(outcome.out());
        return new Told(outcome.exitCode(), last.replaceFirst(".*(?=\\d{8}-\\d{4}-r[cb]\\d+  )", ""));
    }

    private static Told told(Seat seat, Function<SiteDesk, Conclusion> deed) {
        try (SiteDesk desk = Desks.of(seat)) {
            Conclusion conclusion = deed.apply(desk);
            return new Told(conclusion.code().code(), conclusion.id() + "  " + conclusion.words());
        } catch (LockstepError e) {
            return new Told(e.exitCode().code(), e.getMessage());
        }
    }

    private Told neutral(Told told) {
        return new Told(told.code(), told.words()
                .replace(candidate.hex(), "CANDIDATE").replace(candidate.abbreviated(), "CANDIDATE")
                .replace(released.hex(), "RELEASED").replace(released.abbreviated(), "RELEASED")
                .replace(day.folder().toString(), "DAY")
                .replaceAll("(objects|lockstep/making-\\d+)/[0-9a-f]{2}/[0-9a-f/]+", "OBJECT")
                .replaceAll("cannot be read: .*", "cannot be read: WHY")
                .replaceAll("\\d{8}-\\d{4}-r[cb]\\d+", "ID"));
    }

    /** Hears everything and says nothing. */
    private static final class Quiet implements ReleaseListener {
        @Override
        public void reached(MovePhase stage, String words) {}

        @Override
        public void waiting(Duration left, String reported) {}
    }

    @Test
    void a_healthy_promotion_sounds_the_same() {
        assertThat(promoted(() -> { })).isEqualTo(new Told(0, "ID  promoted CANDIDATE; production is healthy"));
    }

    @Test
    void a_remote_that_is_lost_after_the_push_leaves_a_release_that_moved() {
        Told told = promoted(() -> day.hook("post-receive",
                "while read old new ref; do case $ref in refs/heads/release) mv " + day.bare() + " " + day.bare()
                        + ".gone ;; esac; done"));
        assertThat(told.code()).isEqualTo(24);
        assertThat(told.words())
                .startsWith("ID is not finished: release moved to CANDIDATE, but ")
                .doesNotContain("nothing was changed");
    }

    @Test
    void a_lost_race_changed_nothing() {
        Told told = promoted(() -> day.hook("update", "test $1 != refs/heads/release || git --git-dir=" + day.bare()
                + " update-ref refs/heads/release " + candidate + " " + released));
        assertThat(told).isEqualTo(new Told(23,
                "somebody moved release from RELEASED to CANDIDATE in the meantime; nothing was changed"));
    }

    @Test
    void a_server_that_refuses_the_force_of_a_rollback_changed_nothing() {
        Told told = both(
                () -> {
                    assertThat(day.operator("Ada Lovelace").promoteNow().exitCode()).isZero();
                    day.git().in(day.bare(), "config", "receive.denyNonFastForwards", "true");
                },
                seat -> seat.rollBack("--to", released.hex(), "--trigger", "5xx spike", "--approve"),
                desk -> desk.rollBack(released, Optional.of(candidate), "5xx spike", new Quiet()));
        assertThat(told.code()).isEqualTo(22);
        assertThat(told.words()).startsWith("the remote refused to move release: ").endsWith("; nothing was changed");
    }

    /** A deploy command that first does something else, for clones made from now on. */
    private void whileItIsDeployed(String script) {
        Path file = day.folder().resolve("deploy.sh");
        ReleaseDay.write(file, script + "\necho $1 > " + day.live(Environment.PRODUCTION) + "\n");
        day.deployedBy("command: [sh, \"" + file + "\", \"{sha}\"], wait: 60s");
        day.platformStops();
    }

    @Test
    void an_outcome_that_another_recorded_as_failed_is_no_success() {
        Told told = promoted(() -> {
            Seat grace = day.operator("Grace Hopper");
            whileItIsDeployed("cd " + grace.folder() + " && " + String.join(" ", ChildJvm.command(
                    "PromoteRelease", "--resume", "--give-up", "--operator", "'Grace Hopper'")));
        });
        assertThat(told).isEqualTo(new Told(23, "ID  somebody else finished it first: Grace Hopper recorded "
                + "fail; see `release-log show ID`"));
        assertThat(day.log()).contains("  result: fail\n");
    }

    @Test
    void a_disk_that_is_full_after_the_move_leaves_a_release_that_moved() {
        Told told = promoted(() -> whileItIsDeployed("""
                git repack -adq
                for folder in .git/objects .git/lockstep/making-*; do
                    find "$folder" -maxdepth 1 -name '[0-9a-f][0-9a-f]' -exec rm -rf {} +
                    for a in 0 1 2 3 4 5 6 7 8 9 a b c d e f; do
                        for b in 0 1 2 3 4 5 6 7 8 9 a b c d e f; do : > "$folder/$a$b"; done
                    done
                done"""));
        assertThat(told.code()).isEqualTo(24);
        assertThat(told.words()).startsWith("ID is not finished: release moved to CANDIDATE, but a commit cannot be");
    }

    @Test
    void who_is_interrupted_after_the_move_is_told_that_release_moved() {
        Told told = both(
                () -> {
                    Path ready = day.folder().resolve("ready");
                    fifo(ready);
                    whileItIsDeployed("echo now > " + ready + "; sleep 60");
                },
                seat -> interrupted(seat::promoteNow),
                desk -> interrupted(
                        () -> desk.promote(candidate, Optional.of(released), Declared.of(ChangeClass.A), new Quiet())));
        assertThat(told).isEqualTo(new Told(24, "ID is not finished: release moved to CANDIDATE, but interrupted while "
                + "the deploy command sh ran"));
    }

    private static void fifo(Path path) {
        try {
            assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor()).isZero();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does it on a thread that is interrupted once it is being deployed. */
    private <T> T interrupted(Callable<T> deed) {
        FutureTask<T> task = new FutureTask<>(deed);
        Thread thread = Thread.ofPlatform().start(task);
        try {
            Files.readString(day.folder().resolve("ready"));
            thread.interrupt();
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LockstepError known) {
                throw known;
            }
            throw new IllegalStateException(e);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
