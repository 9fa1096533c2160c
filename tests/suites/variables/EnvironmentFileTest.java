package tests.suites.variables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.suites.variables.EnvironmentFile;
import org.junit.jupiter.api.Test;

class EnvironmentFileTest {

    @Test
    void a_file_says_whose_it_is_or_leaves_it_to_the_mode() {
        assertThat(EnvironmentFile.parse("staging=a.env")).isEqualTo(
                new EnvironmentFile(Optional.of(Environment.STAGING), "a.env"));
        assertThat(EnvironmentFile.parse("prod=b.env")).isEqualTo(new EnvironmentFile(Optional.of(Environment.PRODUCTION), "b.env"));
        assertThat(EnvironmentFile.parse("production=b.env")).isEqualTo(
                new EnvironmentFile(Optional.of(Environment.PRODUCTION), "b.env"));
        assertThat(EnvironmentFile.parse("odd=name.env")).isEqualTo(
                new EnvironmentFile(Optional.empty(), "odd=name.env"));
    }
}
