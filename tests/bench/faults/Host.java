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

    void clockSteps(Duration by) {
        ahead = ahead.plus(by);
    }

    @Override
    public Instant instant() {
        return universe.now().plus(ahead);
    }
}
