package tests.repository.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tests.repository.git.ReleaseFixture.record;
import static tests.repository.git.ReleaseFixture.soon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.Sha;
import lockstep.base.text.Secrets;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.remote.PushOutcome;
import lockstep.repository.remote.RefMove;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tests.house.Program;

class TransportsTest {

    private static final String PASSWORD = "s3cret/Tür+Öl";

    private ReleaseFixture team;

    @BeforeEach
    void a_team() {
        team = new ReleaseFixture();
    }

    @AfterEach
    void close() {
        team.close();
    }

    /** Fetches what is new, promotes it, is refused by a lost race and by a hook: over the real transport. */
    private void a_release_day_over(String address) {
        try (ReleaseRepository repository = team.open(team.cloneWithOrigin("operator", address))) {
            Sha newest = team.land("new since the clone");
            RemoteHeads heads = repository.fetch(soon());
            assertThat(heads.staging()).isEqualTo(newest);
            Sha intent = repository.firstCommit(record("evidence/1", "{}"), soon());
            List<RefMove> moves = List.of(
                    new RefMove.FastForward("release", heads.production().orElseThrow(), newest),
                    new RefMove.Create("release-evidence", intent));
            assertThat(repository.pushAtomically(moves, soon())).isEqualTo(new PushOutcome.Moved());
            assertThat(team.head("release")).isEqualTo(newest.hex());
            assertThat(team.head("release-evidence")).isEqualTo(intent.hex());

            Sha next = repository.commitOn(intent, record("evidence/2", "{}"), soon());
            List<RefMove> late = List.of(
                    new RefMove.Rollback("release", team.released(), newest),
                    new RefMove.FastForward("release-evidence", intent, next));
            assertThat(repository.pushAtomically(late, soon())).isInstanceOf(PushOutcome.LostRace.class);

            team.hook("pre-receive", "echo 'the team is at lunch' >&2; exit 1");
            assertThat(repository.pushAtomically(List.of(new RefMove.FastForward("release-evidence", intent, next)),
                    soon()))
                    .isInstanceOfSatisfying(PushOutcome.RefusedByServer.class,
                            refused -> assertThat(refused.words()).contains("the team is at lunch"));
            assertThat(team.head("release-evidence")).isEqualTo(intent.hex());
        }
    }

    @Test
    void a_release_day_works_over_a_plain_path() {
        a_release_day_over(team.bare().toString());
    }

    @Test
    void a_release_day_works_over_a_relative_path() {
        a_release_day_over("../remote.git");
    }

    @Test
    void a_release_day_works_over_a_file_address() {
        a_release_day_over("file://" + team.bare());
    }

    @Test
    void a_release_day_works_over_the_git_protocol() {
        try (Relay daemon = RemoteServers.gitDaemon(team)) {
            a_release_day_over(RemoteServers.gitAddress(daemon));
        }
    }

    @Test
    void a_release_day_works_over_ssh_with_the_host_s_own_configuration() {
        try (Relay sshd = RemoteServers.sshd(team)) {
            a_release_day_over(RemoteServers.sshAddress(team));
        }
    }

    @Test
    void a_release_day_works_over_ssh_by_address_port_and_core_ssh_command() {
        try (Relay sshd = RemoteServers.sshd(team)) {
            Path clone = team.cloneWithOrigin("other", "ssh://127.0.0.1:" + sshd.port() + team.bare());
            String keys = team.folder().resolve("ssh").toString();
            team.git().environment().remove("GIT_SSH_COMMAND");
            team.git().in(clone, "config", "core.sshCommand",
                    "ssh -F none -i " + keys + "/user -o UserKnownHostsFile=" + keys + "/known_hosts");
            try (ReleaseRepository repository = team.open(clone)) {
                assertThat(repository.fetch(soon()).production()).hasValue(team.released());
            }
        }
    }

    @Test
    void ssh_to_a_host_that_is_not_known_says_what_ssh_says() {
        try (Relay sshd = RemoteServers.sshd(team)) {
            ReleaseFixture.write(team.folder().resolve("ssh/known_hosts"), "");
            team.git().environment().merge("GIT_SSH_COMMAND", " -o StrictHostKeyChecking=yes", String::concat);
            Path clone = team.cloneWithOrigin("operator", RemoteServers.sshAddress(team));
            try (ReleaseRepository repository = team.open(clone)) {
                assertThatThrownBy(() -> repository.fetch(soon()))
                        .isInstanceOf(ConfigurationError.class)
                        .hasMessageContaining("Host key verification failed");
            }
        }
    }

    @Test
    void rewritten_addresses_are_rewritten_as_git_does() {
        Path clone = team.cloneWithOrigin("operator", "team:remote.git");
        team.git().in(clone, "config", "url." + team.folder() + "/.insteadOf", "team:");
        try (ReleaseRepository repository = team.open(clone)) {
            assertThat(repository.fetch(soon()).production()).hasValue(team.released());
        }
    }

    private void a_credential_helper_that_knows(String user, String password) {
        Path helper = Program.write(team.folder().resolve("helper"), "#!/bin/sh\necho \"$1\" >> " + team.folder() + "/helper.log\n"
                + "[ \"$1\" = get ] && printf '%s\\n' 'username=" + user + "' 'password=" + password + "'\nexit 0\n");
        team.git().in(team.folder(), "config", "--global", "credential.helper", helper.toString());
    }

