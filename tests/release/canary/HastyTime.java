package tests.release.canary;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import lockstep.gates.gate.Waiting;
import tests.release.workflow.ReleaseDay;

/**
 * The host's clock, but that whoever waits has waited after a twentieth of the time. How far it is ahead by then stands
 * in a file, in milliseconds, for programs that tell the time.
 */
final class HastyTime implements InstantSource, Waiting {

    private static final int TIMES = 20;

    private final Path file;
    private Duration ahead = Duration.ZERO;

    HastyTime(Path file) {
        this.file = file;
        ReleaseDay.write(file, "0\n");
    }

    @Override
    public synchronized Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        Duration really = time.dividedBy(TIMES);
        Thread.sleep(really);
        pass(time.minus(really));
    }

    synchronized void pass(Duration time) {
        ahead = ahead.plus(time);
        ReleaseDay.write(file, ahead.toMillis() + "\n");
    }
}
