package tests.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import lockstep.base.release.Sha;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;

/** A promotion from a clone in which somebody works, to a remote that has its own opinion. */
class ClonesInUseTest {

    private ReleaseDay day;
    private Sha candidate;
    private Seat ada;

    @BeforeEach
    void a_tested_candidate_and_an_operator() {
        day = new ReleaseDay();
        candidate = day.landTested("second");
        ada = day.operator("Ada Lovelace");
    }

    @AfterEach
    void close() {
        day.close();
    }

    @Test
    void the_work_that_lies_about_in_the_clone_is_left_alone() {
        day.git().in(ada.folder(), "checkout", "-q", "--detach");
        ReleaseDay.write(ada.folder().resolve("staged"), "for the next commit");
        day.git().in(ada.folder(), "add", "staged");
        ReleaseDay.write(ada.folder().resolve("staged"), "and changed again");
        String own = ada.own();
        assertThat(ada.promoteNow().exitCode()).isZero();
        assertThat(ada.own()).isEqualTo(own).contains("AM staged");
        assertThat(day.head("release")).isEqualTo(candidate.hex());
    }

    @Test
    void the_words_of_a_hook_that_refuses_are_passed_on_harmless_and_nothing_is_changed() {
        String words = Base64.getEncoder().encodeToString(
                "no \u001b[2J\u001b]0;owned\u0007 releases \u202e on Friday\n".getBytes(StandardCharsets.UTF_8));
        day.hook("update", "case $1 in refs/heads/release) echo " + words + " | base64 -d >&2; exit 1 ;; esac");
        String before = day.refs();
        Outcome outcome = ada.promoteNow();
        assertThat(outcome.exitCode()).isEqualTo(22);
        assertThat(outcome.err()).contains("the remote refused to move release",
                "no \\x1b[2J\\x1b]0;owned\\x07 releases \\u202e on Friday").doesNotContain("\u001b", "\u202e");
        assertThat(day.refs()).isEqualTo(before);
    }
}
