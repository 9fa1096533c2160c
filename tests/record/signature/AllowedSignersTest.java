package tests.record.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;
import lockstep.record.signature.AllowedSigners;
import lockstep.record.signature.SignatureStatus;
import lockstep.record.signature.SignatureStatus.Bad;
import lockstep.record.signature.SignatureStatus.Unsigned;
import lockstep.record.signature.SignatureStatus.Verified;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedSignersTest {

    private static final byte[] DOCUMENT = "evidence\n".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir
    Path folder;

    private Keys keys;
    private byte[] signature;

    @BeforeEach
    void olga_signs_a_document() {
        keys = new Keys(folder);
        keys.make("olga", "ed25519", "");
        keys.make("mallory", "ecdsa", "");
        signature = keys.signer("olga").sign(DOCUMENT);
    }

    private SignatureStatus check(byte[] document, byte[] bytes, Instant at, String... lines) {
        keys.allow("allowed", lines);
        return AllowedSigners.in("allowed", keys.keygen()).check(document, Optional.of(bytes), at);
    }

    private SignatureStatus check(String... lines) {
        return check(DOCUMENT, signature, NOW, lines);
    }

    private static void assertBad(SignatureStatus status, String reason) {
        assertThat(status).isInstanceOfSatisfying(Bad.class, bad -> assertThat(bad.reason()).contains(reason));
    }

    @Test
    void a_signature_of_an_allowed_signer_counts_and_names_him() {
        assertThat(check(keys.line("olga@example.org", "", "olga"))).isEqualTo(new Verified("olga@example.org"));
        assertThat(check(keys.line("olga@example.org", "namespaces=\"git,lockstep-evidence\"", "olga")))
                .isEqualTo(new Verified("olga@example.org"));
    }

    @Test
    void no_signature_is_not_a_bad_one() {
        keys.allow("allowed", keys.line("olga@example.org", "", "olga"));
        assertThat(AllowedSigners.in("allowed", keys.keygen()).check(DOCUMENT, Optional.empty(), NOW))
                .isEqualTo(new Unsigned());
    }

    @Test
    void any_flipped_byte_of_the_document_is_seen() {
        for (int i = 0; i < DOCUMENT.length; i++) {
            byte[] flipped = DOCUMENT.clone();
            flipped[i] ^= 1;
            assertBad(check(flipped, signature, NOW, keys.line("olga@example.org", "", "olga")), "incorrect signature");
        }
    }

    @Test
    void a_signature_by_somebody_else_does_not_count() {
        assertBad(check(keys.line("mallory@example.org", "", "mallory")), "no allowed signer made the signature");
    }

    @Test
    void a_signature_for_something_else_does_not_count() {
        keys.allow("document", "evidence\n");
        keys.run(List.of("ssh-keygen", "-q", "-Y", "sign", "-n", "git", "-f", "olga", "document"), "");
        byte[] forGit = read("document.sig");
        assertBad(check(DOCUMENT, forGit, NOW, keys.line("olga@example.org", "", "olga")), "namespace does not match");
    }

    @Test
    void a_signer_who_may_only_sign_something_else_does_not_count() {
        assertThat(check(keys.line("olga@example.org", "namespaces=\"git\"", "olga"))).isInstanceOf(Bad.class);
    }

    @Test
    void a_signer_counts_from_when_to_when_he_may_sign() {
        String line = keys.line("olga@example.org", "valid-after=\"20260101\",valid-before=\"20260701\"", "olga");
        assertThat(check(line)).isEqualTo(new Verified("olga@example.org"));
        assertBad(check(DOCUMENT, signature, Instant.parse("2026-07-03T00:00:00Z"), line), "expired");
        assertBad(check(DOCUMENT, signature, Instant.parse("2025-12-30T00:00:00Z"), line), "not yet valid");
    }

    @Test
    void of_several_names_for_one_key_the_one_that_counts_is_found() {
        assertThat(check(
                keys.line("old@example.org", "valid-before=\"20200101\"", "olga"),
                keys.line("olga@example.org", "", "olga"))).isEqualTo(new Verified("olga@example.org"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zoë@example.org", "100%zoë", "ユーザー@example.org", "zo?ë"})
    void a_name_counts_where_the_locale_of_the_host_cannot_say_it(String name) {
        keys.allow("allowed", keys.line("old@example.org", "valid-before=\"20200101\"", "olga"),
                keys.line(name, "namespaces=\"lockstep-evidence\"", "olga"));
        String plain = keys.script("ssh-keygen-of-ascii",
                "export LC_ALL=C\ncase \"$*\" in *[!\\ -~]*) exit 255;; esac\nexec ssh-keygen \"$@\"");
        AllowedSigners signers = AllowedSigners.in("allowed", keys.keygen(plain));
        assertThat(signers.check(DOCUMENT, Optional.of(signature), NOW)).isEqualTo(new Verified(name));
        assertThat(signers.check("else".getBytes(StandardCharsets.UTF_8), Optional.of(signature), NOW))
                .isInstanceOf(Bad.class);
    }

    @Test
    void a_long_name_is_told_whole_as_it_is_compared() {
        String name = "n".repeat(240) + "@example.org";
        assertThat(check(keys.line(name, "", "olga"))).isEqualTo(new Verified(name));
    }

    @Test
    void a_name_beyond_ascii_is_limited_as_any_other() {
        assertThat(check(keys.line("zoë@example.org", "namespaces=\"git\"", "olga"))).isInstanceOf(Bad.class);
        assertThat(check(keys.line("zoë@example.org", "valid-before=\"20200101\"", "olga"))).isInstanceOf(Bad.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20260701Z", "202607010000Z", "20260701000000Z", "20260701000000z", "20260701UTC"})
    void a_limit_with_a_zone_counts_where_ssh_keygen_is_older_than_9_1_and_reads_no_further_there(String limit) {
        keys.allow("allowed", keys.line("old@example.org", "valid-after=\"20200101Z\",valid-before=\"20210101Z\"", "olga"),
                keys.line("olga@example.org", "valid-before=\"" + limit + "\"", "olga"));
        AllowedSigners signers = AllowedSigners.in("allowed", keys.keygen(keys.script("ssh-keygen-9.0",
                "for word; do case $word in */allowed*) ! grep -qiE '[0-9](z|utc)\"' \"$word\" || exit 255;; esac; done\n"
                        + "exec ssh-keygen \"$@\"")));
        assertThat(signers.check(DOCUMENT, Optional.of(signature), Instant.parse("2026-06-30T23:30:00Z")))
                .isEqualTo(new Verified("olga@example.org"));
        assertBad(signers.check(DOCUMENT, Optional.of(signature), Instant.parse("2026-07-01T00:30:00Z")), "expired");
    }

    @Test
    void a_limit_is_in_utc_wherever_the_host_is() {
        keys.set("TZ", "CET-1CEST,M3.5.0,M10.5.0/3");
        for (String limit : List.of("20260701Z", "20260701")) {
            String line = keys.line("olga@example.org", "valid-before=\"" + limit + "\"", "olga");
            assertThat(check(DOCUMENT, signature, Instant.parse("2026-06-30T23:30:00Z"), line))
                    .isEqualTo(new Verified("olga@example.org"));
            assertBad(check(DOCUMENT, signature, Instant.parse("2026-07-01T00:30:00Z"), line), "expired");
        }
    }

    @Test
    void what_is_no_signature_is_bad_whatever_it_is() {
        String line = keys.line("olga@example.org", "", "olga");
        for (String junk : List.of(
                "", "\u001b[31m", "-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n")) {
            SignatureStatus status = check(DOCUMENT, junk.getBytes(StandardCharsets.UTF_8), NOW, line);
            assertThat(status).isInstanceOfSatisfying(
                    Bad.class, bad -> assertThat(bad.reason()).doesNotContain("\u001b"));
        }
        assertBad(check(DOCUMENT, new byte[100_000], NOW, line), "100000 bytes");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThatThrownBy(() -> AllowedSigners.in("docs/allowed", keys.keygen()))
                .isInstanceOf(ConfigurationError.class)
                .hasMessage("there is no allowed-signers file " + folder.resolve("docs/allowed"));
    }

    private byte[] read(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
