package tests.gates.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import lockstep.gates.gate.GateName;
import org.junit.jupiter.api.Test;

class GateNameTest {

    @Test
    void it_is_a_lower_case_letter_and_at_most_63_letters_digits_and_underscores() {
        Stream<String> signs = IntStream.range(0, 300).mapToObj(Character::toString)
                .flatMap(sign -> Stream.of(sign, "a" + sign, sign + "a", "a" + sign + "a"));
        Stream<String> lengths = IntStream.rangeClosed(0, 70).mapToObj("a"::repeat);

        assertThat(Stream.concat(signs, lengths)).allSatisfy(word ->
                assertThat(GateName.isValid(word)).as(word).isEqualTo(word.matches("[a-z][a-z0-9_]{0,63}")));
    }
}
