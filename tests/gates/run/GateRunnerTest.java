package tests.gates.run;

import static lockstep.gates.gate.Expectation.status;
import static org.assertj.core.api.Assertions.assertThat;
import static tests.gates.http.Behaviour.answers;
import static tests.gates.http.LoopbackServer.a_server_that;
import static tests.gates.http.Replies.reply;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.base.release.SteadyClock;
import lockstep.base.text.Secrets;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.RequestGate;
import lockstep.gates.gate.RunListener;
import lockstep.gates.gate.Verdict;
import lockstep.gates.gate.Waiting;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.http.Request;
import lockstep.gates.http.RequestHeader;
import lockstep.gates.revision.RevisionSource;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.GateRunRequest;
import lockstep.gates.run.GateRunner;
import lockstep.gates.suite.Suite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tests.gates.http.Behaviour;
import tests.gates.http.LoopbackServer;

class GateRunnerTest {

    private static final Sha COMMIT = new Sha("0123456789abcdef0123456789abcdef01234567");
    private static final Sha OTHER = new Sha("f".repeat(40));
    private static final Suite SUITE =
            new Suite("one", List.of(new RequestGate("home", Request.get("/home"), status(200))));
    private static final Optional<RevisionSource> HEADER =
            Optional.of(new RevisionSource.Header("/health", "X-Build-Sha"));

    @Test
    void a_service_that_runs_the_commit_before_and_after_is_verified() {
        GateRun run = run(runs(COMMIT.hex(), COMMIT.hex()), Optional.of(COMMIT), HEADER);
        assertThat(run.revision().verified()).isTrue();
        assertThat(run.revision().observed()).contains(COMMIT.hex());
        assertThat(run.verdict()).isEqualTo(Verdict.PASS);
        assertThat(run.gates()).extracting(gate -> gate.name().word()).containsExactly("revision", "home");
    }

    @Test
    void a_prefix_of_the_commit_is_enough() {
        assertThat(run(runs("0123456", "0123456"), Optional.of(COMMIT), HEADER).revision().verified()).isTrue();
    }

