package lockstep.base.process;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Does the same for several at a time, so that one that hangs holds up no other; answers in their order. */
public final class SideBySide {

    private static final int AT_A_TIME = 20;

    private SideBySide() {}

    /** @param work for one alone it is done by the thread that asks */
    public static <T, R> List<R> each(List<T> all, Function<T, R> work) {
        if (all.size() < 2) {
            return all.stream().map(work).toList();
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
            List<CompletableFuture<R>> begun = all.stream()
                    .map(one -> CompletableFuture.supplyAsync(() -> work.apply(one), threads))
                    .toList();
            return begun.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
