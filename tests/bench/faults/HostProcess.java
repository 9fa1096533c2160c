package tests.bench.faults;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import lockstep.base.error.LockstepError;
import lockstep.base.process.HostProgram;
import lockstep.base.process.ProgramEnd;
import lockstep.base.process.Programs;
import lockstep.base.release.CanaryId;
import lockstep.base.release.SteadyClock;
import lockstep.gates.gate.Waiting;
import lockstep.record.canary.CanaryState;
import lockstep.release.canary.CanaryListener;
import lockstep.release.canary.CanaryPermission;
import lockstep.release.canary.CanaryService;
import lockstep.release.site.ReleaseSite;

/** One process of Lockstep on a host. It may be killed before and after everything that it does to the world. */
final class HostProcess implements Programs, Waiting {

    private final Team team;
    private final Universe universe;
    private final Balancer balancer;
    private final Host host;
    private final Instant began;
    private Duration asleep = Duration.ZERO;
    private final long killedAtStep;
    private final boolean trustsTheClock;
    private Map<Long, Runnable> meanwhile = Map.of();
    private long steps;
    private boolean dead;

    /** @param trustsTheClock whether it takes the host's clock for the time that passes, which it must not */
    HostProcess(
            Team team, Universe universe, Balancer balancer, Host host, long killedAtStep, boolean trustsTheClock) {
        this.team = team;
        this.universe = universe;
        this.balancer = balancer;
        this.host = host;
        this.began = universe.now();
        this.killedAtStep = killedAtStep;
        this.trustsTheClock = trustsTheClock;
    }

    /** How a process ended. */
    sealed interface End {

        /** @param result what it said */
        record Done<T>(T result) implements End {}

        /** @param error what it said */
        record Said(LockstepError error) implements End {}

        record Dead() implements End {}

        /** It said nothing that it should: something in the program is wrong. */
        record Broken(Throwable defect) implements End {}
    }

    /** Works with the canaries of the team. */
    @FunctionalInterface
    interface Work<T> {
        T on(CanaryService service, ReleaseSite site) throws InterruptedException;
    }

    End does(Work<?> work) {
        try (ReleaseSite site = team.site(host, this, this, this::step)) {
            CanaryListener listener = listener();
            CanaryService service = new CanaryService(
                    site, listener, (sha, heads, skipped) -> CanaryPermission.Answer.allowed(), steady());
            return new End.Done<>(work.on(service, site));
        } catch (LockstepError e) {
            return new End.Said(e);
        } catch (Killed e) {
            return new End.Dead();
        } catch (InterruptedException | RuntimeException | Error e) {
            return new End.Broken(e);
        }
    }

    private CanaryListener listener() {
        return new CanaryListener() {
            @Override
            public void step(String words) {
                HostProcess.this.step();
            }

            @Override
            public void entered(CanaryId id, CanaryState state) {
                HostProcess.this.step();
            }
        };
    }

    private InstantSource steady() {
        return trustsTheClock
                ? host
                : SteadyClock.of(host, () -> age().toNanos());
    }

    Host host() {
        return host;
    }

    /** What others do while it is about to take a step. */
    HostProcess meanwhile(long atStep, Runnable others) {
        meanwhile = Map.of(atStep, others);
        return this;
    }

    private void step() {
        if (dead || ++steps == killedAtStep) {
            dead = true;
            throw new Killed();
        }
        meanwhile.getOrDefault(steps, () -> { }).run();
    }

    @Override
    public ProgramEnd run(HostProgram program, Duration limit) {
        step();
        ProgramEnd end = balancer.run(program.words(), limit);
        step();
        return end;
    }

    @Override
    public ProgramEnd follow(HostProgram program, Duration limit, Consumer<String> lines) {
        return run(program, limit);
    }

    @Override
    public void sleep(Duration time) {
        step();
        Duration sleep = host.sleep();
        asleep = asleep.plus(sleep);
        universe.pass(time.plus(sleep));
        step();
    }

    /** How long it has run: while the host is asleep it does not. */
    Duration age() {
        return Duration.between(began, universe.now()).minus(asleep);
    }
}