    @Test
    void a_service_that_changes_while_the_gates_run_decides_nothing() {
        GateRun run = run(runs(OTHER.hex(), COMMIT.hex()), Optional.of(COMMIT), HEADER);
        assertThat(run.revision().verified()).isFalse();
        assertThat(revision(run).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(revision(run).reason()).contains("changed from " + OTHER.hex() + " to " + COMMIT.hex());
    }

    @Test
    void a_service_that_runs_another_commit_fails() {
        GateRun run = run(runs(OTHER.hex(), OTHER.hex()), Optional.of(COMMIT), HEADER);
        assertThat(run.revision().verified()).isFalse();
        assertThat(revision(run).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void what_goes_beyond_the_smoke_is_not_sent_to_another_commit_than_the_ordered_one() {
        AtomicInteger costly = new AtomicInteger();
        GateRun run = runCostly(Environment.STAGING, OTHER, costly);
        assertThat(costly).hasValue(0);
        GateResult held = run.gate(new GateName("costly")).orElseThrow();
        assertThat(held.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(held.reason()).isEqualTo("not run: staging runs " + OTHER + ", not " + COMMIT);
        assertThat(run.gate(new GateName("home")).orElseThrow().verdict()).isEqualTo(Verdict.PASS);
        assertThat(revision(run).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void the_ordered_commit_is_sent_everything() {
        AtomicInteger costly = new AtomicInteger();
        assertThat(runCostly(Environment.STAGING, COMMIT, costly).verdict()).isEqualTo(Verdict.PASS);
        assertThat(costly).hasValue(1);
    }

    @Test
    void production_is_asked_everything_whatever_it_runs() {
        AtomicInteger costly = new AtomicInteger();
        runCostly(Environment.PRODUCTION, OTHER, costly);
        assertThat(costly).hasValue(1);
    }

    /** Keeps the clock that it was given. */
    private record ClockGate(AtomicReference<InstantSource> given) implements Gate {

        @Override
        public GateName name() {
            return new GateName("clock");
        }

        @Override
        public GateResult run(GateContext context) {
            given.set(context.clock());
            return notRun(Verdict.PASS, "the clock is kept");
        }

        @Override
        public GateResult notRun(Verdict verdict, String reason) {
            return new RequestGate("clock", Request.get("/"), status(200)).notRun(verdict, reason);
        }
    }

    @Test
    void gates_measure_by_a_clock_that_nobody_sets() {
        AtomicReference<InstantSource> given = new AtomicReference<>();
        run(runs(COMMIT.hex(), COMMIT.hex()), new Suite("clocked", List.of(new ClockGate(given))),
                Environment.STAGING, Optional.of(COMMIT), HEADER);
        assertThat(given.get()).isInstanceOf(SteadyClock.class);
    }

    private static GateRun runCostly(Environment environment, Sha reported, AtomicInteger costly) {
        RequestGate home = new RequestGate("home", Request.get("/home"), status(200));
        Suite suite = new Suite("two", List.of(home, new RequestGate("costly", Request.get("/costly"), status(200))))
                .smokedBy(List.of(home));
        Behaviour behaviour = answers(visitor -> {
            if (visitor.path().equals("/costly")) {
                costly.incrementAndGet();
            }
            visitor.say(reply("200 OK", "X-Build-Sha: " + reported + "\r\n", ""));
        });
        return run(behaviour, suite, environment, Optional.of(COMMIT), HEADER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Retry-After: 7\r\n"})
    void a_limit_that_a_gate_ran_into_is_waited_out_before_the_revision_is_asked_for_again(String retryAfter) {
        AtomicBoolean limited = new AtomicBoolean();
        AtomicBoolean over = new AtomicBoolean();
        List<Duration> waits = new ArrayList<>();
        Behaviour locks_out = answers(visitor -> {
            boolean isGate = visitor.path().equals("/home");
            limited.compareAndSet(false, isGate);
            visitor.say(limited.get() && !over.get()
                    ? reply("429 No", isGate ? "Retry-After: 30\r\n" : retryAfter, "")
                    : reply("200 OK", "X-Build-Sha: " + COMMIT + "\r\n", ""));
        });
        Suite suite = new Suite("one", List.of(new RequestGate("home", Request.get("/home"), status(429))));
        GateRun run = run(locks_out, suite, Environment.STAGING, Optional.of(COMMIT), HEADER, time -> {
            waits.add(time);
            over.set(true);
        });
        assertThat(revision(run).verdict()).as(revision(run).reason()).isEqualTo(Verdict.PASS);
        assertThat(waits).hasSize(1);
        assertThat(waits.getFirst()).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(31));
    }

    @Test
    void where_the_longest_limit_is_beyond_the_deadline_the_own_one_of_the_revision_is_waited_out() {
        AtomicBoolean limited = new AtomicBoolean();
        AtomicBoolean over = new AtomicBoolean();
        List<Duration> waits = new ArrayList<>();
        Behaviour locks_out = answers(visitor -> {
            boolean isGate = visitor.path().equals("/home");
            limited.compareAndSet(false, isGate);
            visitor.say(limited.get() && !over.get()
                    ? reply("429 No", "Retry-After: " + (isGate ? 600 : 7) + "\r\n", "")
                    : reply("200 OK", "X-Build-Sha: " + COMMIT + "\r\n", ""));
        });
        Suite suite = new Suite("one", List.of(new RequestGate("home", Request.get("/home"), status(429))));
        GateRun run = run(locks_out, suite, Environment.STAGING, Optional.of(COMMIT), HEADER, time -> {
            waits.add(time);
            over.set(true);
        });
        assertThat(revision(run).verdict()).as(revision(run).reason()).isEqualTo(Verdict.PASS);
        assertThat(waits).hasSize(1);
        assertThat(waits.getFirst()).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(9));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void a_limit_of_the_revision_in_production_fails_at_once_before_and_after_the_gates(int limited) {
        AtomicInteger asked = new AtomicInteger();
        List<Duration> waits = new ArrayList<>();
        Behaviour limits = answers(visitor ->
                visitor.say(visitor.path().equals("/health") && asked.incrementAndGet() == limited
                        ? reply("429 No", "Retry-After: 7\r\n", "")
                        : reply("200 OK", "X-Build-Sha: " + COMMIT + "\r\n", "")));
        GateRun run = run(limits, SUITE, Environment.PRODUCTION, Optional.of(COMMIT), HEADER, waits::add);
        assertThat(revision(run).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(revision(run).reason()).isEqualTo("unexpected 429: in production, a rollback trigger");
        assertThat(run.revision().verified()).isFalse();
        assertThat(waits).isEmpty();
        assertThat(asked).hasValue(2);
    }

    @Test
    void a_service_that_does_not_tell_is_not_verified() {
        GateRun run = run(runs("", ""), Optional.of(COMMIT), HEADER);
        assertThat(run.revision().verified()).isFalse();
        assertThat(run.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void without_a_commit_there_is_nothing_to_verify() {
        GateRun run = run(runs(COMMIT.hex(), COMMIT.hex()), Optional.empty(), HEADER);
        assertThat(run.revision().verified()).isFalse();
        assertThat(run.revision().observed()).contains(COMMIT.hex());
        assertThat(run.gates()).hasSize(1);
    }

    @Test
    void without_a_source_nothing_is_verified() {
        GateRun run = run(runs(COMMIT.hex(), COMMIT.hex()), Optional.of(COMMIT), Optional.empty());
        assertThat(run.revision().verified()).isFalse();
        assertThat(run.revision().observed()).isEmpty();
    }

    @Test
    void a_secret_in_place_of_the_revision_is_not_shown() {
        GateRun run = run(runs("t0k3n-value", "t0k3n-value"), Optional.of(COMMIT), HEADER);
        assertThat(revision(run).reason()).doesNotContain("t0k3n-value").contains("[redacted]");
    }

    private static GateResult revision(GateRun run) {
        return run.gate(new GateName("revision")).orElseThrow();
    }

    /** Reports one revision when first asked for its health, and another ever after. */
    private static Behaviour runs(String first, String then) {
        AtomicInteger asked = new AtomicInteger();
        return answers(visitor -> {
            String sha = visitor.path().equals("/health") && asked.getAndIncrement() > 0 ? then : first;
            visitor.say(reply("200 OK", sha.isEmpty() ? "" : "X-Build-Sha: " + sha + "\r\n", ""));
        });
    }

    private static GateRun run(Behaviour behaviour, Optional<Sha> commit, Optional<RevisionSource> source) {
        return run(behaviour, SUITE, Environment.STAGING, commit, source);
    }

    private static GateRun run(
            Behaviour behaviour, Suite suite, Environment environment, Optional<Sha> commit,
            Optional<RevisionSource> source) {
        return run(behaviour, suite, environment, commit, source, time -> {});
    }

    private static GateRun run(
            Behaviour behaviour, Suite suite, Environment environment, Optional<Sha> commit,
            Optional<RevisionSource> source, Waiting waiting) {
        HttpSettings http = HttpSettings.defaults().withHeaders(List.of(new RequestHeader("X-Key", "t0k3n-value")));
        try (LoopbackServer server = a_server_that(behaviour)) {
            GateRunRequest order = new GateRunRequest(
                    suite, environment, server.target(), commit, source, new Operator("tests"), http,
                    Duration.ofSeconds(60));
            return new GateRunner(InstantSource.system(), waiting, new Secrets()).run(order, RunListener.silent());
        }
    }
}
