package tests.release.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import lockstep.release.deploy.Answers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {

    @ParameterizedTest
    @CsvSource({"0, 5", "1, 5", "10, 5", "15, 5", "20, 6", "25, 7", "50, 14", "75, 33", "90, 88", "99, 917", "100, 917"})
    void a_canary_gives_all_of_the_answers_less_often_than_once_in_ten_thousand_times(int percent, int answers) {
        assertThat(Answers.besideCanary(percent).inARow()).isEqualTo(answers);
    }
}
