package tests.bench.faults;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import lockstep.base.release.Operator;

/** A host of an operator: its clock is wrong by some time, and may be set. */
final class Host implements InstantSource {

    private final Universe universe;
    private final String name;
    private Duration ahead;
    private Duration sleeps = Duration.ZERO;

    Host(Universe universe, String name, Duration ahead) {
        this.universe = universe;
        this.name = name;
        this.ahead = ahead;
    }

    Operator operator() {
        return new Operator(name);
    }

    String name() {
        return name;
    }

    Duration ahead() {
        return ahead;
    }

    /** When it next waits it falls asleep, for so long. */
    void fallsAsleep(Duration time) {
        sleeps = time;
    }

    Duration sleep() {
        Duration now = sleeps;
        sleeps = Duration.ZERO;
        return now;
    }

    void clockSteps(Duration by) {
        ahead = ahead.plus(by);
    }

    @Override
    public Instant instant() {
        return universe.now().plus(ahead);
    }
}