    private List<String> asked_of_the_helper() {
        try {
            return Files.readAllLines(team.folder().resolve("helper.log")).stream().distinct().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_release_day_works_over_http_with_a_password_from_the_credential_helper() {
        a_credential_helper_that_knows("olga", PASSWORD);
        try (SmartHttp http = new SmartHttp(team, "olga", PASSWORD)) {
            a_release_day_over(http.address());
            assertThat(asked_of_the_helper()).containsExactly("get", "store");
            assertThat(http.requests()).contains("POST /remote.git/git-receive-pack 200");
        }
    }

    @Test
    void a_wrong_password_is_given_back_to_the_helper_and_never_shown() {
        a_credential_helper_that_knows("olga", PASSWORD);
        try (SmartHttp http = new SmartHttp(team, "olga", "something else")) {
            Path clone = team.cloneWithOrigin("operator", http.address());
            Secrets secrets = new Secrets();
            try (ReleaseRepository repository = team.open(clone, secrets)) {
                assertThatThrownBy(() -> repository.fetch(soon()))
                        .isInstanceOf(ConfigurationError.class)
                        .hasMessageContaining("not authorized")
                        .message().doesNotContain(PASSWORD);
            }
            assertThat(asked_of_the_helper()).contains("erase").doesNotContain("store");
            assertThat(secrets.areIn(PASSWORD)).isTrue();
        }
    }

    @Test
    void a_password_in_the_address_is_used_and_never_shown() {
        try (SmartHttp http = new SmartHttp(team, "olga", PASSWORD)) {
            String with = http.address().replace("//", "//olga:s3cret%2fT%C3%BCr%2b%C3%96l@");
            a_release_day_over(with);
            try (ReleaseRepository repository = team.open(team.cloneWithOrigin("shown", with))) {
                assertThat(repository.remoteAddress()).isEqualTo(http.address());
            }
            Path gone = team.cloneWithOrigin("gone", with.replace("remote", "gone"));
            try (ReleaseRepository repository = team.open(gone)) {
                assertThatThrownBy(() -> repository.fetch(soon()))
                        .isInstanceOf(ConfigurationError.class)
                        .message().doesNotContain("s3cret").doesNotContain(PASSWORD).contains("gone.git");
            }
        }
    }

    @Test
    void a_user_with_an_empty_password_is_used_as_git_uses_it() {
        try (SmartHttp http = new SmartHttp(team, PASSWORD, "")) {
            a_release_day_over(http.address().replace("//", "//s3cret%2fT%C3%BCr%2b%C3%96l:@"));
        }
    }

    @Test
    void a_password_without_a_user_is_used_as_git_uses_it() {
        try (SmartHttp http = new SmartHttp(team, "", PASSWORD)) {
            a_release_day_over(http.address().replace("//", "//:s3cret%2fT%C3%BCr%2b%C3%96l@"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http.sslCAInfo", "http.https://127.0.0.1.sslCAInfo"})
    void a_release_day_works_over_https_with_a_certificate_file_of_git_s_settings(String setting) {
        a_credential_helper_that_knows("olga", PASSWORD);
        HeldCertificate certificate = new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
        Path file = team.folder().resolve("ca.pem");
        ReleaseFixture.write(file, certificate.certificatePem());
        try (SmartHttp https = SmartHttp.secure(team, "olga", PASSWORD, certificate)) {
            try (ReleaseRepository stranger = team.open(team.cloneWithOrigin("stranger", https.address()))) {
                assertThatThrownBy(() -> stranger.fetch(soon()))
                        .isInstanceOf(ConfigurationError.class)
                        .hasMessageContaining("certi");
            }
            assertThat(https.requests()).isEmpty();
            team.git().in(team.folder(), "config", "--global",
                    setting.replace("127.0.0.1", https.address().replaceFirst("https://([^/]*)/.*", "$1")),
                    file.toString());
            a_release_day_over(https.address());
        }
    }

    @Test
    void the_proxy_variable_is_honoured() {
        try (SmartHttp http = new SmartHttp(team, "olga", PASSWORD)) {
            Path clone = team.cloneWithOrigin("operator", "http://git.example.invalid/remote.git");
            team.git().environment().put("http_proxy", http.address().replace("/remote.git", ""));
            a_credential_helper_that_knows("olga", PASSWORD);
            try (ReleaseRepository repository = team.open(clone)) {
                assertThat(repository.fetch(soon()).production()).hasValue(team.released());
            }
        }
    }

    @Test
    void nobody_to_ask_for_a_password_is_said_and_does_not_hang() {
        try (SmartHttp http = new SmartHttp(team, "olga", PASSWORD);
                ReleaseRepository repository = team.open(team.cloneWithOrigin("operator", http.address()))) {
            assertThatThrownBy(() -> repository.fetch(soon()))
                    .isInstanceOf(ConfigurationError.class)
                    .hasMessageContaining("cannot be read");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssh://-oProxyCommand=touch%20x/r", "-oProxyCommand=x:/r", "ssh://-x@host/r"})
    void an_address_that_would_be_an_option_of_ssh_is_refused(String address) {
        Path clone = team.clone("operator");
        team.git().in(clone, "config", "remote.origin.url", address);
        assertThatThrownBy(() -> team.open(clone).close()).isInstanceOf(ConfigurationError.class);
    }

    @Test
    void an_unserved_kind_of_address_is_named() {
        Path clone = team.cloneWithOrigin("operator", "ftp://127.0.0.1/r");
        assertThatThrownBy(() -> team.open(clone).close())
                .isInstanceOf(ConfigurationError.class)
                .hasMessage("remotes of the kind ftp are not supported");
    }
}
