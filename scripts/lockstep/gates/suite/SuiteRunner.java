package lockstep.gates.suite;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import lockstep.base.text.Secrets;
import lockstep.gates.gate.About;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Span;
import lockstep.gates.gate.Verdict;

/** Runs a suite: each gate on a virtual thread of its own, as soon as the gates it waits for are over. */
public final class SuiteRunner {

    private final Secrets secrets;

    /** @param secrets what the run must not show; it grows while the service sets cookies */
    public SuiteRunner(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * The results in the suite's order, skipped gates last. When the calling thread is interrupted, the gates end at
     * once, undecided, and the thread stays interrupted.
     */
    public List<GateResult> run(Suite suite, GateContext given) {
        GateContext context = given.of(suite.profile()).heardBy(new SafeListener(given.listener(), secrets));
        Map<GateName, FutureTask<GateResult>> tasks = new LinkedHashMap<>();
        List<Thread> threads = new ArrayList<>();
        for (Gate gate : suite.gates()) {
            List<FutureTask<GateResult>> awaited = gate.after().stream().map(tasks::get).toList();
            FutureTask<GateResult> task = new FutureTask<>(() -> run(gate, context, awaited));
            tasks.put(gate.name(), task);
            threads.add(Thread.ofVirtual().name("gate " + gate.name()).start(task));
        }
        awaitAll(threads);
        List<GateResult> all = new ArrayList<>(tasks.values().stream().map(SuiteRunner::resultOf).toList());
        for (Suite.Skipped skipped : suite.skipped()) {
            GateResult result = skipped.gate().notRun(Verdict.SKIPPED, skipped.reason());
            context.listener().finished(result);
            all.add(result);
        }
        return List.copyOf(all);
    }

    private GateResult run(Gate gate, GateContext context, List<FutureTask<GateResult>> awaited) {
        Optional<List<GateResult>> earlier = results(awaited);
        context.listener().started(gate.name());
        GateContext own = context.forGate(context.deadline().within(gate.limit()), earlier.orElse(List.of()));
        GateResult result;
        if (earlier.isEmpty()) {
            result = gate.notRun(Verdict.INCONCLUSIVE, "the run was interrupted before this gate could start");
        } else if (own.deadline().isOver()) {
            result = gate.notRun(Verdict.INCONCLUSIVE,
                    "the deadline of the run was over before this gate could start");
        } else {
            Instant from = context.clock().instant();
            result = unmet(gate, own).orElseGet(() -> gate.run(own).during(
                    new Span(from, Duration.between(from, context.clock().instant()))));
        }
        GateResult redacted = result.redacted(secrets);
        context.listener().finished(redacted);
        return redacted;
    }

    /** Not asked where a gate that it needs did not pass. */
    private static Optional<GateResult> unmet(Gate gate, GateContext context) {
        return context.earlier().stream()
                .filter(result -> gate.needs().contains(result.name()) && result.verdict() != Verdict.PASS)
                .findFirst()
                .map(result -> {
                    String reason = "not run, because " + result.name() + " did not pass";
                    return gate.notRun(Verdict.INCONCLUSIVE, reason).deciding(new Decision(
                            Verdict.INCONCLUSIVE, reason, result.about().or(() -> Optional.of(About.WAY))));
                });
    }

    /** Empty when interrupted while waiting. */
    private static Optional<List<GateResult>> results(List<FutureTask<GateResult>> awaited) {
        List<GateResult> results = new ArrayList<>();
        for (FutureTask<GateResult> task : awaited) {
            try {
                results.add(task.get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            } catch (ExecutionException e) {
                throw new CancellationException("a gate before this one had an error");
            }
        }
        return Optional.of(results);
    }

    private static void awaitAll(List<Thread> threads) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    threads.forEach(Thread::interrupt);
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static GateResult resultOf(FutureTask<GateResult> task) {
        return switch (task.state()) {
            case SUCCESS -> task.resultNow();
            case FAILED -> throw task.exceptionNow() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(task.exceptionNow());
            case RUNNING, CANCELLED -> throw new IllegalStateException("a gate's thread ended before its task");
        };
    }
}
