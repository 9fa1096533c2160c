package tests.gates.suite;

import static lockstep.gates.gate.Expectation.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tests.gates.http.Behaviour.answers;
import static tests.gates.http.LoopbackServer.a_server_that;
import static tests.gates.http.Replies.ok;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import lockstep.base.release.Environment;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.RequestGate;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Request;
import lockstep.gates.suite.Suite;
import lockstep.gates.suite.SuiteRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tests.gates.gate.Gates;
import tests.gates.http.LoopbackServer;
import tests.gates.http.Visitor;

@Timeout(120)
class SuiteRunnerTest {

    @Test
    void independent_gates_are_under_way_at_the_same_time() {
        CountDownLatch all = new CountDownLatch(4);
        try (LoopbackServer server = a_server_that(answers(visitor -> {
                    all.countDown();
                    all.await();
                    visitor.say(ok("{}"));
                }));
                Gates gates = new Gates(server)) {
            List<GateResult> results = run(gates, gates.in(Environment.STAGING), ask("a"), ask("b"), ask("c"), ask("d"));
            assertThat(results).allMatch(result -> result.verdict() == Verdict.PASS);
        }
    }

    @Test
    void a_gate_waits_for_those_it_comes_after() {
        List<String> paths = new CopyOnWriteArrayList<>();
        try (LoopbackServer server = a_server_that(answers(visitor -> {
                    paths.add(visitor.path());
                    visitor.say(ok("{}"));
                }));
                Gates gates = new Gates(server)) {
            RequestGate last = new RequestGate(new GateName("z"), Request.get("/z"), status(200), names("a", "b", "c"));
            run(gates, gates.in(Environment.STAGING), ask("a"), ask("b"), ask("c").after("b"), last);
            assertThat(paths.indexOf("/c")).isGreaterThan(paths.indexOf("/b"));
            assertThat(paths.getLast()).isEqualTo("/z");
        }
    }

    @Test
    void when_the_time_is_over_the_rest_is_undecided() {
        try (LoopbackServer server = a_server_that(Visitor::keepsSilent); Gates gates = new Gates(server)) {
            List<GateResult> results =
                    run(gates, gates.within(Duration.ofMillis(200), Environment.PRODUCTION), ask("a"), ask("b").after("a"));
            assertThat(results).allMatch(result -> result.verdict() == Verdict.INCONCLUSIVE);
            assertThat(results.getLast().reason())
                    .isIn("the deadline of the run was over before this gate could start",
                            "the time of the run was over");
        }
    }

    @Test
    void an_interrupt_ends_the_run_and_decides_nothing() {
        Thread runner = Thread.currentThread();
        try (LoopbackServer server = a_server_that(visitor -> {
                    visitor.hears();
                    runner.interrupt();
                    visitor.keepsSilent();
                });
                Gates gates = new Gates(server)) {
            List<GateResult> results = run(gates, gates.in(Environment.PRODUCTION), ask("a"), ask("b").after("a"));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(results).extracting(GateResult::verdict).containsOnly(Verdict.INCONCLUSIVE);
            assertThat(results).extracting(GateResult::reason).allMatch(reason -> reason.contains("interrupted"));
        }
    }

    @Test
    void an_error_in_a_gate_is_thrown_and_not_taken_for_a_verdict() {
        try (LoopbackServer server = a_server_that(answers(ok("{}"))); Gates gates = new Gates(server)) {
            assertThatThrownBy(() -> run(
                    gates, gates.in(Environment.STAGING), ask("a"), new Broken(), ask("c").after("broken")))
                    .isInstanceOf(ArithmeticException.class);
        }
    }

    @Test
    void a_gate_that_was_not_asked_for_says_so() {
        try (LoopbackServer server = a_server_that(answers(ok("{}"))); Gates gates = new Gates(server)) {
            Suite suite = new Suite("s", List.of(ask("a")), List.of(new Suite.Skipped(ask("b"), "not run; add `--b`")));
            GateResult last = new SuiteRunner(gates.secrets()).run(suite, gates.in(Environment.STAGING)).getLast();
            assertThat(last.verdict()).isEqualTo(Verdict.SKIPPED);
            assertThat(last.reason()).isEqualTo("not run; add `--b`");
        }
    }

    @Test
    void a_suite_with_a_circle_or_a_name_twice_cannot_be_made() {
        assertThatThrownBy(() -> new Suite("s", List.of(ask("a").after("b"), ask("b"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Suite("s", List.of(ask("a"), ask("a"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<GateResult> run(Gates gates, GateContext context, Gate... suite) {
        return new SuiteRunner(gates.secrets()).run(new Suite("s", List.of(suite)), context);
    }

    private static RequestGate ask(String name) {
        return new RequestGate(name, Request.get("/" + name), status(200));
    }

    private static Set<GateName> names(String... words) {
        return Set.copyOf(Arrays.stream(words).map(GateName::new).toList());
    }

    private record Broken() implements Gate {

        @Override
        public GateName name() {
            return new GateName("broken");
        }

        @Override
        public GateResult run(GateContext context) {
            throw new ArithmeticException("a mistake of ours");
        }

        @Override
        public GateResult notRun(Verdict verdict, String reason) {
            return new GateResult(
                    name(), verdict, reason, Optional.empty(), Optional.empty(), "", List.of(), Optional.empty(), 0);
        }
    }
}
