package tests.release.canary;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import lockstep.analysis.canary.CanaryVerdict;
import lockstep.analysis.canary.Observations;
import lockstep.base.release.CanaryId;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryState;
import lockstep.release.canary.CanaryListener;
import lockstep.release.site.Milestone;

/** What happens at moments of a canary, each in the order in which it was named. */
final class Moments implements CanaryListener {

    private final List<CanaryListener> all = new ArrayList<>();

    /** Does something when so many intervals were judged. */
    static Moments at(int interval, Runnable what) {
        AtomicInteger judged = new AtomicInteger();
        return new Moments().judged((verdict, seen) -> {
            if (judged.incrementAndGet() == interval) {
                what.run();
            }
        });
    }

    /** Whoever carries the canary leaves when it enters that stage. */
    static Moments leavingAt(CanaryStage stage) {
        return new Moments().entered(state -> {
            if (state.stage() == stage) {
                Thread.currentThread().interrupt();
            }
        });
    }

    Moments with(CanaryListener other) {
        all.add(other);
        return this;
    }

    Moments judged(BiConsumer<CanaryVerdict, Observations> what) {
        return with(new CanaryListener() {
            @Override
            public void judged(CanaryId id, int weight, CanaryVerdict verdict, Observations seen, Duration left,
                    List<String> troubles) {
                what.accept(verdict, seen);
            }
        });
    }

    Moments entered(Consumer<CanaryState> what) {
        return with(new CanaryListener() {
            @Override
            public void entered(CanaryId id, CanaryState state) {
                what.accept(state);
            }
        });
    }

    Moments step(Consumer<String> what) {
        return with(new CanaryListener() {
            @Override
            public void step(String words) {
                what.accept(words);
            }
        });
    }

    Moments reached(Consumer<Milestone> what) {
        return with(new CanaryListener() {
            @Override
            public void reached(Milestone milestone) {
                what.accept(milestone);
            }
        });
    }

    @Override
    public void judged(CanaryId id, int weight, CanaryVerdict verdict, Observations seen, Duration left,
            List<String> troubles) {
        all.forEach(one -> one.judged(id, weight, verdict, seen, left, troubles));
    }

    @Override
    public void entered(CanaryId id, CanaryState state) {
        all.forEach(one -> one.entered(id, state));
    }

    @Override
    public void step(String words) {
        all.forEach(one -> one.step(words));
    }

    @Override
    public void reached(Milestone milestone) {
        all.forEach(one -> one.reached(milestone));
    }
}
