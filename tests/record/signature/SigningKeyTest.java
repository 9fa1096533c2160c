package tests.record.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import lockstep.record.signature.SigningKey;
import org.junit.jupiter.api.Test;

class SigningKeyTest {

    @Test
    void a_path_is_a_private_key_and_agent_names_a_public_one() {
        assertThat(SigningKey.parse("~/.ssh/id_ed25519")).isEqualTo(new SigningKey.InFile("~/.ssh/id_ed25519"));
        assertThat(SigningKey.parse("agent: keys/release.pub")).isEqualTo(new SigningKey.InAgent("keys/release.pub"));
    }

    @Test
    void its_words_hold_nothing_that_a_terminal_would_obey() {
        assertThat(SigningKey.parse("a\u001b[2J").inWords()).isEqualTo("the key a\\x1b[2J");
    }

    @Test
    void a_name_that_looks_like_a_switch_is_a_file_all_the_same() {
        String place = Path.of("/somewhere").resolve("-U").toString();
        assertThat(SigningKey.parse("-U").switches(place)).containsExactly("-f", "/somewhere/-U");
    }
}
