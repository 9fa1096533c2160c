package lockstep.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import lockstep.text.Secrets;

/** Runs a suite: each gate on a virtual thread of its own, as soon as the gates it waits for are over. */
public final class SuiteRunner {

    private final Secrets secrets;

    /** @param secrets what the run must not show; it grows while the service sets cookies */
    public SuiteRunner(Secrets secrets) {
        this.secrets = secrets;
    }

    /** The results in the suite's order, skipped gates last. */
    public List<GateResult> run(Suite suite, GateContext context) {
        Map<GateName, CompletableFuture<GateResult>> results = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Gate gate : suite.gates()) {
                List<CompletableFuture<GateResult>> awaited =
                        gate.after().stream().map(results::get).toList();
                results.put(gate.name(), CompletableFuture.allOf(awaited.toArray(CompletableFuture[]::new))
                        .thenApplyAsync(done -> run(gate, context, awaited), threads));
            }
            List<GateResult> all = new ArrayList<>(results.values().stream().map(SuiteRunner::get).toList());
            for (Suite.Skipped skipped : suite.skipped()) {
                GateResult result = skipped.gate().unasked(Verdict.SKIPPED, skipped.reason());
                context.listener().finished(result);
                all.add(result);
            }
            return List.copyOf(all);
        }
    }

    private GateResult run(Gate gate, GateContext context, List<CompletableFuture<GateResult>> awaited) {
        context.listener().started(gate.name());
        List<GateResult> earlier = awaited.stream().map(CompletableFuture::join).toList();
        GateContext own = context.forGate(context.deadline().within(gate.limit()), earlier);
        GateResult result = own.deadline().isOver()
                ? gate.unasked(Verdict.INCONCLUSIVE, "the deadline of the run was over before this gate could start")
                : gate.run(own);
        GateResult redacted = result.redacted(secrets);
        context.listener().finished(redacted);
        return redacted;
    }

    private static GateResult get(CompletableFuture<GateResult> result) {
        try {
            return result.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
