package tests.bench.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import lockstep.base.process.HostProgram;
import lockstep.base.process.ProgramEnd;
import lockstep.base.process.Programs;

/** The commands of the host: they deploy, set and read the weight, and print what is counted. */
final class Balancer {

    /** For whoever only looks: the weight is read while no time passes. */
    final Programs looking = new Programs() {
        @Override
        public ProgramEnd run(HostProgram program, Duration limit) {
            return read();
        }

        @Override
        public ProgramEnd follow(HostProgram program, Duration limit, Consumer<String> lines) {
            throw new IllegalStateException("who looks deploys nothing");
        }
    };

    private static final Duration TAKES = Duration.ofMillis(50);

    /** For whoever is never killed. */
    final Programs running = new Programs() {
        @Override
        public ProgramEnd run(HostProgram program, Duration limit) {
            return Balancer.this.run(program.words(), limit);
        }

        @Override
        public ProgramEnd follow(HostProgram program, Duration limit, Consumer<String> lines) {
            return run(program, limit);
        }
    };

    private final Universe universe;
    private final Set<Fault> faults = EnumSet.noneOf(Fault.class);
    private final boolean silent;
    private int readsLate;
    private int before;
    private boolean hidden;

    /** @param silent whether an abort that does nothing cannot be told from one that does, by reading the weight */
    Balancer(Universe universe, boolean silent) {
        this.universe = universe;
        this.silent = silent;
    }

    void begins(Fault fault) {
        faults.add(fault);
        if (fault == Fault.READ_LATE) {
            readsLate = 3;
        }
    }

    void ends(Fault fault) {
        faults.remove(fault);
    }

    void heals() {
        faults.clear();
        readsLate = 0;
    }

    private boolean has(Fault fault) {
        return faults.contains(fault);
    }

    ProgramEnd run(List<String> words, Duration limit) {
        universe.pass(TAKES);
        return switch (words.getFirst()) {
            case "set" -> set(Integer.parseInt(words.get(1)));
            case "read" -> read();
            case "abort" -> abort();
            case "deploy" -> has(Fault.DEPLOY_FAILS) ? failed() : printed("");
            case "counts" -> counts(limit);
            default -> throw new IllegalArgumentException("no such command: " + words);
        };
    }

    private ProgramEnd set(int percent) {
        if (has(Fault.SET_FAILS)) {
            return failed();
        }
        before = universe.weight();
        universe.set(percent);
        return printed("");
    }

    private ProgramEnd read() {
        if (has(Fault.READ_DUMB)) {
            return printed("");
        }
        if (has(Fault.READ_WRONG)) {
            return printed("77");
        }
        if (readsLate > 0) {
            readsLate--;
            return printed(String.valueOf(before));
        }
        return printed(String.valueOf(hidden ? 0 : universe.weight()));
    }

    private ProgramEnd abort() {
        if (has(Fault.ABORT_FAILS)) {
            return failed();
        }
        if (silent) {
            hidden = true;
        } else if (!has(Fault.ABORT_IDLE)) {
            universe.set(0);
        }
        return printed("");
    }

    private ProgramEnd counts(Duration limit) {
        if (has(Fault.SOURCE_HANGS)) {
            universe.pass(limit);
            return new ProgramEnd.OutOfTime();
        }
        if (has(Fault.SOURCE_DIES) || has(Fault.SOURCE_PAUSES)) {
            return failed();
        }
        return printed(has(Fault.SOURCE_LIES)
                ? "{\"canary\": {\"requests\": NaN, \"errors\": -1}, \"baseline\": {}}"
                : universe.counters());
    }

    private static ProgramEnd printed(String text) {
        return new ProgramEnd.Exited(0, text.getBytes(StandardCharsets.UTF_8), new byte[0]);
    }

    private static ProgramEnd failed() {
        return new ProgramEnd.Exited(9, new byte[0], new byte[0]);
    }
}
