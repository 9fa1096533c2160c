package tests.repository.git;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.repository.git.ReleaseFixture.OLGA;
import static tests.repository.git.ReleaseFixture.soon;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.tree.ChangedPaths;
import lockstep.repository.tree.FileWrite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A commit says when it was made. It may lie. */
class CommitDatesTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Instant LAST_WEEK = NOW.minus(Duration.ofDays(7));
    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));

    private ReleaseFixture team;
    private ReleaseRepository repository;
    private int files;

    @BeforeEach
    void an_operator_has_a_clone() {
        team = new ReleaseFixture();
        repository = team.open(team.clone("operator"));
    }

    @AfterEach
    void close() {
        repository.close();
        team.close();
    }

    private CommitDraft at(Instant when, String folder) {
        byte[] content = String.valueOf(files++).getBytes(StandardCharsets.UTF_8);
        return new CommitDraft(List.of(FileWrite.add(folder + "/" + files, content)), "x\n", OLGA, when);
    }

    private Sha first(Instant when) {
        return repository.firstCommit(at(when, "evidence/a"), soon());
    }

    private Sha on(Sha parent, Instant when) {
        return repository.commitOn(parent, at(when, "evidence/a"), soon());
    }

    private List<Instant> told(Optional<Sha> after, Sha tip) {
        return repository.commitsThatChanged(List.of("evidence/a"), after, tip).stream()
                .map(ChangedPaths::madeAt)
                .toList();
    }

    /** By plain git: a commit, so many on top of it that are dated back, and the last of those. */
    private Sha datedBack(int commits) {
        String made = team.git().in(team.folder().resolve("operator"), "-c", "alias.line=!dated() {"
                + " GIT_COMMITTER_DATE=$1+0000 git commit-tree -m x ${2:+-p $2} HEAD^{tree}; };"
                + " at=$(dated " + YESTERDAY.getEpochSecond() + "); for i in $(seq " + commits + ");"
                + " do at=$(dated " + LAST_WEEK.getEpochSecond() + " $at); done; echo $at", "line");
        return new Sha(made);
    }

    @Test
    void no_number_of_commits_that_are_dated_back_makes_the_next_one_old() {
        Sha back = datedBack(1_001);
        Sha tip = on(back, LAST_WEEK);
        assertThat(repository.madeAt(tip)).isEqualTo(YESTERDAY);
        assertThat(repository.madeAt(tip)).as("as it was kept").isEqualTo(YESTERDAY);
        assertThat(repository.madeAt(on(tip, LAST_WEEK))).isEqualTo(YESTERDAY);
        assertThat(repository.madeAt(on(tip, NOW))).isEqualTo(NOW);
        assertThat(told(Optional.empty(), tip)).containsExactly(YESTERDAY);
        assertThat(told(Optional.of(back), tip)).containsExactly(YESTERDAY);
    }

    @Test
    void what_was_not_there_when_the_branch_was_last_found_in_order_is_younger_than_that() {
        Sha seen = on(first(LAST_WEEK), LAST_WEEK);
        assertThat(repository.madeAt(seen)).isEqualTo(LAST_WEEK);
        repository.rememberTip(seen);
        Sha later = on(on(seen, LAST_WEEK), LAST_WEEK);
        assertThat(repository.madeAt(seen)).as("was there").isEqualTo(LAST_WEEK);
        assertThat(repository.madeAt(later)).isAfterOrEqualTo(NOW);
        assertThat(told(Optional.empty(), later).subList(0, 2)).containsOnly(LAST_WEEK);
        assertThat(told(Optional.empty(), later).subList(2, 4)).allMatch(when -> !when.isBefore(NOW));
        assertThat(told(Optional.of(seen), later)).hasSize(2).allMatch(when -> !when.isBefore(NOW));
    }

    @Test
    void what_claims_to_be_from_the_future_makes_nothing_younger() {
        Sha lie = on(first(LAST_WEEK), NOW.plus(Duration.ofDays(30)));
        assertThat(repository.madeAt(on(lie, YESTERDAY))).isEqualTo(YESTERDAY);
    }
}
