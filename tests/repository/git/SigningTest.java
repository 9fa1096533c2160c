package tests.repository.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tests.repository.git.ReleaseFixture.record;
import static tests.repository.git.ReleaseFixture.soon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.Sha;
import lockstep.gates.http.Deadline;
import lockstep.repository.git.ReleaseRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.house.Program;
import tests.house.Tools;

class SigningTest {

    private ReleaseFixture team;
    private Path clone;

    @BeforeEach
    void an_operator_whose_git_signs_commits() {
        team = new ReleaseFixture();
        clone = team.clone("operator");
        set("commit.gpgSign", "true");
    }

    @AfterEach
    void close() {
        team.close();
    }

    private void set(String key, String value) {
        team.git().in(clone, "config", key, value);
    }

    private Sha two_commits() {
        try (ReleaseRepository repository = team.open(clone)) {
            Sha first = repository.firstCommit(record("evidence/1", "a"), soon());
            Sha second = repository.commitOn(first, record("evidence/2", "b"), soon());
            assertThat(repository.summary(second).parents()).containsExactly(first);
            assertThat(repository.read(second, "evidence/1", 10)).isPresent();
            return second;
        }
    }

    @Test
    void a_clone_whose_path_has_a_colon_and_a_quote_signs_too() throws IOException {
        Path odd = team.folder().resolve("a:b \"c\"");
        Files.move(clone, odd);
        clone = odd;
        set("gpg.format", "ssh");
        set("user.signingKey", an_ssh_key().toString());
        assertThat(team.git().in(clone, "cat-file", "commit", two_commits().hex())).contains("gpgsig");
    }

    private Path an_ssh_key() {
        Path key = team.folder().resolve("signing");
        team.git().run(team.folder(), Tools.need("ssh-keygen").toString(), "-q", "-t", "ed25519", "-N", "", "-f",
                key.toString());
        return key;
    }

    @Test
    void an_ssh_key_signs_and_git_verifies() throws IOException {
        Path key = an_ssh_key();
        set("gpg.format", "ssh");
        set("user.signingKey", key + ".pub");
        Path allowed = team.folder().resolve("allowed");
        ReleaseFixture.write(allowed, "olga@example.org " + Files.readString(Path.of(key + ".pub")));
        set("gpg.ssh.allowedSignersFile", allowed.toString());
        Sha commit = two_commits();
        assertThat(team.git().in(clone, "verify-commit", "--raw", commit.hex())).contains("Good \"git\" signature");
        assertThat(team.git().in(clone, "log", "-1", "--format=%an %ae %at %ct %G?", commit.hex()))
                .isEqualTo("Olga Operator olga@example.org 1769083200 1769083200 G");
    }

    @Test
    void a_gpg_key_signs_and_git_verifies() throws IOException {
        Path home = Files.createDirectory(
                team.folder().resolve("gnupg"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        team.git().environment().put("GNUPGHOME", home.toString());
        team.git().run(team.folder(), Tools.need("gpg").toString(), "--batch", "--quiet", "--passphrase", "",
                "--quick-generate-key", "Olga Operator <olga@example.org>", "ed25519", "sign");
        try {
            assertThat(team.git().in(clone, "verify-commit", "--raw", two_commits().hex())).contains("GOODSIG");
        } finally {
            team.git().run(team.folder(), "gpgconf", "--kill", "all");
        }
    }

    @Test
    void a_key_that_is_missing_is_said_before_anything_moves() {
        set("gpg.format", "ssh");
        set("user.signingKey", team.folder().resolve("nowhere.pub").toString());
        try (ReleaseRepository repository = team.open(clone)) {
            assertThatThrownBy(() -> repository.firstCommit(record("evidence/1", "a"), soon()))
                    .isInstanceOf(ConfigurationError.class)
                    .hasMessageContaining("set to sign commits (commit.gpgSign) and could not: ")
                    .hasMessageContaining("nowhere.pub");
        }
    }

    @Test
    void a_signing_program_that_never_ends_is_given_up_at_the_deadline() {
        Path program = Program.write(team.folder().resolve("patient"), "#!/bin/sh\nsleep 600\n");
        set("gpg.program", program.toString());
        try (ReleaseRepository repository = team.open(clone)) {
            assertThatThrownBy(() -> repository.firstCommit(
                            record("evidence/1", "a"), Deadline.in(Duration.ofSeconds(1))))
                    .isInstanceOf(ConfigurationError.class)
                    .hasMessageContaining("did not end in time");
        }
    }

    @Test
    void without_the_setting_nothing_is_signed() {
        set("commit.gpgSign", "false");
        assertThat(team.git().in(clone, "cat-file", "commit", two_commits().hex())).doesNotContain("gpgsig");
    }
}
