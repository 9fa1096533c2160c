package tests.base.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import lockstep.base.release.Operator;
import org.junit.jupiter.api.Test;

class OperatorTest {

    @Test
    void those_who_fit_are_all_named() {
        assertThat(Operator.ofAll(List.of("anna@example.org", "omar@example.org")).name())
                .isEqualTo("anna@example.org, omar@example.org");
    }

    @Test
    void those_for_whom_there_is_no_room_are_counted() {
        String long1 = "a".repeat(45);
        String long2 = "b".repeat(40);
        assertThat(Operator.ofAll(List.of(long1, long2, "carla@example.org", "dora@example.org")).name())
                .isEqualTo(long1 + ", " + long2 + " and 2 more");
    }

    @Test
    void a_name_that_is_too_long_by_itself_is_cut_at_a_whole_character() {
        assertThat(Operator.ofAll(List.of("x".repeat(99) + "\ud83d\ude00y")).name())
                .isEqualTo("x".repeat(99) + "…");
        assertThat(Operator.ofAll(Collections.nCopies(3, "x".repeat(300))).name())
                .isEqualTo("x".repeat(88) + "… and 2 more").hasSize(100);
    }

    @Test
    void what_cannot_be_printed_is_escaped_before_it_is_fitted_in() {
        assertThat(Operator.ofAll(List.of("an\u202ena", "omar")).name()).doesNotContain("\u202e").endsWith(", omar");
    }
}
