package tests;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Says a line a test class, every failure in full, and last how many passed and failed. */
public final class Progress implements TestExecutionListener {

    private record Failure(String test, Throwable cause) {}

    private final PrintStream out;
    private final Map<String, Long> started = new ConcurrentHashMap<>();
    private final List<Failure> failures = new ArrayList<>();
    private int passed;
    private int skipped;

    public Progress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        started.put(test.getUniqueId(), System.nanoTime());
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier test, String reason) {
        skipped++;
        out.println("SKIPPED " + test.getDisplayName() + ": " + reason);
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == Status.ABORTED) {
            executionSkipped(test, result.getThrowable().map(Throwable::getMessage).orElse("aborted"));
        } else {
            result.getThrowable().ifPresent(cause -> failures.add(new Failure(test.getUniqueId(), cause)));
        }
        if (test.isTest() && result.getStatus() == Status.SUCCESSFUL) {
            passed++;
        }
        if (test.getSource().filter(ClassSource.class::isInstance).isPresent()) {
            long ms = (System.nanoTime() - started.get(test.getUniqueId())) / 1_000_000;
            out.printf("%7d ms  %s%n", ms, ((ClassSource) test.getSource().get()).getClassName());
        }
    }

    /** Prints the summary; whether all is well, which it is not when nothing ran. */
    public boolean close() {
        for (Failure failure : failures) {
            out.println();
            out.println("FAILED " + failure.test());
            failure.cause().printStackTrace(out);
        }
        out.println();
        out.println(passed + " passed, " + failures.size() + " failed"
                + (skipped == 0 ? "" : ", " + skipped + " skipped"));
        return failures.isEmpty() && passed > 0;
    }
}
