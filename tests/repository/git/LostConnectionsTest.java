package tests.repository.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tests.repository.git.ReleaseFixture.record;
import static tests.repository.git.ReleaseFixture.soon;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.Sha;
import lockstep.gates.http.Deadline;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.remote.PushOutcome;
import lockstep.repository.remote.RefMove;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tests.house.FreePort;
import tests.repository.git.Relay.Damage;

class LostConnectionsTest {

    /** What a caller says first: {@code 0036git-receive-pack /remote.git\0host=127.0.0.1:12345\0}. */
    private static final int GREETING = 54;

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private ReleaseFixture team;
    private Relay daemon;
    private ReleaseRepository repository;
    private RemoteHeads seen;
    private Sha intent;

    @BeforeEach
    void an_operator_about_to_promote_over_the_git_protocol() {
        team = new ReleaseFixture();
        daemon = RemoteServers.gitDaemon(team);
        repository = team.open(team.cloneWithOrigin("operator", RemoteServers.gitAddress(daemon)));
        seen = repository.fetch(soon());
        intent = repository.firstCommit(record("evidence/1", "{}"), soon());
    }

    @AfterEach
    void close() {
        repository.close();
        daemon.close();
        team.close();
    }

    private PushOutcome promote(Duration patience) {
        List<RefMove> moves = List.of(
                new RefMove.FastForward("release", seen.production().orElseThrow(), seen.staging()),
                new RefMove.Create("release-evidence", intent));
        return repository.pushAtomically(moves, Deadline.in(patience));
    }

    private void all_moved_or_nothing() {
        daemon.damage(Damage.NONE);
        RemoteHeads now = repository.fetch(soon());
        RemoteHeads moved = new RemoteHeads(seen.staging(), Optional.of(seen.staging()), Optional.of(intent));
        assertThat(now).isIn(seen, moved);
    }

    private void nothing_moved() {
        daemon.damage(Damage.NONE);
        assertThat(repository.fetch(soon())).isEqualTo(seen);
    }

    @Test
    void cut_before_anything_was_asked_for_it_is_unreachable() {
        daemon.damage(new Damage(Damage.Kind.CUT, GREETING - 10));
        assertThat(promote(PATIENCE)).isInstanceOf(PushOutcome.Unreachable.class);
        nothing_moved();
    }

    @Test
    void cut_while_asking_it_is_unknown_and_nothing_moved() {
        daemon.damage(new Damage(Damage.Kind.CUT, GREETING + 100));
        assertThat(promote(PATIENCE)).isInstanceOf(PushOutcome.Unknown.class);
        nothing_moved();
    }

    @Test
    void cut_after_the_server_did_it_is_unknown_and_the_remote_tells_that_it_moved() {
        daemon.damage(new Damage(Damage.Kind.LOSE_ANSWER, GREETING));
        assertThat(promote(PATIENCE)).isInstanceOf(PushOutcome.Unknown.class);
        daemon.damage(Damage.NONE);
        assertThat(repository.fetch(soon()).production()).hasValue(seen.staging());
        assertThat(promote(PATIENCE)).isEqualTo(new PushOutcome.Moved());
    }

    @Test
    void a_server_that_does_it_and_never_says_so_is_given_up_at_the_deadline() {
        daemon.damage(new Damage(Damage.Kind.NEVER_ANSWER, GREETING));
        long start = System.nanoTime();
        assertThat(promote(Duration.ofSeconds(6))).isInstanceOf(PushOutcome.Unknown.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        daemon.damage(Damage.NONE);
        assertThat(repository.fetch(soon()).production()).hasValue(seen.staging());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30, GREETING, GREETING + 1, GREETING + 150, GREETING + 290, GREETING + 330, GREETING + 420})
    void wherever_it_is_cut_both_moved_or_neither(int bytes) {
        daemon.damage(new Damage(Damage.Kind.CUT, bytes));
        PushOutcome outcome = promote(PATIENCE);
        assertThat(outcome).isInstanceOfAny(PushOutcome.Unreachable.class, PushOutcome.Unknown.class,
                PushOutcome.Moved.class);
        if (outcome instanceof PushOutcome.Unreachable) {
            nothing_moved();
        } else {
            all_moved_or_nothing();
        }
    }

    /** Addresses at which somebody picks up and says nothing. */
    private enum Silent {
        GIT("git://127.0.0.1:%d/r.git"),
        HTTP("http://127.0.0.1:%d/r.git"),
        HTTPS("https://127.0.0.1:%d/r.git"),
        SSH("ssh://127.0.0.1:%d/r.git");

        private final String address;

        Silent(String address) {
            this.address = address;
        }
    }

    @ParameterizedTest
    @EnumSource(Silent.class)
    void a_server_that_never_speaks_is_given_up_at_the_deadline(Silent silent) throws IOException {
        try (ServerSocket port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String address = silent.address.formatted(port.getLocalPort());
            try (ReleaseRepository waiting = team.open(team.cloneWithOrigin("waiting", address))) {
                long start = System.nanoTime();
                assertThatThrownBy(() -> waiting.fetch(Deadline.in(Duration.ofSeconds(1))))
                        .isInstanceOf(ConfigurationError.class)
                        .hasMessageContaining("no answer in time");
                RefMove move = new RefMove.FastForward("release", team.released(), seen.staging());
                assertThat(waiting.pushAtomically(List.of(move), Deadline.in(Duration.ofSeconds(1))))
                        .isEqualTo(new PushOutcome.Unreachable("no answer in time from " + waiting.remoteAddress()));
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Silent.class)
    void a_port_where_nobody_listens_is_unreachable(Silent nobody) {
        int port = FreePort.any();
        try (ReleaseRepository waiting = team.open(team.cloneWithOrigin("waiting", nobody.address.formatted(port)))) {
            RefMove move = new RefMove.FastForward("release", team.released(), seen.staging());
            assertThat(waiting.pushAtomically(List.of(move), soon()))
                    .isInstanceOfSatisfying(PushOutcome.Unreachable.class,
                            unreachable -> assertThat(unreachable.reason()).containsIgnoringCase("connection refused"));
        }
    }

    @Test
    void a_hook_that_takes_for_ever_is_given_up_at_the_deadline() {
        team.git().in(team.folder().resolve("operator"), "remote", "set-url", "origin", team.bare().toString());
        team.hook("pre-receive", "exec sleep 654");
        try (ReleaseRepository local = team.open(team.folder().resolve("operator"))) {
            RefMove move = new RefMove.FastForward("release", team.released(), seen.staging());
            assertThat(local.pushAtomically(List.of(move), Deadline.in(Duration.ofSeconds(5))))
                    .isInstanceOf(PushOutcome.Unknown.class);
        }
        ProcessHandle.current().descendants()
                .filter(child -> child.info().commandLine().orElse("").contains("sleep 654"))
                .forEach(child -> assertThat(child.onExit()).succeedsWithin(PATIENCE));
    }

    @Test
    void a_hook_that_talks_without_end_is_hung_up_on() {
        team.git().in(team.folder().resolve("operator"), "remote", "set-url", "origin", team.bare().toString());
        team.hook("pre-receive", "yes 'and another thing' >&2");
        try (ReleaseRepository local = team.open(team.folder().resolve("operator"))) {
            RefMove move = new RefMove.FastForward("release", team.released(), seen.staging());
            assertThat(local.pushAtomically(List.of(move), soon()))
                    .isInstanceOfSatisfying(PushOutcome.Unknown.class,
                            unknown -> assertThat(unknown.reason()).contains("the server sent too much text"));
        }
        nothing_moved();
    }
}
