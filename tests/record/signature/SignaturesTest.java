package tests.record.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;
import lockstep.record.signature.AllowedSigners;
import lockstep.record.signature.Signatures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignaturesTest {

    private static final byte[] DOCUMENT = "evidence\n".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void nothing_is_signed_where_nothing_is_configured() {
        assertThat(Signatures.none().sign(DOCUMENT, NOW)).isEmpty();
    }

    @Test
    void where_signatures_are_required_a_missing_key_is_an_error() {
        assertThatThrownBy(() -> new Signatures(Optional.empty(), Optional.empty(), true).sign(DOCUMENT, NOW))
                .isInstanceOf(ConfigurationError.class).hasMessageContaining("no key is named");
    }

    @Test
    void what_must_not_wait_for_a_key_goes_on_without_one_and_tells_why() {
        Keys keys = new Keys(folder);
        List<String> told = new ArrayList<>();
        Signatures configured = new Signatures(Optional.of(keys.signer("gone")), Optional.empty(), false);
        assertThatThrownBy(() -> configured.sign(DOCUMENT, NOW)).isInstanceOf(ConfigurationError.class);
        assertThat(configured.lenient(told::add).sign(DOCUMENT, NOW)).isEmpty();
        assertThat(configured.lenient(told::add).sign(DOCUMENT, NOW)).as("without asking again").isEmpty();
        assertThat(told).singleElement().asString().contains("gone")
                .endsWith("; the rollback is recorded without a signature");
        assertThatThrownBy(() -> new Signatures(configured.signer(), Optional.empty(), true).lenient(told::add)
                .sign(DOCUMENT, NOW)).isInstanceOf(ConfigurationError.class);
    }

    @Test
    void a_signature_that_would_not_count_is_not_made() {
        Keys keys = new Keys(folder);
        keys.make("olga", "ed25519", "");
        keys.make("other", "ed25519", "");
        keys.allow("allowed", keys.line("other@example.org", "", "other"));
        AllowedSigners allowed = AllowedSigners.in("allowed", keys.keygen());
        assertThatThrownBy(() -> new Signatures(Optional.of(keys.signer("olga")), Optional.of(allowed), false)
                .sign(DOCUMENT, NOW))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageStartingWith("a signature with the key olga would not count: no allowed signer");
        assertThat(new Signatures(Optional.of(keys.signer("other")), Optional.of(allowed), true).sign(DOCUMENT, NOW))
                .isPresent();
    }
}
