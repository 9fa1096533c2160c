package tests.policy.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lockstep.policy.requirement.Person;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonTest {

    @ParameterizedTest
    @CsvSource({
        "olga@example.org, Olga@Example.ORG",
        "olga, olga@example.org",
        "olga@example.org, olga",
        "olga@example.org, 123+olga@users.noreply.github.com",
        "123+olga@users.noreply.github.com, olga@example.org",
        "olga@example.org, olga@users.noreply.github.com",
        "olga@example.org, 123-olga@users.noreply.gitlab.com",
        "olga, 123+Olga@users.noreply.github.com",
        "olga@example.org, olga@noreply.codeberg.org",
    })
    void names_that_may_mean_one_person_are_taken_to(String one, String other) {
        assertThat(new Person(one).isAnyOf(List.of("omar@example.org", other))).isTrue();
        assertThat(new Person(other).isAnyOf(List.of(one))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "olga@example.org, olga@other.example",
        "olga, olgas@example.org",
        "olga@example.org, 123+omar@users.noreply.github.com",
        "olga@example.org, example.org",
        "'', @example.org",
        "olga@example.org, olga@noreplyexample.org",
    })
    void other_names_are_other_people(String one, String other) {
        assertThat(new Person(one).isAnyOf(List.of(other))).isFalse();
        assertThat(new Person(other).isAnyOf(List.of(one))).isFalse();
    }
}
