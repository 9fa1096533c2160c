package tests.record.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import lockstep.base.error.ConfigurationError;
import lockstep.record.signature.Signer;
import lockstep.record.signature.SigningKey;
import lockstep.record.signature.SshKeygen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignerTest {

    private static final String TEXT = "{\"result\": \"PASSED\"}\n";
    private static final byte[] DOCUMENT = TEXT.getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Keys keys() {
        return new Keys(folder);
    }

    /** What the stock tool itself says, asked as an auditor would. */
    private static String stock(Keys keys, byte[] signature, String namespace, String document) throws IOException {
        Files.write(keys.folder().resolve("document.sig"), signature);
        return keys.run(List.of("ssh-keygen", "-Y", "verify", "-f", "allowed", "-I", "olga@example.org", "-n",
                namespace,
                "-s", "document.sig"), document);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
    void ssh_keygen_accepts_it_and_rejects_a_flipped_byte_or_another_namespace(String type) throws IOException {
        Keys keys = keys();
        keys.make("k", type, "");
        keys.allow("allowed", keys.line("olga@example.org", "", "k"));
        byte[] signature = keys.signer("k").sign(DOCUMENT);
        assertThat(stock(keys, signature, "lockstep-evidence", TEXT))
                .startsWith("0 Good \"lockstep-evidence\" signature");
        assertThat(stock(keys, signature, "lockstep-evidence", TEXT.replace("P", "Q"))).contains("incorrect signature");
        assertThat(stock(keys, signature, "git", TEXT)).contains("namespace does not match");
    }

    @Test
    void an_agent_signs_without_the_private_key_on_disk() throws Exception {
        Keys keys = keys();
        Path key = keys.make("k", "ed25519", "");
        keys.allow("allowed", keys.line("olga@example.org", "", "k"));
        try (Agent agent = Agent.start(keys)) {
            agent.add(keys, "k");
            Files.delete(key);
            byte[] signature = keys.signer("agent:k.pub").sign(DOCUMENT);
            assertThat(stock(keys, signature, "lockstep-evidence", TEXT)).startsWith("0 Good");
        }
    }

    @Test
    void an_agent_signs_for_a_key_with_a_passphrase_that_is_named_by_its_file() throws Exception {
        Keys keys = keys();
        keys.make("k", "ed25519", "secret words");
        keys.script("askpass", "echo 'secret words'");
        keys.allow("allowed", keys.line("olga@example.org", "", "k"));
        try (Agent agent = Agent.start(keys)) {
            keys.set("SSH_ASKPASS", folder.resolve("askpass").toString());
            keys.set("SSH_ASKPASS_REQUIRE", "force");
            agent.add(keys, "k");
            keys.set("SSH_ASKPASS_REQUIRE", "never");
            assertThat(stock(keys, keys.signer("k").sign(DOCUMENT), "lockstep-evidence", TEXT)).startsWith("0 Good");
        }
    }

    @Test
    void a_key_that_the_agent_does_not_hold_is_said_to_be_missing() throws Exception {
        Keys keys = keys();
        keys.make("k", "ed25519", "");
        try (Agent agent = Agent.start(keys)) {
            assertThat(failure(keys.signer("agent:k.pub")).getMessage())
                    .isEqualTo("the evidence could not be signed with the agent's key k.pub: Couldn't find key in agent");
        }
    }

    @Test
    void a_passphrase_that_nobody_can_type_ends_it_at_once() {
        Keys keys = keys();
        keys.make("k", "ed25519", "secret words");
        keys.set("DISPLAY", ":77");
        keys.set("SSH_ASKPASS", keys.script("askpass", "sleep 60"));
        long begin = System.nanoTime();
        ConfigurationError error = failure(new Signer(SigningKey.parse("k"), keys.withoutTerminal()));
        assertThat(error.getMessage())
                .startsWith("the evidence could not be signed with the key k: ")
                .contains("passphrase");
        assertThat(error.remedy()).contains("ssh-agent");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(50));
    }

    @Test
    void a_missing_key_is_named() {
        assertThat(failure(keys().signer("nothing")).getMessage())
                .startsWith("the evidence could not be signed with the key nothing: ").contains("No such file");
    }

    @Test
    void a_missing_ssh_keygen_is_said_to_be_missing() {
        ConfigurationError error = failure(new Signer(SigningKey.parse("k"), keys().keygen("no-such-ssh-keygen")));
        assertThat(error).hasMessage("ssh-keygen could not be started; Lockstep needs it to make and check signatures");
    }

    @Test
    void a_program_that_hangs_is_ended_at_the_limit() {
        Keys keys = keys();
        SshKeygen slow = new SshKeygen(
                keys.script("slow", "sleep 60"), folder, System.getenv(), Duration.ofMillis(300));
        long begin = System.nanoTime();
        assertThat(failure(new Signer(SigningKey.parse("k"), slow))).hasMessage("ssh-keygen did not end in time");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(50));
    }

    @Test
    void what_the_program_says_is_shown_harmless_and_cut() {
        Keys keys = keys();
        String rude = keys.script("rude", "printf '\\033[2Jrude\\n' >&2; yes x | head -c 3000000 >&2; exit 1");
        String message = failure(new Signer(SigningKey.parse("k"), keys.keygen(rude))).getMessage();
        assertThat(message).contains("\\x1b[2Jrude; x; x").doesNotContain("\u001b").hasSizeLessThan(2_000);
    }

    @Test
    void nothing_of_it_stays_behind_and_nobody_else_can_look_meanwhile() throws IOException {
        Keys keys = keys();
        keys.make("k", "ed25519", "");
        String spy = keys.script("spy", "for last; do :; done; echo \"$last\" > used; "
                + "stat -c '%a' \"$last\" \"${last%/*}\" > seen; exec ssh-keygen \"$@\"");
        new Signer(SigningKey.parse("k"), keys.keygen(spy)).sign(DOCUMENT);
        assertThat(Files.readString(folder.resolve("seen"))).isEqualTo("600\n700\n");
        Path used = Path.of(Files.readString(folder.resolve("used")).strip());
        assertThat(used.getFileName()).hasToString("document");
        assertThat(used.getParent()).doesNotExist();
    }

    private static ConfigurationError failure(Signer signer) {
        return catchThrowableOfType(ConfigurationError.class, () -> signer.sign(DOCUMENT));
    }
}
