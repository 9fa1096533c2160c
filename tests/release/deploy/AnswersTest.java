package tests.release.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import lockstep.release.deploy.Answers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {

    @ParameterizedTest
    @CsvSource({"0, 5", "1, 5", "10, 5", "15, 5", "20, 6", "25, 7", "50, 14", "75, 33", "90, 88", "99, 917", "100, 917"})
    void a_canary_gives_all_of_the_answers_less_often_than_once_in_ten_thousand_times(int percent, int answers) {
        assertThat(Answers.besideCanary(percent).inARow()).isEqualTo(answers);
        assertThat(Answers.besideCanary(percent).areEnough()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"15, 5", "90, 88", "91, 98"})
    void what_takes_no_longer_than_a_move_may_is_asked_whole(int percent, int answers) {
        assertThat(Answers.besideCanary(percent).atMost()).isEqualTo(Answers.besideCanary(percent));
        assertThat(Answers.besideCanary(percent).atMost().inARow()).isEqualTo(answers);
    }

    @ParameterizedTest
    @CsvSource({"92, 0.02", "95, 0.6", "99, 37"})
    void beyond_it_is_said_how_often_the_canary_alone_gives_all_of_them(int percent, String chance) {
        Answers few = Answers.besideCanary(percent).atMost();

        assertThat(few.inARow()).isEqualTo(100);
        assertThat(few.areEnough()).isFalse();
        assertThat(few.notShown()).contains("100 answers in a row do not show that all of it runs the commit: its canary"
                + " may have " + percent + " % of the traffic, and then gives all of them by itself with a chance of "
                + chance + " %");
    }

    @Test
    void what_is_enough_leaves_nothing_to_say() {
        assertThat(Answers.USUAL.notShown()).isEmpty();
        assertThat(Answers.besideCanary(90).notShown()).isEmpty();
    }
}
