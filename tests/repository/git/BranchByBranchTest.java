package tests.repository.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tests.repository.git.ReleaseFixture.soon;

import java.time.Duration;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.Sha;
import lockstep.gates.http.Deadline;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.git.RemoteHeads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.repository.git.Relay.Damage;

/** A real server of the git protocol, from which not all branches come at once. */
class BranchByBranchTest {

    private static final Damage CUT_WHEN_ASKED_FOR_OBJECTS = Damage.cutWho("want ");

    private ReleaseFixture team;
    private Relay daemon;
    private ReleaseRepository repository;
    private Sha second;
    private Sha third;
    private int records;

    /** Neither the release nor the record, nor what main has since, is in the operator's clone. */
    @BeforeEach
    void a_clone_that_lacks_all_branches() {
        team = new ReleaseFixture();
        daemon = RemoteServers.gitDaemon(team);
        repository = team.open(team.cloneWithOrigin("operator", RemoteServers.gitAddress(daemon)));
        second = team.land("fourth");
        team.move("release", second);
        team.move("release-evidence", record(""));
        third = team.land("fifth");
    }

    /** A commit of the evidence branch, on top of another where one is named. */
    private Sha record(String parent) {
        String message = "record " + ++records;
        String tree = team.git().in(team.bare(), "rev-parse", "main^{tree}");
        return new Sha(parent.isEmpty()
                ? team.git().in(team.bare(), "commit-tree", "-m", message, tree)
                : team.git().in(team.bare(), "commit-tree", "-m", message, "-p", parent, tree));
    }

    @AfterEach
    void close() {
        repository.close();
        daemon.close();
        team.close();
    }

    private RemoteHeads asTheyAre() {
        return new RemoteHeads(new Sha(team.head("main")), Optional.of(new Sha(team.head("release"))),
                Optional.of(new Sha(team.head("release-evidence"))));
    }

    @Test
    void a_main_that_does_not_come_in_time_keeps_no_other_from_being_read() {
        daemon.damage(Damage.gagWho("want " + third.hex()));
        RemoteHeads heads = repository.fetch(Deadline.in(Duration.ofSeconds(8)));
        assertThat(heads.production()).hasValue(second);
        assertThat(heads.evidence()).hasValue(new Sha(team.head("release-evidence")));
        assertThat(heads.knownStaging()).isEmpty();
        assertThat(repository.has(second)).isTrue();
        assertThatThrownBy(heads::staging)
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("the branch main cannot be fetched")
                .hasMessageContaining("no answer in time");
    }

    @Test
    void the_same_main_is_not_waited_for_as_long_again_and_is_read_once_it_comes() {
        daemon.damage(Damage.gagWho("want " + third.hex()));
        repository.fetch(Deadline.in(Duration.ofSeconds(8)));
        long start = System.nanoTime();
        assertThat(repository.fetch(soon()).knownStaging()).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
        daemon.damage(Damage.NONE);
        assertThat(repository.fetch(soon())).isEqualTo(asTheyAre());
    }

    @Test
    void a_push_between_two_listings_is_not_seen_in_half() {
        RemoteHeads before = asTheyAre();
        daemon.onCaller(number -> {
            daemon.damage(number == 1 ? CUT_WHEN_ASKED_FOR_OBJECTS : Damage.NONE);
            if (number == 3) {
                team.move("release", third);
                team.move("release-evidence", record(team.head("release-evidence")));
            }
        });
        assertThat(repository.fetch(soon())).isEqualTo(before);
        assertThat(repository.fetch(soon())).isEqualTo(asTheyAre()).isNotEqualTo(before);
    }

    @Test
    void where_what_was_listed_cannot_be_had_any_more_all_branches_are_listed_again() {
        daemon.onCaller(number -> {
            daemon.damage(number == 1 ? CUT_WHEN_ASKED_FOR_OBJECTS : Damage.NONE);
            if (number == 3) {
                team.move("release-evidence", record(team.head("release-evidence")));
                team.move("release", team.released());
            }
        });
        assertThat(repository.fetch(soon())).isEqualTo(asTheyAre());
    }

    @Test
    void branches_that_never_stay_where_they_were_listed_are_given_up() {
        daemon.onCaller(number -> {
            daemon.damage(number % 2 == 1 && number < 6 ? CUT_WHEN_ASKED_FOR_OBJECTS : Damage.NONE);
            team.move("release-evidence", record(""));
        });
        assertThatThrownBy(() -> repository.fetch(soon()))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("the branch release-evidence was moved meanwhile");
    }
}
