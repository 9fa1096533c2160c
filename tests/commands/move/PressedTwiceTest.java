package tests.commands.move;

import static org.assertj.core.api.Assertions.assertThat;

import lockstep.base.release.Sha;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** Two people press the button that rolls back, and one comes after the other. */
class PressedTwiceTest {

    private ReleaseDay day;
    private Seat ada;
    private Sha oldest;
    private Sha good;
    private Sha bad;

    @BeforeEach
    void three_releases() {
        day = new ReleaseDay();
        ada = day.operator("Ada Lovelace");
        oldest = promoted("oldest");
        good = promoted("good");
        bad = promoted("bad, as it will turn out");
    }

    private Sha promoted(String subject) {
        Sha commit = day.landTested(subject);
        assertThat(ada.promoteNow().exitCode()).isZero();
        return commit;
    }

    @AfterEach
    void close() {
        day.close();
    }

    private Outcome pressed(String who, String... more) {
        String[] words = new String[more.length + 4];
        System.arraycopy(new String[] {"--trigger", "5xx spike", "--approve", who}, 0, words, 0, 4);
        System.arraycopy(more, 0, words, 4, more.length);
        return day.operator(who).rollBack(words);
    }

    @Test
    void the_second_rollback_that_names_no_commit_is_refused_with_what_to_give() {
        assertThat(pressed("Ada").exitCode()).isZero();
        Outcome second = pressed("Grace");
        assertThat(second.exitCode()).isEqualTo(22);
        assertThat(second.err()).contains("one-step-back: ", "already took release back to " + good.abbreviated(),
                "this would go back once more, to " + oldest.abbreviated(), "--from " + good);
        assertThat(day.head("release")).isEqualTo(good.hex());
        Outcome meant = pressed("Grace", "--from", good.hex());
        assertThat(meant.exitCode()).as(meant.err()).isZero();
        assertThat(day.head("release")).isEqualTo(oldest.hex());
    }

    @Test
    void the_second_rollback_of_the_same_commit_is_a_lost_race() {
        day.tag("v1.2.3", bad);
        assertThat(pressed("Ada", "--from", "v1.2.3").exitCode()).isZero();
        Outcome second = pressed("Grace", "--from", bad.hex());
        assertThat(second.exitCode()).isEqualTo(23);
        assertThat(second.err()).contains("release is at " + good.abbreviated() + ", and this rollback was to leave "
                + bad.abbreviated() + "; nothing was changed",
                "Somebody moved it meanwhile, or you named another commit. See `status`, then decide again.");
        assertThat(day.head("release")).isEqualTo(good.hex());
    }
}
